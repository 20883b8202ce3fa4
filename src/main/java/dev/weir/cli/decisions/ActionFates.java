package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.config.JobConfig;
import dev.weir.events.answer.Considered;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.SubjectRecords;
import dev.weir.keys.SubjectRecords.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What became of actions that waited, because of one event, as decisions say that were written when they were due, and
 * the topic of what is told beside decisions.
 */
final class ActionFates {
    /** How long after its time an action may still be on its way, since event time stays behind the clock. */
    private static final long ON_ITS_WAY_MILLIS = 60_000;

    /** So long a job may have been down when something was due: a week. */
    private static final long LATE_MILLIS = 7 * 86_400_000L;

    /** The most decisions that are held, of which a person wants to know one or two. */
    private static final int MOST_TOLD = 10_000;

    private final Occasion occasion;
    private final List<JsonNode> told;
    private final boolean knowsAll;

    /**
     * An action that waits.
     *
     * @param since event time at which its condition held, as written
     */
    record Waiting(String rule, long version, long dueMillis, String since) {}

    /**
     * Creates it from what was read.
     *
     * @param occasion the event
     * @param told decisions, and what is told beside them
     * @param knowsAll whether the topic of what is told beside decisions was read, too
     */
    ActionFates(Occasion occasion, List<JsonNode> told, boolean knowsAll) {
        this.occasion = occasion;
        this.told = List.copyOf(told);
        this.knowsAll = knowsAll;
    }

    /**
     * Reads what is told about the event, and of what was due with its actions: what was written around these times, and not
     * all since.
     *
     * @param waitMillis how long after the event something may be decided because of it
     */
    static ActionFates read(Occasion occasion, long waitMillis, KafkaTopics topics, JobConfig config)
            throws IOException {
        return read(occasion, Set.of(), waitMillis, topics, config);
    }

    /**
     * Reads the same.
     *
     * @param due times at which an action was due of which nothing is told, in epoch milliseconds
     */
    static ActionFates read(Occasion occasion, Set<Long> due, KafkaTopics topics, JobConfig config) throws IOException {
        return read(occasion, due, 0, topics, config);
    }

    private static ActionFates read(
            Occasion occasion, Set<Long> due, long waitMillis, KafkaTopics topics, JobConfig config)
            throws IOException {
        boolean knowsAll = config.topics().shadow().isPresent();
        Told told = new Told(topics, config);
        // What is decided about an event, or about what it made wait, is written when it happens or later; a repetition
        // with other content within the horizon may be decided about anybody.
        long sinceMillis = occasion.eventTimeMillis() - config.time().maxFutureMillis();
        long soonMillis = occasion.decidedAtMillis() + config.deduplication().horizonMillis() + ON_ITS_WAY_MILLIS;
        List<String> ofEvent = List.of(occasion.triggerId());
        told.read(Set.of(), new Span(sinceMillis, soonMillis), ofEvent, one -> isOf(occasion, one));
        if (waitMillis > 0) {
            told.read(
                    Set.of(occasion.subject()),
                    new Span(soonMillis, late(soonMillis + waitMillis)),
                    ofEvent,
                    one -> isOf(occasion, one));
        }
        Set<Instant> times = new HashSet<>();
        due.forEach(millis -> times.add(Instant.ofEpochMilli(millis)));
        ActionFates alone = new ActionFates(occasion, told.all(), knowsAll);
        alone.waiting().forEach(one -> times.add(Instant.ofEpochMilli(one.dueMillis())));
        if (times.isEmpty()) {
            return alone;
        }
        Set<String> subjects = alone.subjects();
        long firstMillis = times.stream().mapToLong(Instant::toEpochMilli).min().orElse(0)
                - config.time().maxFutureMillis();
        long lastMillis = times.stream().mapToLong(Instant::toEpochMilli).max().orElse(0);
        told.read(
                subjects,
                new Span(Math.max(sinceMillis, firstMillis), late(occasion, lastMillis)),
                List.copyOf(subjects),
                one -> isOf(occasion, one)
                        || (!one.path("considered").isEmpty()
                                && subjects.contains(one.path("subject").asText())
                                && timeOf(one).filter(times::contains).isPresent()));
        return new ActionFates(occasion, told.all(), knowsAll);
    }

    /** Returns until when what came of an event is read, where something may be decided a time after it. */
    static long untilMillis(Occasion occasion, long waitMillis, JobConfig config) {
        return late(
                occasion.decidedAtMillis() + config.deduplication().horizonMillis() + ON_ITS_WAY_MILLIS + waitMillis);
    }

    /**
     * Returns until when something was written that was due because of an event, unless the job was down for long. Records
     * have the time at which they were written, and an event may be decided long after it happened, such as when history is
     * replayed: then what came of it was due as long after that.
     *
     * @param dueMillis in event time
     */
    static long late(Occasion occasion, long dueMillis) {
        return late(dueMillis + Math.max(0, occasion.decidedAtMillis() - occasion.eventTimeMillis()));
    }

    private static long late(long writtenMillis) {
        return writtenMillis > Long.MAX_VALUE - LATE_MILLIS ? Long.MAX_VALUE : writtenMillis + LATE_MILLIS;
    }

    /** Decisions that were looked for, each once, of those about the same event first. */
    private static final class Told {
        private final KafkaTopics topics;
        private final List<String> names;
        private final Map<String, JsonNode> byId = new LinkedHashMap<>();

        private Told(KafkaTopics topics, JobConfig config) {
            this.topics = topics;
            this.names = new ArrayList<>(List.of(config.topics().actions()));
            config.topics().shadow().ifPresent(names::add);
        }

