package dev.weir.io.kafka;

import dev.weir.config.JobConfig;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;

/**
 * Uses what commands need that write to a broker, and what a broker may answer, without one: for the archive of classes
 * that {@code bin/weir} makes.
 */
public final class Rehearsal {
    private static final String NOBODY = "127.0.0.1:1";
    private static final String PATIENCE_MILLIS = "200";

    private Rehearsal() {}

    /** Tries to write a record, and says why that does not succeed. */
    public static void main(String[] arguments) throws IOException {
        JobConfig.Kafka kafka =
                new JobConfig.Kafka(NOBODY, "", Map.of("max.block.ms", PATIENCE_MILLIS), Map.of(), Map.of(), 1);
        try (KafkaTopics topics = new KafkaTopics(kafka)) {
            topics.write("rules", "a", new byte[1]);
        } catch (IOException e) {
            System.out.println(e.getMessage() + "; it could have been " + Errors.values().length + " other reasons");
        }
    }
}
