package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.warm.WarmStart;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.flink.LocalFlink;
import dev.weir.sandbox.kafka.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that goes on from a savepoint in which the features of new rules were computed from its topics. */
final class WarmStartIT {
    private static final int BEFORE = 4_000;
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
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic statuses = cluster.read(Topics.RULE_STATUS)) {
            LocalFlink job = cluster.run(2);
            cluster.push("old", 1, OLD);
            send(cluster, BEFORE);
            awaitLast(cluster, actions);
            String ofOneBackend = job.job()
                    .triggerSavepoint(folder.resolve("native").toUri().toString(), SavepointFormatType.NATIVE)
                    .get();
            assertThatThrownBy(() -> warm(cluster, rules, ofOneBackend, "none"))
                    .hasMessageEndingWith(
                            "is a checkpoint, or a savepoint in the form of one state backend; take one with"
                                    + " 'flink stop --type canonical JOB_ID'");
            String savepoint = cluster.stop();
            int cut = sent.size();
            send(cluster, MEANWHILE);

            String said = warm(cluster, rules, savepoint, "warm");
            cluster.send(Topics.RULES, "new", NEW);
            cluster.run(
                    1,
                    Map.of("state.backend", "hashmap"),
                    folder.resolve("warm").toUri().toString(),
                    inputs -> inputs);
            send(cluster, AFTER);
            awaitLast(cluster, actions);

            assertThat(said).contains("warm: new: card, last, median, n, seen, skus, spent");
            JsonNode status = statuses.await(
                            1, answer -> answer.path("rule").asText().equals("new"))
                    .get(0);
            assertThat(status.path("features"))
                    .hasSize(7)
                    .allMatch(feature -> feature.path("state").asText().equals("kept"));
            assertThatBothKnowTheSame(actions.values(), cut);

            Path archive = archiveWhatTheTopicsForget(cluster, cut);
            assertThat(warm(cluster, rules, savepoint, "less")).contains("Everything is known since 2026-03-01T");
            int again = actions.values().size();
            assertThat(warm(cluster, rules, savepoint, "archived", archive.toString()))
                    .contains("Everything is known since 2026-03-01T");
            cluster.run(2, Map.of(), folder.resolve("archived").toUri().toString(), inputs -> inputs);
            actions.awaitRecords(again + newSince(cut).size());
            assertThatBothKnowTheSame(
                    actions.values().subList(again, actions.values().size()), cut);
        }
    }

    /** Each payment that was first sent after so many records is decided once, by both rules, which know the same of it. */
    private void assertThatBothKnowTheSame(List<JsonNode> actions, int cut) {
        List<String> after = newSince(cut);
        List<JsonNode> decisions = actions.stream()
                .filter(decision ->
                        after.contains(decision.path("trigger").path("id").asText()))
                .toList();
        assertThat(decisions.stream()
                        .map(decision -> decision.path("trigger").path("id").asText()))
                .containsExactlyInAnyOrderElementsOf(after);
        assertThat(decisions)
                .allSatisfy(decision -> assertThat(features(decision, "new")).isEqualTo(features(decision, "old")));
    }

    private List<String> newSince(int cut) {
        List<String> after = payments(cut, sent.size());
        after.removeAll(payments(0, cut));
        return after;
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

    private String warm(Cluster cluster, Path rules, String savepoint, String to, String... places) throws Exception {
        List<String> all = new ArrayList<>(List.of("--warm-from"));
        all.addAll(List.of(places));
        all.addAll(List.of("topics", "--config", "job-configs/local.yaml"));
        all.addAll(List.of("--bootstrap-servers", cluster.bootstrapServers()));
        all.addAll(List.of("--rules", rules.toString(), "--savepoint", savepoint));
        all.addAll(List.of("--to", folder.resolve(to).toUri().toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WarmStart.run(
                all.toArray(String[]::new),
                System.currentTimeMillis(),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Puts all records before the savepoint into files, and deletes the first of each partition. */
    private Path archiveWhatTheTopicsForget(Cluster cluster, int cut) throws Exception {
        Path archive = Files.createDirectories(folder.resolve("archive"));
        Map<TopicPartition, RecordsToDelete> forgotten = new HashMap<>();
        for (String topic : List.of(Topics.TRANSACTIONS, Topics.CLICKSTREAM)) {
            List<String> lines = sent.subList(0, cut).stream()
                    .filter(record -> record.topic.equals(topic))
                    .map(Sent::json)
                    .toList();
            String type = topic.equals(Topics.CLICKSTREAM) ? "click" : "transaction";
            Files.write(archive.resolve(type + ".jsonl"), lines);
            for (int partition = 0; partition < 2; partition++) {
                forgotten.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(100));
            }
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.deleteRecords(forgotten).all().get();
        }
        return archive;
    }

    /** Sends payments and clicks, a tenth of them again, some late; half of them are of one customer. */
    private void send(Cluster cluster, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Sent record = !sent.isEmpty() && random.nextInt(10) == 0
                    ? sent.get(sent.size() - 1 - random.nextInt(Math.min(sent.size(), 200)))
                    : another(sent.size());
            sent.add(record);
            post(cluster, record);
        }
        cluster.flush();
    }

    /** Posts the record that was sent last, as if it were written when its event happened. */
    private void post(Cluster cluster, Sent record) {
        long millis = JobRecords.MORNING + 10_000L * sent.size();
        cluster.post(record.topic, record.partition, millis, record.customer, record.json);
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
            Sent record = new Sent(Topics.TRANSACTIONS, partition, "c" + partition, json);
            sent.add(record);
            post(cluster, record);
            cluster.flush();
            actions.await(
                    1, decision -> decision.path("trigger").path("id").asText().equals(id));
        }
    }
}
