package dev.weir.io.kafka;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.config.JobConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;

/**
 * Uses what commands need that write to a broker, what a broker may answer, and what reads the job's answers, without
 * them: for the archive of classes that {@code bin/weir} makes.
 */
public final class Rehearsal {
    private static final String NOBODY = "127.0.0.1:1";
    private static final String PATIENCE_MILLIS = "200";
    private static final String ANSWER = "{\"rule\":\"a\",\"version\":1,\"notes\":[]}";

    private Rehearsal() {}

    /** Reads an answer, tries to write a record, and says why that does not succeed. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(new JsonMapper().readTree(ANSWER.getBytes(StandardCharsets.UTF_8)));
        JobConfig.Kafka kafka =
                new JobConfig.Kafka(NOBODY, "", Map.of("max.block.ms", PATIENCE_MILLIS), Map.of(), Map.of(), 1);
        try (KafkaTopics topics = new KafkaTopics(kafka)) {
            topics.write("rules", "a", new byte[1]);
        } catch (IOException e) {
            System.out.println(e.getMessage() + "; it could have been " + Errors.values().length + " other reasons");
        }
    }
}
