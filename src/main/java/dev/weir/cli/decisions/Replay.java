package dev.weir.cli.decisions;

import dev.weir.Settings;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.decide.EarlierDecision;
import dev.weir.engine.identity.LinkListener;
import dev.weir.engine.identity.Linker;
import dev.weir.engine.row.CapturedTables;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.RowChange;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.definition.ChangeDefinition;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.row.CapturedRows;
import dev.weir.io.row.ListsOfRows;
import dev.weir.operators.JobSettings;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The events up to one that was decided, as far as the topics still have them, to be replayed through the engine with another
 * rule. Events of different topics are ordered by their Kafka timestamps; the job may have read them in a slightly
 * different order.
 */
final class Replay {
    /** How long after its decision a record with an earlier timestamp may stand on its topic. */
    private static final long DISORDER_MILLIS = 60_000;

    private final JobConfig config;
    private final List<Event> events;
    private final Optional<Event> trigger;
    private final Known known;
    private final Beside beside;

    /**
     * What is pushed before the rules.
     *
     * @param models by the ids of their documents
     * @param said what models said in the decision in question, by what was asked
     */
    private record Beside(List<Node> needed, Map<String, Node> models, Map<String, Double> said) {}

    private record Stamped(Event event, long atMillis) {}

    /** What the rule may use besides the events. */
    private record Known(Map<String, byte[]> lists, Map<String, List<EarlierDecision>> decisions) {}

    private Replay(JobConfig config, List<Event> events, Optional<Event> trigger, Known known) {
        this(config, events, trigger, known, new Beside(List.of(), Map.of(), Map.of()));
    }

    private Replay(JobConfig config, List<Event> events, Optional<Event> trigger, Known known, Beside beside) {
        this.beside = beside;
        this.config = config;
        this.events = events;
        this.trigger = trigger;
        this.known = known;
    }

    /**
     * Reads the topics.
     *
     * @param occasion the event, as it was decided or not
     * @param rules the rule in question, and those that it asks about
     * @param reachMillis how far back relevant events may be
     */
    static Replay before(
            Occasion occasion, Collection<Rule> rules, long reachMillis, KafkaTopics topics, JobConfig config)
            throws IOException {
        JsonEvents reader = JsonEvents.of(config);
        Linker linker = new Linker(Settings.of(config).engine().identity(), config.schema(), LinkListener.NONE);
        long linkReachMillis =
                config.identity().map(JobConfig.Identity::overMillis).orElse(0L);
        List<Stamped> read = new ArrayList<>();
        Map<String, Stamped> rows = new HashMap<>();
        for (EventType type : config.schema().types()) {
            String topic = config.topics().of(type);
            // A record is written when its event happens or later, but for clocks that differ; a row counts however
            // old.
            long sinceMillis = occasion.eventTimeMillis()
                    - reachMillis
                    - linkReachMillis
                    - config.time().maxFutureMillis();
            boolean ofRows = config.schema().definitions().find(type).orElse(null) instanceof ChangeDefinition;
            KafkaTopics.Position from =
                    ofRows || sinceMillis <= 0 ? topics.beginning(topic) : topics.since(topic, sinceMillis);
            topics.read(from, topics.since(topic, occasion.decidedAtMillis() + DISORDER_MILLIS), record -> {
                if (record.timestampMillis() <= occasion.decidedAtMillis()) {
                    for (Event event : reader.read(record).events()) {
                        Stamped stamped = new Stamped(event, record.timestampMillis());
                        long reach = linker.links(event) ? reachMillis + linkReachMillis : reachMillis;
                        if (event.timestampMillis() > occasion.eventTimeMillis() - reach) {
                            read.add(stamped);
                        } else if (event instanceof RowChange row) {
                            rows.put(type + "/" + event.subject() + "/" + row.row(), stamped);
                        }
                    }
                }
            });
        }
        read.addAll(rows.values()); // a row counts until it is changed, however long ago that was
        read.sort(Comparator.comparingLong(Stamped::atMillis));
        List<Event> events = new ArrayList<>();
        Optional<Event> trigger = Optional.empty();
        for (Stamped stamped : read) {
            if (trigger.isEmpty()) {
                events.add(stamped.event());
            }
            if (occasion.isAbout(stamped.event())) {
                trigger = Optional.of(stamped.event());
            }
        }
        Known known = new Known(
                rules.stream().allMatch(rule -> rule.lists().isEmpty()) ? Map.of() : lists(occasion, topics, config),
                rules.stream().noneMatch(rule -> rule.lookbacks().looksBack())
                        ? Map.of()
                        : decisions(occasion, topics, config));
        return new Replay(config, events, trigger, known);
    }

    /** Returns each list as it was at that time; if compaction has removed that version, the earliest one left. */
    private static Map<String, byte[]> lists(Occasion occasion, KafkaTopics topics, JobConfig config)
            throws IOException {
        Map<String, byte[]> lists = new TreeMap<>();
        for (RawRecord record : topics.read(config.topics().lists())) {
            String name = new String(record.key(), StandardCharsets.UTF_8);
            if (record.timestampMillis() <= occasion.decidedAtMillis() || !lists.containsKey(name)) {
                lists.put(name, record.value());
            }
        }
        addRows(lists, occasion, topics, CapturedRows.tables(config));
        return lists;
    }

