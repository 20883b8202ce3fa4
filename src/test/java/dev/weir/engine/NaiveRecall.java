package dev.weir.engine;

/** What was decided about the subject before. */
interface NaiveRecall {
    /**
     * How many decisions were remembered for this question within this time before now: {@code outcome BLOCK}, {@code count
     * BLOCK} or {@code rule r1}.
     */
    int times(String question, long withinMillis);
}
