package dev.weir.io.kafka;

import java.io.IOException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** What Kafka says of a failure, in its own words, and what to do about it where that is known. */
final class KafkaFaults {
    private KafkaFaults() {}

    /** Returns the error about a record that could not be written. */
    static IOException unwritten(String topic, Exception failure) {
        boolean isTooLarge =
                failure instanceof RecordTooLargeException || failure.getCause() instanceof RecordTooLargeException;
        return new IOException(
                "cannot write to the topic '" + topic + "': " + reason(failure)
                        + (isTooLarge
                                ? "; write less, or raise kafka.producer.max.request.size in the job config and"
                                        + " max.message.bytes of the topic"
                                : ""),
                failure);
    }

    /** Returns the message of what caused a failure in the end. */
    static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage() == null ? deepest : deepest.getMessage());
    }
}