    private static void addRows(Map<String, byte[]> lists, Occasion occasion, KafkaTopics topics, CapturedTables tables)
            throws IOException {
        if (tables.hasLists()) {
            ListsOfRows rows = new ListsOfRows(tables);
            topics.read(topics.beginning(tables.lists()), record -> {
                if (record.timestampMillis() <= occasion.decidedAtMillis()) {
                    rows.take(record);
                }
            });
            rows.addTo(lists);
        }
    }

    /** Returns the earlier decisions about the subject, and what was remembered for others whose memory rules used. */
    static Map<String, List<EarlierDecision>> decisions(Occasion occasion, KafkaTopics topics, JobConfig config)
            throws IOException {
        Map<String, List<EarlierDecision>> decisions = new TreeMap<>();
        topics.read(topics.beginning(config.topics().actions()), record -> {
            DecisionMade one = new DecisionMade(Output.parse(record.value()));
            if (one.id().equals(occasion.decisionId()) || one.decidedAtMillis() > occasion.decidedAtMillis()) {
                return;
            }
            for (String subject : one.subjects()) {
                if (subject.equals(occasion.subject()) || !subject.equals(one.subject())) {
                    decisions
                            .computeIfAbsent(subject, first -> new ArrayList<>())
                            .add(one.remembered(subject));
                }
            }
        });
        return decisions;
    }

    /**
     * Returns the same with more documents that are pushed before the rules: what adds to the job config, policies, and
     * rules that others ask about.
     */
    Replay with(List<Node> documents) {
        List<Node> all =
                Stream.concat(beside.needed().stream(), documents.stream()).toList();
        return new Replay(config, events, trigger, known, new Beside(all, beside.models(), beside.said()));
    }

    /**
     * Returns the same with models that rules may ask.
     *
     * @param models by the ids of their documents
     * @param said what models said in the decision in question, by what was asked: in it that counts
     */
    Replay asking(Map<String, Node> models, Map<String, Double> said) {
        return new Replay(config, events, trigger, known, new Beside(beside.needed(), models, said));
    }

    /** Returns why models cannot be asked again; in each case the score is absent, unless the decision says it. */
    List<String> silent() {
        List<String> why = new ArrayList<>();
        engine(why);
        return why;
    }

    /** Returns the event of the decision, if the topics still have it. */
    Optional<Event> trigger() {
        return trigger;
    }

    /** Returns the number of events, including that one. */
    int size() {
        return events.size();
    }

    /** Returns the event time of the earliest event. */
    long earliestMillis() {
        return events.stream().mapToLong(Event::timestampMillis).min().orElse(0);
    }

    /**
     * Replays all events, that of the decision last.
     *
     * @param rules by id
     * @return all decisions of which one of these rules is a reason
     * @throws IOException if a rule is refused
     */
    List<Decision> play(Map<String, Node> rules) throws IOException {
        return playAll(rules).stream()
                .filter(decision ->
                        decision.reasons().stream().map(Reason::rule).anyMatch(rules::containsKey))
                .toList();
    }

    /** Returns what is said of an action of a rule that waits because of the last event, or that is dropped at once. */
    Optional<Considered> waits(Node rule, String id) throws IOException {
        Optional<String> event = trigger.map(Event::id);
        return playAll(Map.of(id, rule)).stream()
                .filter(decision ->
                        event.filter(decision.trigger().id()::equals).isPresent())
                .flatMap(decision -> decision.byChannel().considered().stream())
                .filter(one -> one.rule().equals(id))
                .reduce((earlier, later) -> later);
    }

    private LocalEngine engine(List<String> silent) {
        JobSettings settings = Settings.of(config);
        LocalEngine engine = new LocalEngine(
                        settings.engine(), settings.documents(), settings.compiler(), settings.latenessMillis())
                .withoutOwnDecisions();
        known.lists().forEach(engine::pushList);
        beside.needed()
                .forEach(document -> engine.push(
                        DocumentIds.of(document), DocumentForms.json(document).getBytes(StandardCharsets.UTF_8)));
        beside.models().forEach((id, model) -> {
            RuleStatus answer = engine.push(id, DocumentForms.json(model).getBytes(StandardCharsets.UTF_8));
            if (answer.kind() == RuleStatus.Kind.REJECTED) {
                silent.add(
                        "model '" + ModelIds.keyOf(id) + "' cannot be asked again here, so that its score is absent: "
                                + answer.errors().get(0).message());
            }
        });
        return engine;
    }

    private List<Decision> playAll(Map<String, Node> rules) throws IOException {
        LocalEngine engine = engine(new ArrayList<>());
        for (Map.Entry<String, Node> rule : rules.entrySet()) {
            RuleStatus answer = engine.push(
                    rule.getKey(), DocumentForms.json(rule.getValue()).getBytes(StandardCharsets.UTF_8));
            if (answer.kind() == RuleStatus.Kind.REJECTED) {
                throw new IOException("'" + rule.getKey() + "' is refused today: "
                        + answer.errors().get(0).message());
            }
        }
        List<Decision> decisions = new ArrayList<>();
        for (Event event : events) {
            if (trigger.filter(event::equals).isPresent()) {
                known.decisions().forEach(engine::restoreHistory);
                engine.scoring().state(beside.said());
            }
            decisions.addAll(engine.decide(event));
        }
        return decisions;
    }
}
