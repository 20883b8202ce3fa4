package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.record.JsonDecisions;
import dev.weir.operators.JobSettings;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rules that hang on order decide as if each partition were played by itself, one event after the other, whatever the
 * parallelism: catching up, across a restart at another parallelism or a failure amid that, and live. Each key lies in one
 * partition, so that the partition defines its order: a customer's cards with the customer, a merchant with all of its.
 */
final class OrderOfKeysIT {
    private static final int BACKLOG = 3_000;
    private static final int EVENTS = 3_600;
    /** A customer pays so many times in a row. */
    private static final int BURST = 5;
    /** Of each number of partitions a multiple. */
    private static final int CUSTOMERS = 12;

    private static final int MERCHANTS = 6;

    /** Partitions, instances, and instances later. */
    private static final String MORE = "1, 4, 2";

    private static final String AS_MANY = "2, 2, 2";
    private static final String FEWER = "3, 1, 4";

    private static final Map<String, String> RULES = Map.of(
            "tested", """
            {"id":"tested","version":1,"by":["cardId"],
             "pattern":{"within":"10s","stages":[
               {"name":"small","on":"transaction","where":"transaction.amount < 20"},
               {"name":"large","on":"transaction","where":"transaction.amount > 70"}]},
             "then":{"outcome":"BLOCK","score":90}}""",
            "falling",
                    RuleDraft.rule("falling")
                            .features(
                                    "before: {last: transaction.amount, by: [customerId], over: 1h, current: exclude}",
                                    "ofCard: {last: transaction.amount, by: [cardId], over: 1h, current: exclude}")
                            .when("orElse(before, 0.0) > transaction.amount + 30.0 || orElse(ofCard, 0.0) > 90.0")
                            .json(),
            "rests", """
            {"id":"rests","version":1,"on":"transaction","when":"transaction.amount > 60",
             "then":{"outcome":"REVIEW","score":20,"cooldown":"2s"}}""",
            "again",
                    RuleDraft.rule("again")
                            .when("recently('REVIEW', '700ms') && transaction.amount < 50")
                            .outcome("BLOCK")
                            .json(),
            "third",
                    RuleDraft.rule("third")
                            .features("n: {count: transaction, by: [merchantId], over: 10s}")
                            .when("n % 3 == 0")
                            .json());

