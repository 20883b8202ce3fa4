package dev.weir.fuzz;

import java.util.SplittableRandom;

/** Something that reads what others write. */
interface Target {
    /** The next hostile input. */
    byte[] input(SplittableRandom random);

    /**
     * Feeds it.
     *
     * @return whether it was taken, not refused
     * @throws Exception if something escapes, which is a fault
     */
    boolean feed(byte[] input) throws Exception;
}
