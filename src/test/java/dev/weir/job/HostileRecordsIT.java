package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records that stopped all decisions for good, each in its smallest form and mixed into good traffic: every good event is
 * decided as without them, each is answered or a dead letter, and the job never restarts.
 */
final class HostileRecordsIT {
    private static final int EVENTS_BETWEEN = 50;
    private static final String BIG =
            RuleDraft.rule("big").when("transaction.amount > 50.0").json();

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static int sent;

    @BeforeAll
    static void aJobThatDecides() throws Exception {
        cluster = Cluster.start(folder);
        cluster.run(2, Map.of("attributes.transaction", "{tries: int}"), "", inputs -> inputs);
        cluster.push("big", 1, BIG);
    }

    @AfterAll
    static void theJobEnds() throws Exception {
        cluster.close();
    }

    @Test
    void everyGoodEventIsDecidedAndTheJobNeverRestarts() throws Exception {
        sendGood();
        sendRules();
        sendGood();
        sendLists();
        sendGood();
        sendEvents();
        sendGood();

        assertThat(outcomes())
                .hasSize(sent)
                .allSatisfy((id, outcome) -> assertThat(outcome)
                        .isEqualTo(Integer.parseInt(id.substring("good-".length())) % 100 > 50 ? "REVIEW" : "APPROVE"));
        try (Topic letters = cluster.read(Topics.DEAD_LETTERS)) {
            assertThat(letters.awaitRecords(6))
                    .allSatisfy(letter -> assertThat(new String(
                                    letter.headers().lastHeader("error").value(), StandardCharsets.UTF_8))
                            .isNotBlank()
                            .doesNotContain("\n", "\tat "));
        }
        assertThat(cluster.scrape().restarts()).isZero();
    }

    private static void sendRules() throws Exception {
        String[] conditions = {"1 == 1", "'a' == 'a'", "transaction.amount > 1 && 1 <= 1.0"};
        for (int i = 0; i < conditions.length; i++) {
            answered(
                    "constants-" + i,
                    RuleDraft.rule("constants-" + i)
                            .when(conditions[i] + " && false")
                            .json());
            answered(
                    "constant-" + i,
                    RuleDraft.rule("constant-" + i)
                            .when(conditions[i])
                            .outcome("APPROVE")
                            .json());
            cluster.send(Topics.RULES, "constant-" + i, new byte[0]);
        }
        answered(
                "program",
                RuleDraft.rule("program")
                        .when("transaction.customerId.matches('((((a{1000}){1000}){1000}){1000})')")
                        .outcome("APPROVE")
                        .json());
        answered(
                "growing",
                RuleDraft.rule("growing").when(growing()).outcome("APPROVE").json());
        answered("tiny", "{\"a\":1e-9999999999}");
        answered("tiny-version", "{\"id\":\"tiny-version\",\"version\":1e-9999999999}");
        answered("deep", "[".repeat(20_000));
        answered("wide", wide());
        answered(longKey(), "{}");
        answered("no-utf", "\u0000\u0000\u0000{\u0000");
    }

    /** Ten thousand million characters of one. */
    private static String growing() {
        return "transaction.customerId" + (".replace('c', '" + "c".repeat(100) + "')").repeat(5) + ".size() < 0";
    }

    /** 59 kB with 6,000 keys that no rule has. */
    private static String wide() {
        return IntStream.range(0, 6_000)
                .mapToObj(i -> "\"k" + i + "\":1")
                .collect(Collectors.joining(",", "{\"id\":\"wide\",", "}"));
    }

    private static String longKey() {
        return "k".repeat(600_000);
    }

    private static void answered(String key, String rule) throws Exception {
        cluster.send(Topics.RULES, key, rule);
        String id = key.substring(0, Math.min(key.length(), 299));
        try (Topic status = cluster.read(Topics.RULE_STATUS)) {
            JsonNode answer = status.await(1, any -> any.path("rule").asText().startsWith(id))
                    .get(0);
            assertThat(answer.path("status").asText()).isIn("REJECTED", "ACTIVE");
            assertThat(answer.path("errors").size())
                    .isBetween(answer.path("status").asText().equals("ACTIVE") ? 0 : 1, 100);
        }
    }