    @TempDir
    private static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(folder);
        for (String pair : List.of(MORE, AS_MANY, FEWER)) {
            String name = pair.replace(", ", "-");
            cluster.create("payments-" + name, Integer.parseInt(pair.substring(0, 1)));
            cluster.create("actions-" + name, 1);
        }
        for (Map.Entry<String, String> rule : RULES.entrySet()) {
            cluster.send(Topics.RULES, rule.getKey(), rule.getValue());
        }
    }

    @AfterAll
    static void end() throws Exception {
        cluster.close();
    }

    @ParameterizedTest(name = "{0} partitions at parallelism {1}, then {2}")
    @CsvSource({MORE, AS_MANY, FEWER})
    void eachKeyMeetsItsEventsInTheOrderOfItsPartition(int partitions, int parallelism, int later) throws Exception {
        String name = partitions + "-" + parallelism + "-" + later;
        send(name, partitions, 0, BACKLOG);
        try (Topic actions = cluster.read("actions-" + name)) {
            Path fail = folder.resolve("fail-" + name);
            run(name, parallelism, "", fail);
            actions.awaitRecords(BACKLOG / 4);
            if (later == parallelism) {
                Files.createFile(fail);
            } else {
                run(name, later, cluster.stop(), fail);
            }
            actions.awaitRecords(BACKLOG);
            send(name, partitions, BACKLOG, EVENTS);

            Map<String, JsonNode> decisions = distinct(actions);
            assertThat(fail).doesNotExist();
            assertThat(differences(decisions, twin(name, partitions))).isEmpty();
            assertThat(rulesThatFired(decisions)).isEqualTo(RULES.keySet());
        }
    }

    private static void run(String name, int parallelism, String savepoint, Path fail) throws Exception {
        Configuration flink = new Configuration();
        if (!savepoint.isEmpty()) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        cluster.run(config(name, parallelism), flink, inputs -> new FailsWhenTold(inputs, fail));
    }

    private static JobConfig config(String name, int parallelism) throws Exception {
        return cluster.config(
                parallelism,
                Map.of(
                        "topics.transactions", "payments-" + name,
                        "topics.actions", "actions-" + name,
                        "kafka.groupId", "weir-" + name));
    }

    private static void send(String name, int partitions, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            cluster.post("payments-" + name, customer(i) % partitions, "c" + customer(i), payment(i));
        }
        cluster.flush();
    }

    private static int customer(int i) {
        return i / BURST % CUSTOMERS;
    }

    /** Three have one time, each seventh comes late, each fourth has no card, so that fewer keys are asked about it. */
    private static String payment(int i) {
        int customer = customer(i);
        long at = JobRecords.MORNING + i / 3 * 50L - (i % 7 == 0 ? 200 : 0);
        String card = i % 4 == 0 ? "" : "\"cardId\":\"k" + customer + "-" + i % 2 + "\",";
        return """
                {"transactionId":"t-%d","customerId":"c%d",%s"merchantId":"m%d","timestamp":%d,"amount":%d}""".formatted(i, customer, card, customer % MERCHANTS, at, i * 37 % 101);
    }

    /** What an engine decides that has one partition to itself; of each in turn. */
    private static Map<String, JsonNode> twin(String name, int partitions) throws Exception {
        JobConfig config = config(name, 1);
        JsonEvents reader = JsonEvents.of(config);
        Map<String, JsonNode> decisions = new TreeMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            LocalEngine engine = engine(Settings.of(config));
            for (int i = 0; i < EVENTS; i++) {
                if (customer(i) % partitions == partition) {
                    for (Decision decision : engine.decide(event(reader, "payments-" + name, payment(i)))) {
                        keep(new JsonMapper().readTree(new JsonDecisions().write(decision)), decisions);
                    }
                }
            }
        }
        return decisions;
    }

    private static LocalEngine engine(JobSettings settings) {
        LocalEngine engine = new LocalEngine(
                settings.engine(), settings.documents(), settings.compiler(), settings.latenessMillis());
        RULES.forEach((id, rule) -> {
            RuleStatus answer = engine.push(id, rule.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.kind()).as("%s", answer).isEqualTo(RuleStatus.Kind.ACTIVE);
        });
        return engine;
    }

    private static Event event(JsonEvents reader, String topic, String payment) {
        byte[] value = payment.getBytes(StandardCharsets.UTF_8);
        List<Event> events = new ArrayList<>(
                reader.read(new RawRecord(topic, 0, 0, 0, new byte[0], value)).events());
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /** Every decision once there is one on each event, without the wall clock; one that came again said the same. */
    private static Map<String, JsonNode> distinct(Topic actions) {
        Map<String, JsonNode> decisions = new TreeMap<>();
        int least = EVENTS;
        while (decisions.size() < EVENTS) {
            actions.awaitRecords(least);
            actions.values().forEach(decision -> keep(decision, decisions));
            least = actions.records().size() + 1;
        }
        return decisions;
    }

    /** How many changes of the rulebook an epoch has behind it is another matter. */
    private static void keep(JsonNode decision, Map<String, JsonNode> decisions) {
        ((ObjectNode) decision).remove(List.of("decidedAt", "rulesEpoch"));
        JsonNode first = decisions.putIfAbsent(decision.path("decisionId").asText(), decision);
        assertThat(first == null ? decision : first).isEqualTo(decision);
    }

    /** Few at a time: a test that says all says nothing. */
    private static List<String> differences(Map<String, JsonNode> decisions, Map<String, JsonNode> twin) {
        assertThat(decisions).containsOnlyKeys(twin.keySet());
        return twin.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(decisions.get(entry.getKey())))
                .map(entry -> decisions.get(entry.getKey()) + " for " + entry.getValue())
                .limit(5)
                .toList();
    }

    private static Set<String> rulesThatFired(Map<String, JsonNode> decisions) {
        Set<String> rules = new TreeSet<>();
        decisions
                .values()
                .forEach(decision -> decision.path("reasons")
                        .forEach(reason -> rules.add(reason.path("rule").asText())));
        return rules;
    }
}
