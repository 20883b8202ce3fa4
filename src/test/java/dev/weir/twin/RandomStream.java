package dev.weir.twin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.weir.engine.LocalEngine;
import dev.weir.events.answer.RuleStatus;
import dev.weir.operators.JobSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Random rules, and events of one type, of which each decision hangs on their order alone: no absence, no date and
 * no wait, which a job that catches up decides later than it would have, and nothing that comes back from its own topics.
 */
public final class RandomStream {
    /** What the job config says of the shop. */
    public static final String CONFIG = """
            attributes: {transaction: {sessionId: string, creditor: string, debtor: string}}
            outcomes: [APPROVE, REVIEW, BLOCK]
            channels: {offers: {outcomes: [COUPON]}}
            limits: {maxWindow: 400d}
            """;

    /** The types of events. */
    public enum Of {
        /** Payments, each of which is answered. */
        PAYMENTS(Shop.TRANSACTION, "transactionId"),
        /** Clicks, of which those are answered on which a rule fires. */
        CLICKS(Shop.CLICK, "eventId");

        private final String type;
        private final String id;

        Of(String type, String id) {
            this.type = type;
            this.id = id;
        }
    }

    private static final int LEAST_RULES = 5;
    private static final int MOST_BOOKS = 1_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Of of;
    private final SplittableRandom random;
    private final Map<String, String> documents = new LinkedHashMap<>();
    private final Map<String, String> lists = new TreeMap<>();
    private final LocalEngine engine;

    /**
     * Of a seed.
     *
     * @param settings of {@link #CONFIG}
     */
    public RandomStream(Of of, long seed, JobSettings settings) {
        this.of = of;
        this.random = new SplittableRandom(seed);
        Book book = new RandomBook(random).first();
        for (int drawn = 1; drawn < MOST_BOOKS && rules(book).size() < LEAST_RULES; drawn++) {
            book = new RandomBook(random).first();
        }
        this.engine = new LocalEngine(
                settings.engine(), settings.documents(), settings.compiler(), settings.latenessMillis());
        push(book);
    }

    private List<Draft> rules(Book book) {
        return book.rules().stream().filter(this::isOfOrder).toList();
    }

    /** Takes of a book what a job with these settings takes. */
    private void push(Book book) {
        list("known", RandomTables.list("known", book.known()));
        book.pushed().tables().forEach((name, rows) -> list(name, RandomTables.table(name, rows)));
        document("defs/shared", book.defs());
        book.pushed().policies().forEach(policy -> document(policy.asRule(), RandomPolicies.document(policy, 1)));
        rules(book).forEach(rule -> document(rule.id(), rule.document()));
    }

    private boolean isOfOrder(Draft rule) {
        boolean ofType = rule.pattern()
                .map(pattern -> !pattern.isAbsence()
                        && pattern.stages().stream()
                                .allMatch(stage -> stage.on().equals(of.type)))
                .orElse(rule.on().equals(of.type));
        boolean comesBack = rule.then().listFor().isPresent();
        boolean hasTable = !rule.when().columns().isEmpty();
        return ofType && rule.date().isEmpty() && rule.then().later().isEmpty() && !comesBack && !hasTable;
    }

    private void list(String name, String json) {
        if (isTaken(engine.pushList(name, json.getBytes(StandardCharsets.UTF_8)))) {
            lists.put(name, json);
        }
    }

    private void document(String id, String yaml) {
        try {
            String json = YAML.readTree(yaml).toString();
            if (isTaken(engine.push(id, json.getBytes(StandardCharsets.UTF_8)))) {
                documents.put(id, json);
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("no YAML: " + yaml, e);
        }
    }

    private static boolean isTaken(RuleStatus answer) {
        return answer.kind() != RuleStatus.Kind.REJECTED;
    }

    /** Returns rules with what they need before them, in JSON. */
    public List<String> documents() {
        return List.copyOf(documents.values());
    }

    /** Returns lists and tables in JSON, by name. */
    public Map<String, String> lists() {
        return Map.copyOf(lists);
    }

    /**
     * Returns so many records in order of time, of which some are repeated at once. No two follow each other after more than
     * two days, so that a job, which has a clock, does not take the last ones for events of the future.
     */
    public List<String> records(int count) {
        RandomTraffic traffic = new RandomTraffic(random, true);
        List<Fact> facts = new ArrayList<>();
        while (facts.size() < count) {
            Fact next = traffic.next();
            if (next.is(of.type)) {
                facts.add(next);
            }
        }
        facts.sort(Comparator.comparingLong(Fact::atMillis));
        List<String> records = new ArrayList<>();
        long lastMillis = RandomTraffic.START;
        long savedMillis = 0;
        for (Fact fact : facts) {
            savedMillis += Math.max(0, fact.atMillis() - lastMillis - 2 * Shop.DAY);
            lastMillis = fact.atMillis();
            String record = record(fact, fact.atMillis() - savedMillis).toString();
            records.add(record);
            if (random.nextInt(10) == 0) {
                records.add(record);
            }
        }
        return records;
    }

    private ObjectNode record(Fact fact, long atMillis) {
        ObjectNode record = JSON.createObjectNode();
        record.put(of.id, fact.id());
        record.put("timestamp", atMillis);
        new TreeMap<>(fact.fields()).forEach((name, value) -> {
            int dot = name.indexOf('.');
            ObjectNode within = dot < 0 ? record : record.withObject("/" + name.substring(0, dot));
            within.set(name.substring(dot + 1), JSON.valueToTree(value));
        });
        return record;
    }
}
