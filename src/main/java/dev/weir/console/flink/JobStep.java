package dev.weir.console.flink;

/**
 * A box of the job graph, over all its parallel instances.
 *
 * @param name of the operators in it
 * @param status in Flink's words
 * @param in records a second that come in; 0 at a source
 * @param out records a second that go out
 * @param busy the share of its time that the busiest instance works, 0 to 1
 * @param held the share of its time that the most held up instance waits for those behind it, 0 to 1
 * @param lag records that wait for its sources; -1 if it has none, or they do not say
 */
public record JobStep(
        String name, int parallelism, String status, double in, double out, double busy, double held, long lag) {}
