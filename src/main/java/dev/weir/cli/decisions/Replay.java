package dev.weir.cli.decisions;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.decide.EarlierDecision;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.Event;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.definition.IdentityFields;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.EventsOfKeys;
import dev.weir.keys.ListsThen;
import dev.weir.keys.WantedKeys;
import dev.weir.operators.JobSettings;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The events up to one that was decided, as far as they concern its keys and its subjects and the topics still have them,
 * to be replayed through the engine with another rule.
 */
final class Replay {
    private final JobConfig config;
    private final Read read;
    private final Optional<Event> trigger;
    private final Known known;
    private final Beside beside;

    /**
     * What is pushed before the rules.
     *
     * @param models by the ids of their documents
     * @param said what models said in the decision in question, by what was asked
     */
    private record Beside(List<Node> needed, Map<String, Node> models, Map<String, Double> said) {
        private static final Beside NOTHING = new Beside(List.of(), Map.of(), Map.of());
    }

    /**
     * The events, that of the decision last.
     *
     * @param notes what a person should know of what was read
     */
    private record Read(List<Event> events, List<String> notes) {
        private static final Read NOTHING = new Read(List.of(), List.of());
    }

    /** What the rule may use besides the events. */
    private record Known(Map<String, byte[]> lists, Map<String, List<EarlierDecision>> decisions) {}

    private Replay(JobConfig config, Read read, Optional<Event> trigger, Known known, Beside beside) {
        this.beside = beside;
        this.config = config;
        this.read = read;
        this.trigger = trigger;
        this.known = known;
    }

    /**
     * Reads the topics, as far as they concern the keys and the subjects of the event.
     *
     * @param occasion the event, as it was decided or not
     * @param rules the rule in question, those that it asks about, and what its models ask
     * @param reachMillis how far back relevant events may be
     */
    static Replay before(
            Occasion occasion, Collection<Rule> rules, long reachMillis, KafkaTopics topics, JobConfig config)
            throws IOException {
        Optional<Event> asked = occasion.event(topics, config).map(Occasion.Found::event);
        if (asked.isEmpty()) {
            return new Replay(config, Read.NOTHING, asked, new Known(Map.of(), Map.of()), Beside.NOTHING);
        }
        EngineSettings engine = Settings.of(config).engine();
        WantedKeys wanted = WantedKeys.of(
                        linked(asked.get(), occasion, config), Rulebook.of(0, rules, engine), config.schema())
                .with(occasion.subject());
        boolean asksSubjects = engine.identity().isOn()
                || rules.stream().anyMatch(rule -> !rule.pacing().isNone());
        EventsOfKeys.Found found = EventsOfKeys.read(
                topics,
                config,
                asksSubjects ? wanted : wanted.keysAlone(),
                new EventsOfKeys.Span(occasion.eventTimeMillis() - reachMillis, occasion.decidedAtMillis()));
        List<Event> events = new ArrayList<>();
        Event trigger = asked.get();
        for (Event event : found.events()) {
            if (occasion.isAbout(event)) {
                trigger = event;
                break;
            }
            events.add(event);
        }
        events.add(trigger);
        Known known = new Known(
                rules.stream().allMatch(rule -> rule.lists().isEmpty())
                        ? Map.of()
                        : ListsThen.read(occasion.decidedAtMillis(), topics, config),
                rules.stream().noneMatch(rule -> rule.lookbacks().looksBack())
                        ? Map.of()
                        : DecisionsBefore.read(occasion, wanted.subjects(), reachMillis, topics, config)
                                .bySubject());
        return new Replay(config, new Read(events, found.notes()), Optional.of(trigger), known, Beside.NOTHING);
    }

    /** An event of a session that counts for a customer has the customer's keys. */
    private static Event linked(Event event, Occasion occasion, JobConfig config) {
        IdentitySettings identity = Settings.of(config).engine().identity();
        boolean isLinked = identity.isOn()
                && !occasion.subject().equals(event.subject())
                && IdentityFields.of(config.schema(), event.type(), identity.from(), identity.to())
                        .filter(fields -> fields.to(event).isEmpty())
                        .isPresent();
        return isLinked ? event.withText(identity.to(), occasion.subject()) : event;
    }

    /**
     * Returns the same with more documents that are pushed before the rules: what adds to the job config, policies, and
     * rules that others ask about.
     */
    Replay with(List<Node> documents) {
        List<Node> all =
                Stream.concat(beside.needed().stream(), documents.stream()).toList();
        return new Replay(config, read, trigger, known, new Beside(all, beside.models(), beside.said()));
    }

    /**
     * Returns the same with models that rules may ask.
     *
     * @param models by the ids of their documents
     * @param said what models said in the decision in question, by what was asked: in it that counts
     */
    Replay asking(Map<String, Node> models, Map<String, Double> said) {
        return new Replay(config, read, trigger, known, new Beside(beside.needed(), models, said));
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
        return read.events().size();
    }

    /** Returns what a person should know of what was read. */
    List<String> notes() {
        return read.notes();
    }

    /** Returns the event time of the earliest event. */
    long earliestMillis() {
        return read.events().stream().mapToLong(Event::timestampMillis).min().orElse(0);
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
        for (Event event : read.events()) {
            if (trigger.filter(event::equals).isPresent()) {
                known.decisions().forEach(engine::restoreHistory);
                engine.scoring().state(beside.said());
            }
            decisions.addAll(engine.decide(event));
        }
        return decisions;
    }
}