    private static void sendLists() throws Exception {
        cluster.send(Topics.LISTS, "ips", new byte[] {0, 0, 0, 0x7B, 0});
        cluster.send(Topics.LISTS, "ips", new byte[] {(byte) 0xFF, (byte) 0xFE});
        cluster.send(Topics.LISTS, longKey(), "{}");
        try (Topic status = cluster.read(Topics.RULE_STATUS)) {
            status.await(2, any -> any.path("list").asText().equals("ips"));
        }
    }

    private static void sendEvents() throws Exception {
        String tiny = "1e-2147483648";
        cluster.send(Topics.CLICKSTREAM, "c", """
                {"eventId":"e-1","customerId":"c","timestamp":%d,"type":"CART_ADD","quantity":%s}""".formatted(JobRecords.MORNING, tiny));
        cluster.send(
                Topics.TRANSACTIONS,
                "c",
                good("bad-1")
                        .replace("\"amount\"", "\"items\":[{\"sku\":\"s\",\"quantity\":" + tiny + "}],\"amount\""));
        cluster.send(
                Topics.TRANSACTIONS,
                "c",
                good("bad-2").replace("\"amount\"", "\"attributes\":{\"tries\":" + tiny + "},\"amount\""));
        cluster.send(
                Topics.TRANSACTIONS,
                "c",
                good("bad-3").replace("\"timestamp\":", "\"timestamp\":1e-2147483648,\"x\":"));
        cluster.send(Topics.INVENTORY, "s", """
                {"sku":"s","warehouse":"w","available":%s,"reserved":0,"price":9.5,"timestamp":%d}""".formatted(tiny, JobRecords.MORNING));
        cluster.send(Topics.INVENTORY, "s", new byte[] {0, 0, 0, 0x7B, 0});
        cluster.send(Topics.TRANSACTIONS, "c", "x".repeat(8 << 20));
        cluster.send(Topics.TRANSACTIONS, "k".repeat(900_000), "no JSON");
        // Decisions that would be too large, or hold what no UTF-8 has; decided or refused, and no more.
        cluster.send(
                Topics.TRANSACTIONS,
                "c",
                good("bad-4").replace("\"customerId\":\"c", "\"customerId\":\"" + "c".repeat(528_000)));
        cluster.send(Topics.TRANSACTIONS, "c", good("bad-5" + "x".repeat(528_000)));
        cluster.send(Topics.TRANSACTIONS, "c", good("bad-6\\ud800"));
        int version = 0;
        for (String then : new String[] {
            "\"params\":{\"x\":\"transaction.transactionId.replace('a', '" + "y".repeat(7_000) + "')\"}",
            "\"params\":{\"x\":\"[1,2,3,4,5,6,7,8].map(i, transaction.transactionId.replace('a', '" + "y".repeat(7_000)
                    + "'))\"}"
        }) {
            version++;
            cluster.push("replacing", version, """
                    {"id":"replacing","version":%d,"on":"transaction","when":"transaction.transactionId.startsWith('aaaa')",
                     "then":{"outcome":"REVIEW",%s}}""".formatted(version, then));
            cluster.send(Topics.TRANSACTIONS, "c", good("a".repeat(200)));
        }
    }

    private static void sendGood() throws Exception {
        for (int i = 0; i < EVENTS_BETWEEN; i++, sent++) {
            cluster.post(
                    Topics.TRANSACTIONS,
                    sent % 2,
                    "c-" + sent % 7,
                    JobRecords.transaction("good-" + sent, "c-" + sent % 7, sent % 100, JobRecords.MORNING + sent));
        }
        cluster.flush();
    }

    private static String good(String id) {
        return JobRecords.transaction(id, "c", 1, JobRecords.MORNING);
    }

    private static Map<String, String> outcomes() {
        try (Topic actions = cluster.read(Topics.ACTIONS)) {
            return actions.await(sent, decision -> idOf(decision).startsWith("good-")).stream()
                    .collect(Collectors.toMap(
                            HostileRecordsIT::idOf,
                            decision -> decision.path("outcome").asText(),
                            (first, second) -> first,
                            TreeMap::new));
        }
    }

    private static String idOf(JsonNode decision) {
        return decision.path("trigger").path("id").asText();
    }
}
