package dev.weir.config;

import dev.weir.config.JobConfig.Kafka;

/**
 * The largest sizes of records that the job writes, including key and headers. Larger records are written in part,
 * because a broker that refuses a record would stop all decisions.
 *
 * @param maxDecisionBytes of a decision
 * @param maxDeadLetterBytes of a dead letter
 */
public record OutputLimits(int maxDecisionBytes, int maxDeadLetterBytes) {
    private static final int USUAL = 1_000_000; // Kafka's own limit on a record is 1,048,588 bytes by default
    private static final int LEAST = 200_000;
    private static final int MOST = 64 << 20;
    private static final String MAX_REQUEST = "max.request.size";
    private static final int MAX_REQUEST_BYTES = 1 << 20;

    /** Reads the limits of a config. A decision must not exceed what the producer can send. */
    static OutputLimits read(ConfigSection limits, Kafka kafka) {
        OutputLimits read = new OutputLimits(
                limits.whole("maxDecisionBytes", USUAL, LEAST, MOST),
                limits.whole("maxDeadLetterBytes", USUAL, LEAST, MOST));
        long sent = largestRequest(kafka);
        if (read.maxDecisionBytes() > sent) {
            limits.note(
                    "maxDecisionBytes",
                    "is " + read.maxDecisionBytes() + ", and Kafka's producer sends records of at most " + sent
                            + " bytes; raise kafka.producer.max.request.size, and max.message.bytes of the topic");
        }
        return read;
    }

    private static long largestRequest(Kafka kafka) {
        String written =
                kafka.producer().getOrDefault(MAX_REQUEST, kafka.properties().get(MAX_REQUEST));
        return written != null && written.matches("\\d{1,18}") ? Long.parseLong(written) : MAX_REQUEST_BYTES;
    }
}
