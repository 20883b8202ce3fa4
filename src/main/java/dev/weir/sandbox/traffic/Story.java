package dev.weir.sandbox.traffic;

/** A kind of thing that happens among shoppers or thieves. */
@FunctionalInterface
interface Story {

    /** Returns it once more, with other people. */
    Script tell(World world);
}