        private void read(Set<String> subjects, Span span, List<String> texts, Predicate<JsonNode> wanted)
                throws IOException {
            for (String name : names) {
                SubjectRecords.read(topics, name, subjects, span, texts, one -> {
                    if (byId.size() < MOST_TOLD && wanted.test(one)) {
                        byId.putIfAbsent(name + "/" + one.path("decisionId").asText(), one);
                    }
                });
            }
        }

        private List<JsonNode> all() {
            return new ArrayList<>(byId.values());
        }
    }

    private static Optional<Instant> timeOf(JsonNode decision) {
        String text = decision.path("eventTime").asText();
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    private Set<String> subjects() {
        Set<String> subjects = new HashSet<>(Set.of(occasion.subject()));
        told.stream()
                .filter(one -> isOf(occasion, one))
                .forEach(one -> subjects.add(one.path("subject").asText()));
        return subjects;
    }

    private static boolean isOf(Occasion occasion, JsonNode decision) {
        JsonNode trigger = decision.path("trigger");
        return trigger.path("type").asText().equals(occasion.triggerType())
                && trigger.path("id").asText().equals(occasion.triggerId());
    }

    /** Returns the actions of which it was said that they wait; of one that waits anew the last. */
    List<Waiting> waiting() {
        Map<String, Waiting> waiting = new LinkedHashMap<>();
        for (JsonNode one : told) {
            for (JsonNode considered : one.path("considered")) {
                OptionalLong due = Considered.dueMillis(considered.path("why").asText());
                if (isOf(occasion, one) && due.isPresent()) {
                    String rule = considered.path("rule").asText();
                    waiting.put(
                            rule + "/" + one.path("subject").asText(),
                            new Waiting(
                                    rule,
                                    considered.path("version").asLong(),
                                    due.getAsLong(),
                                    one.path("eventTime").asText()));
                }
            }
        }
        return List.copyOf(waiting.values());
    }

    /** Returns whether an action of this rule waits or waited. */
    boolean concern(String rule) {
        return waiting().stream().anyMatch(one -> one.rule().equals(rule));
    }

    /**
     * Returns what became of each action, of all rules or of one.
     *
     * @param nowMillis what the clock shows
     */
    List<String> lines(Optional<String> rule, long nowMillis) {
        return waiting().stream()
                .filter(one -> rule.isEmpty() || rule.get().equals(one.rule()))
                .map(one -> one.rule() + ", version " + one.version() + ", began to wait at " + one.since() + ": "
                        + fate(one.rule(), one.dueMillis(), nowMillis))
                .toList();
    }

    /** Returns what became of an action that was due at a time. */
    String fate(String rule, long dueMillis, long nowMillis) {
        Instant due = Instant.ofEpochMilli(dueMillis);
        for (JsonNode one : told) {
            if (timeOf(one).filter(due::equals).isEmpty()) {
                continue;
            }
            Optional<String> said = isOf(occasion, one) ? sent(one, rule) : Optional.empty();
            said = said.or(() -> dropped(one, rule));
            if (said.isPresent()) {
                return "it was due at " + due + ", and " + said.get();
            }
        }
        if (nowMillis < dueMillis) {
            return "it goes out at " + due + ", unless something forbids it then";
        }
        return "it was due at " + due + ", and nothing says yet what became of it: " + unknown(dueMillis, nowMillis);
    }

    private static Optional<String> sent(JsonNode decision, String rule) {
        for (JsonNode reason : decision.path("reasons")) {
            if (reason.path("rule").asText().equals(rule)) {
                return Optional.of("went out: " + reason.path("outcome").asText() + ", decision "
                        + decision.path("decisionId").asText() + ", decided at "
                        + decision.path("decidedAt").asText());
            }
        }
        for (JsonNode reason : decision.path("shadow")) {
            if (reason.path("rule").asText().equals(rule)) {
                String holdout = reason.path("holdout").asText();
                return Optional.of(
                        holdout.isEmpty()
                                ? "did not go out: its rule is in shadow mode"
                                : "did not go out: the holdout '" + holdout + "' has the subject");
            }
        }
        return Optional.empty();
    }

    /** What was due at the same time is told together, with the event of one of them. */
    private Optional<String> dropped(JsonNode decision, String rule) {
        Set<String> subjects = subjects();
        for (JsonNode considered : decision.path("considered")) {
            String why = considered.path("why").asText();
            if (considered.path("rule").asText().equals(rule)
                    && !Considered.isWaiting(why)
                    && subjects.contains(decision.path("subject").asText())) {
                return Optional.of(DecisionMade.said(why));
            }
        }
        return Optional.empty();
    }

    private String unknown(long dueMillis, long nowMillis) {
        if (nowMillis - dueMillis < ON_ITS_WAY_MILLIS) {
            return "event time, which stays behind the clock, may not have passed it yet";
        }
        boolean corrected = told.stream().anyMatch(one -> isOf(occasion, one) && one.hasNonNull("duplicateOf"));
        return (corrected ? "the event was corrected since, which takes back what waits because of it; or " : "")
                + "the job is behind or has not run since"
                + (knowsAll
                        ? ", or the topics no longer have what it said"
                        : ", or it did not go out: the job config names no topic decisions.shadow, which would say why");
    }

    /** Returns the ids of the other decisions about the event, which say what else came of it. */
    List<String> others(String decisionId) {
        return told.stream()
                .filter(one -> isOf(occasion, one) && !one.path("reasons").isEmpty())
                .map(one -> one.path("decisionId").asText())
                .filter(other -> !other.equals(decisionId))
                .distinct()
                .toList();
    }
}
