package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.tree.XGBoostJson;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with the artifacts of models, pushed to a broker with the engine of the job behind it. */
final class PushedArtifactsIT {
    private static final String HASH = Artifacts.sha256(XGBoostJson.MODEL.getBytes(StandardCharsets.UTF_8));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void aFileGoesWithItsModelAndStaysWhileAVersionNeedsIt() throws Exception {
        try (CommandsAtWork at = CommandsAtWork.start(folder)) {
            at.write("models/risk.json", XGBoostJson.MODEL);
            at.write("models/risk.yaml", model(1));
            assertThat(at.weir("models", "push", at.at("models"), "--wait").text())
                    .containsPattern("risk +1 +ACTIVE");
            assertThat(at.weir("models", "push", at.at("models"), "--wait").text())
                    .contains("unchanged");
            assertThat(at.weir("models", "show", "risk").text())
                    .contains("chunks", HASH)
                    .doesNotContain("risk.json");
            assertThat(keys(at)).containsExactly(HASH + "/0001/0000");

            at.write("models/risk.json", XGBoostJson.MODEL + " ");
            at.write("models/risk.yaml", model(2));
            assertThat(at.weir("models", "push", at.at("models"), "--wait").text())
                    .containsPattern("risk +2 +ACTIVE");
            assertThat(keys(at)).hasSize(2).contains(HASH + "/0001/0000");
            assertThat(at.weir("models", "rollback", "risk", "--wait").text())
                    .contains("goes back to version 1, as version 3", "ACTIVE");
        }
    }

    @Test
    void whatNoVersionNeedsIsTakenAwayUnlessItWasPutThereJustNow() throws Exception {
        String old = "11".repeat(32) + "/0001/0000";
        String young = "22".repeat(32) + "/0001/0000";
        String needed = "33".repeat(32) + "/0001/0000";
        try (CommandsAtWork at = CommandsAtWork.start(folder)) {
            try (Producer producer = new Producer(at.brokers())) {
                long now = System.currentTimeMillis();
                long before = now - Duration.ofHours(2).toMillis();
                producer.sendNow(Topics.MODEL_ARTIFACTS, old, "x", before);
                producer.sendNow(Topics.MODEL_ARTIFACTS, young, "x", now);
                producer.sendNow(Topics.MODEL_ARTIFACTS, needed, "x", before);
                producer.sendNow(Topics.MODEL_ARTIFACTS, "something else", "x", before);
                producer.sendNow(Topics.RULES_IN_FORCE, "models/other", "{\"a\":\"" + "33".repeat(32) + "\"}", now);
            }
            at.write("models/risk.json", XGBoostJson.MODEL);
            at.write("models/risk.yaml", model(1));
            at.weir("models", "push", at.at("models"), "--wait");
            assertThat(keys(at)).containsExactlyInAnyOrder(young, needed, HASH + "/0001/0000", "something else");
        }
    }

    @Test
    void aFileThatIsNotThereIsSaidAndNothingPushed() throws Exception {
        try (CommandsAtWork at = CommandsAtWork.start(folder)) {
            at.write("models/risk.yaml", model(1));
            assertThat(at.weir("models", "push", at.at("models"), "--wait").err())
                    .contains("risk.yaml: artifact: there is no file risk.json");
            at.write("rules/risky.yaml", """
                            id: risky
                            version: 1
                            on: transaction
                            when: score("risk") > 0.3
                            then: {outcome: REVIEW}
                            """);
            at.write("rules/models/risk.yaml", model(1));
            assertThat(at.weir("rules", "push", at.at("rules"), "--wait").text())
                    .contains("there is no file risk.json", "nothing was pushed");
            at.write("rules/models/risk.json", XGBoostJson.MODEL);
            assertThat(at.weir("rules", "push", at.at("rules"), "--wait").text())
                    .containsPattern("risk +1 +ACTIVE")
                    .containsPattern("risky +1 +ACTIVE");
            assertThat(at.weir("rules", "diff", at.at("rules")).text())
                    .as("a file and its chunks are the same artifact")
                    .isEmpty();
        }
    }

    @Test
    void missingAndChangedChunksAreToldInTheAnswer() throws Exception {
        try (CommandsAtWork at = CommandsAtWork.start(folder)) {
            at.write(
                    "models/risk.yaml",
                    model(1).replace(
                                    "{file: risk.json}",
                                    "{chunks: 1, bytes: " + XGBoostJson.MODEL.length() + ", sha256: " + HASH + "}"));
            assertThat(at.weir("models", "push", at.at("models"), "--wait").text())
                    .contains("REJECTED", "chunk 0 is not on the topic; push the model again with its file");
            try (Producer producer = new Producer(at.brokers())) {
                producer.sendNow(
                        Topics.MODEL_ARTIFACTS,
                        HASH + "/0001/0000",
                        XGBoostJson.MODEL.replace("1E2", "2E2"),
                        System.currentTimeMillis());
            }
            assertThat(at.weir("models", "push", at.at("models"), "--wait").text())
                    .contains("REJECTED", "has a SHA-256 that begins with", "push the model again with its file");
        }
    }

    private static String model(int version) {
        return "model: risk\nversion: " + version + "\non: transaction\nkind: trees\n"
                + "inputs: {amount: transaction.amount, night: 0.0}\nartifact: {file: risk.json}\nguard: {slowerThan: 10s}\n";
    }

    /** Returns the keys of the topic of artifacts whose last record is no tombstone. */
    private static Set<String> keys(CommandsAtWork at) throws Exception {
        JobConfig config = new JobConfigs()
                .read(Path.of("job-configs/local.yaml"), Map.of("kafka.bootstrapServers", at.brokers()), Map.of());
        Set<String> keys = new TreeSet<>();
        try (KafkaTopics topics = new KafkaTopics(config.kafka())) {
            List<RawRecord> records = topics.read(config.topics().modelArtifacts());
            for (RawRecord record : records) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value().length == 0) {
                    keys.remove(key);
                } else {
                    keys.add(key);
                }
            }
        }
        return keys;
    }
}
