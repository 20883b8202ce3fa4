package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.warm.WarmStart;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that goes on from a savepoint in which the features of new rules were computed from its topics. */
final class WarmStartIT {
    private static final int BEFORE = 3_000;
    private static final int MEANWHILE = 100;
    private static final int AFTER = 900;

    /** Since the beginning; the conditions hold for every event, and make other series of them than those of the new rule. */
    private static final String OLD = RuleDraft.rule("old")
            .features(
                    "n: {count: transaction, where: transaction.amount >= 0.0, by: [customerId], over: 30d}",
                    "spent: {sum: transaction.amount, where: transaction.amount >= 0.0, by: [customerId], over: 2h}",
                    "last: {last: transaction.amount, where: transaction.amount >= 0.0, by: [customerId], over: 10d,"
                            + " current: exclude}",
                    "median: {median: transaction.amount, where: transaction.amount >= 0.0,"
                            + " by: [customerId], over: 30d}",
                    "seen: {count: click, where: click.type == 'VIEW', by: [customerId], over: 30d}",
                    "skus: {distinct: click.sku, where: click.type == 'VIEW', by: [customerId], over: 30d}",
                    "card: {count: transaction, where: transaction.amount >= 0.0, by: [customerId], over: 1d}")
            .when("n > 0")
            .json();

    private static final String NEW = RuleDraft.rule("new")
            .features(
                    "n: {count: transaction, by: [customerId], over: 30d}",
                    "spent: {sum: transaction.amount, by: [customerId], over: 2h}",
                    "last: {last: transaction.amount, by: [customerId], over: 10d, current: exclude}",
                    "median: {median: transaction.amount, by: [customerId], over: 30d}",
                    "seen: {count: click, by: [customerId], over: 30d}",
                    "skus: {distinct: click.sku, by: [customerId], over: 30d}",
                    "card: {count: transaction, by: [cardId], over: 1d}")
            .when("n > 0")
            .json();

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<Sent> sent = new ArrayList<>();

    /** A record; repetitions of it are sent to the partition of the first. */
    private record Sent(String topic, int partition, String customer, String json) {}

    @Test
    void newRulesKnowWhatRulesKnowThatWereThereFromTheBeginning() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("new.yaml"), NEW);
        String warm = folder.resolve("warm").toUri().toString();
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic statuses = cluster.read(Topics.RULE_STATUS)) {
            cluster.run(2);
            cluster.push("old", 1, OLD);
            send(cluster, BEFORE);
            awaitLast(cluster, actions);
            String savepoint = cluster.stop();
            int cut = sent.size();
            send(cluster, MEANWHILE);

            String said = start(cluster, "--rules", rules.toString(), "--savepoint", savepoint, "--to", warm);
            cluster.send(Topics.RULES, "new", NEW);
            cluster.run(1, Map.of("state.backend", "hashmap"), warm, inputs -> inputs);
            send(cluster, AFTER);
            awaitLast(cluster, actions);

            assertThat(said).contains("warm: new: card, last, median, n, seen, skus, spent");
            JsonNode status = statuses.await(
                            1, answer -> answer.path("rule").asText().equals("new"))
                    .get(0);
            assertThat(status.path("features"))
                    .hasSize(7)
                    .allMatch(feature -> feature.path("state").asText().equals("kept"));
            assertThatBothKnowTheSame(actions, cut);
            cluster.run(2, Map.of(), cluster.stop(), inputs -> inputs);
            send(cluster, MEANWHILE);
            awaitLast(cluster, actions);
            assertThatBothKnowTheSame(actions, cut);

            forgetTheFirstClicks(cluster);
            assertThat(start(
                            cluster,
                            "--rules",
                            rules.toString(),
                            "--savepoint",
                            savepoint,
                            "--to",
                            folder.resolve("less").toString()))
                    .contains("The topics have everything since 20");
        }
    }

    /** Each payment that was first sent after so many records is decided once, by both rules, which know the same of it. */
    private void assertThatBothKnowTheSame(Topic actions, int cut) {
        List<String> before = payments(0, cut);
        List<String> after = payments(cut, sent.size());
        after.removeAll(before);
        List<JsonNode> decisions = actions.values().stream()
                .filter(decision ->
                        after.contains(decision.path("trigger").path("id").asText()))
                .toList();
        assertThat(decisions.stream()
                        .map(decision -> decision.path("trigger").path("id").asText()))
                .containsExactlyInAnyOrderElementsOf(after);
        assertThat(decisions)
                .allSatisfy(decision -> assertThat(features(decision, "new")).isEqualTo(features(decision, "old")));
    }

    /** The ids of the payments among these records, each once. */
    private List<String> payments(int from, int to) {
        return new ArrayList<>(sent.subList(from, to).stream()
                .filter(record -> record.topic.equals(Topics.TRANSACTIONS))
                .map(record -> record.json.replaceAll(".*transactionId\":\"([^\"]*)\".*", "$1"))
                .distinct()
                .toList());
    }

    private static JsonNode features(JsonNode decision, String rule) {
        for (JsonNode reason : decision.path("reasons")) {
            if (reason.path("rule").asText().equals(rule)) {
                return reason.path("features");
            }
        }
        throw new AssertionError("no reason of " + rule + " in " + decision);
    }

    private static String start(Cluster cluster, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--warm-from", "topics", "--config", "job-configs/local.yaml"));
        all.addAll(List.of("--bootstrap-servers", cluster.bootstrapServers()));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WarmStart.run(
                all.toArray(String[]::new),
                System.currentTimeMillis(),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void forgetTheFirstClicks(Cluster cluster) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.deleteRecords(Map.of(new TopicPartition(Topics.CLICKSTREAM, 0), RecordsToDelete.beforeOffset(9)))
                    .all()
                    .get();
        }
    }

    /** Sends payments and clicks, a tenth of them again, some late; half of them are of one customer. */
    private void send(Cluster cluster, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Sent record = !sent.isEmpty() && random.nextInt(10) == 0
                    ? sent.get(random.nextInt(sent.size()))
                    : another(sent.size());
            sent.add(record);
            cluster.post(record.topic, record.partition, record.customer, record.json);
        }
        cluster.flush();
    }

    private Sent another(int number) {
        int customer = random.nextBoolean() ? 0 : random.nextInt(40);
        String name = "c" + customer;
        long millis = JobRecords.MORNING + number * 10_000L - 5L * random.nextInt(60_000);
        return random.nextInt(3) == 0
                ? new Sent(
                        Topics.CLICKSTREAM,
                        customer % 2,
                        name,
                        JobRecords.click("e" + number, name, "VIEW", "s" + random.nextInt(9), millis))
                : new Sent(
                        Topics.TRANSACTIONS,
                        customer % 2,
                        name,
                        JobRecords.transaction("t" + number, name, random.nextInt(1_000) / 4.0, millis));
    }

    /** Sends one more payment to each partition, and waits for both decisions. */
    private void awaitLast(Cluster cluster, Topic actions) throws Exception {
        for (int partition = 0; partition < 2; partition++) {
            String id = "t" + sent.size();
            String json = JobRecords.transaction(id, "c" + partition, 1, JobRecords.MORNING + 10_000L * sent.size());
            sent.add(new Sent(Topics.TRANSACTIONS, partition, "c" + partition, json));
            cluster.post(Topics.TRANSACTIONS, partition, "c" + partition, json);
            cluster.flush();
            actions.await(
                    1, decision -> decision.path("trigger").path("id").asText().equals(id));
        }
    }
}
