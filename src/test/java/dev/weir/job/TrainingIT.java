package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.models.online.OnlineLearner;
import dev.weir.models.online.OnlineSettings;
import dev.weir.models.online.Weights;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that the running job trains: a crash loses no step, and what it learned comes into force by itself. */
final class TrainingIT {
    private static final int PAYMENTS = 120;
    private static final int EVERY = 20;
    private static final String MODELS = "models";
    private static final String DOCUMENT = """
            {"model":"card-fraud","version":1,"on":"transaction","kind":"online","publish":{"labels":%d,"every":"30d"},\
            "promote":{"when":{"labels":">= 30","auc":">= live"}},\
            "inputs":{"amount":"transaction.amount","large":"transaction.amount > 50.0"}}""".formatted(EVERY);

    @TempDir
    private Path folder;

    @Test
    void aCrashWhileItTrainsLosesNoLabelAndNoStepAndWhatItLearnedIsPromoted() throws Exception {
        Path fail = folder.resolve("fail");
        Map<String, String> labels = Map.of("labels.topic", "labels", "time.lateness", "0s");
        try (Cluster cluster = Cluster.start(folder);
                Topic models = cluster.read(MODELS);
                Topic status = cluster.read(Topics.RULE_STATUS);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            cluster.run(1, labels, "", inputs -> inputs);
            cluster.send(MODELS, "card-fraud", DOCUMENT);
            status.await(1, answer -> isOf(answer, "models/card-fraud", 1));
            pay(cluster, 0, PAYMENTS);
            actions.await(PAYMENTS, decision -> true);

            cluster.run(1, labels, cluster.stop(), inputs -> new FailsWhenTold(inputs, fail));
            label(cluster, 0, PAYMENTS / 2);
            models.await(1, version(1 + PAYMENTS / 2 / EVERY));
            Files.createFile(fail);
            label(cluster, PAYMENTS / 2, PAYMENTS);
            int last = 1 + PAYMENTS / EVERY;
            models.await(1, version(last));

            assertThat(fail).doesNotExist();
            assertThat(contents(models).get(last)).hasSize(1).allSatisfy(document -> assertLearned(document, PAYMENTS));
            assertThat(contents(models).values())
                    .allSatisfy(same -> assertThat(same).hasSize(1));
            status.await(1, answer -> isOf(answer, "models/card-fraud/shadow", last));
            assertThat(status.values())
                    .noneMatch(answer -> answer.path("status").asText().equals("REJECTED"));

            pay(cluster, PAYMENTS, 2 * PAYMENTS);
            actions.await(2 * PAYMENTS, decision -> true);
            label(cluster, PAYMENTS, 2 * PAYMENTS);
            status.await(
                    1,
                    answer -> answer.path("rule").asText().equals("models/card-fraud")
                            && answer.path("version").asInt() > last
                            && answer.path("status").asText().equals("ACTIVE"));
        }
    }

    private static boolean isOf(JsonNode answer, String id, int version) {
        return answer.path("rule").asText().equals(id) && answer.path("version").asInt() == version;
    }

    private static Predicate<JsonNode> version(int version) {
        return document -> document.path("version").asInt() == version;
    }

    /** What was written of each version of the challenger; the same thing twice counts once. */
    private static Map<Integer, Set<String>> contents(Topic models) {
        Map<Integer, Set<String>> contents = new TreeMap<>();
        for (int i = 0; i < models.records().size(); i++) {
            ConsumerRecord<byte[], byte[]> record = models.records().get(i);
            if (new String(record.key(), StandardCharsets.UTF_8).equals("card-fraud/shadow")) {
                contents.computeIfAbsent(models.values().get(i).path("version").asInt(), first -> new TreeSet<>())
                        .add(new String(record.value(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    /** Compares with a learner that was given the same and never disturbed. */
    private static void assertLearned(String document, int examples) {
        OnlineLearner alone = new OnlineLearner(OnlineSettings.DEFAULT, 2);
        for (int i = 0; i < examples; i++) {
            alone.learn(new double[] {amount(i), amount(i) > 50 ? 1 : 0}, isFraud(i), 1);
        }
        Weights weights = alone.weights();
        assertThat(document)
                .contains("\"bias\":" + weights.bias())
                .contains("\"weights\":" + byInput(weights.weights()))
                .contains("\"mean\":" + byInput(weights.means()))
                .contains("\"scale\":" + byInput(weights.scales()));
    }

    private static String byInput(List<Double> numbers) {
        return "{\"amount\":" + numbers.get(0) + ",\"large\":" + numbers.get(1) + "}";
    }

    private static double amount(int i) {
        return (i * 37 % 100) + (isFraud(i) ? 25 : 0);
    }

    private static boolean isFraud(int i) {
        return i % 5 == 0;
    }

    private static void pay(Cluster cluster, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            String customer = "c" + i % 7;
            String record = JobRecords.transaction("t-" + i, customer, amount(i), JobRecords.MORNING + i * 100L);
            cluster.post(Topics.TRANSACTIONS, 0, customer, record);
        }
        cluster.flush();
    }

    private static void label(Cluster cluster, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            String at = Instant.ofEpochMilli(JobRecords.MORNING + (i / PAYMENTS + 1) * 100L * PAYMENTS + i * 10L)
                    .toString();
            String record =
                    "{\"transactionId\":\"t-%d\",\"fraud\":%s,\"timestamp\":\"%s\"}".formatted(i, isFraud(i), at);
            cluster.post("labels", 0, "t-" + i, record);
        }
        cluster.flush();
    }
}
