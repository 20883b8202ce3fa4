package dev.weir.sandbox.traffic;

/** A kind of thing that happens among shoppers and thieves. */
@FunctionalInterface
interface Story {

    /** Tells it once more, with other people. */
    Script tell(World world);
}
