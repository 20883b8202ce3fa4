package dev.weir.cli.cases;

import dev.weir.cli.cases.RuleCase.Happening;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleError;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader;
import dev.weir.rules.document.Node;
import dev.weir.text.Durations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs a case through the engine, in virtual time. For one use. */
final class CaseRun {
    private static final byte[] NO_KEY = {};

    private final JobConfig config;
    private final RuleCase given;
    private final long maxFutureMillis;
    private final Readers readers;
    private final LocalEngine engine;
    private final Map<String, String> names = new HashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Set<RuleError> unread = new LinkedHashSet<>();
    private final Set<RuleError> beyond = new LinkedHashSet<>();
    private long offset;

    /**
     * What reads events, for all cases of a job.
     *
     * @param usual as the job reads them
     * @param ofAnyFigures also accepts what is outside the plausible bounds
     * @param fields finds what neither reads
     */
    record Readers(JsonEvents usual, JsonEvents ofAnyFigures, CaseFields fields) {
        static Readers of(JobConfig config) {
            return new Readers(JsonEvents.of(config), JsonEvents.withAnyFigures(config), new CaseFields(config));
        }
    }

    /** Creates a run of a case on an engine with the rule. */
    CaseRun(JobConfig config, Readers readers, LocalEngine engine, RuleCase given) {
        this.config = config;
        this.given = given;
        this.maxFutureMillis = config.time().maxFutureMillis();
        this.readers = readers;
        this.engine = engine;
    }

    /** Runs the case. */
    CaseResult run() {
        List<Event> events = read();
        long[] clock = WallClock.at(events, maxFutureMillis);
        for (int i = 0; i < events.size(); i++) {
            decisions.addAll(engine.decide(events.get(i), clock[i]));
        }
        given.untilMillis().ifPresent(until -> decisions.addAll(engine.passTo(given.startMillis() + until)));
        List<String> expected = given.expected().stream()
                .map(decision -> CaseDecision.text(decision, decision.values().keySet()))
                .toList();
        return new CaseResult(
                given,
                expected,
                found(expected),
                inQuestion(),
                List.copyOf(unread),
                List.copyOf(beyond),
                engine.errors());
    }

    /** Returns the events that were to be decided and were not, and those that were and should not have been, in their order. */
    private List<String> inQuestion() {
        Map<String, Integer> left = new LinkedHashMap<>();
        given.events().forEach(event -> left.put(event.name(), 0));
        for (Node.Fields expected : given.expected()) {
            if (expected.values().get("event") instanceof Node.Text event) {
                left.merge(event.value(), 1, Integer::sum);
            } else {
                return List.of(); // any event will do
            }
        }
        for (Decision decision : decisions) {
            if (!decision.reasons().isEmpty()) {
                left.merge(names.getOrDefault(decision.trigger().id(), "?"), -1, Integer::sum);
            }
        }
        return given.events().stream()
                .map(Happening::name)
                .filter(name -> left.getOrDefault(name, 0) != 0)
                .distinct()
                .toList();
    }

    /** Runs the case; returns the last reason of a rule in shadow mode on each event, by the event's name. */
    Map<String, Reason> reasonsInShadow(String id) {
        engine.tellShadow();
        run();
        Map<String, Reason> reasons = new HashMap<>();
        for (Decision decision : decisions) {
            for (Reason reason : decision.shadow()) {
                if (reason.rule().equals(id)) {
                    reasons.put(names.getOrDefault(decision.trigger().id(), "?"), reason);
                }
            }
        }
        return reasons;
    }

    private List<Event> read() {
        List<Event> events = new ArrayList<>();
        Optional<Happening> before = Optional.empty();
        for (Happening event : given.events()) {
            before.filter(one -> one.atMillis() > event.atMillis()
                            && !event.written().late())
                    .ifPresent(one -> beyond.add(unsaid(event, one)));
            events.addAll(read(event));
            before = Optional.of(event);
        }
        return events;
    }

    /** Returns a doubt about an event that goes back in time, and may be meant to. */
    private RuleError unsaid(Happening event, Happening before) {
        return RuleError.at(
                event.written().path() + ".at",
                event.name() + " happens at " + Durations.text(event.atMillis() - given.startMillis()) + ", before "
                        + before.name() + " at " + Durations.text(before.atMillis() - given.startMillis())
                        + ", and comes after it; write late: true beside 'at' if it is to come late, or such as +10s for"
                        + " a time after the event before");
    }

    private List<Event> read(Happening event) {
        List<RuleError> misspelt = new ArrayList<>();
        readers.fields().check(event, misspelt::add, beyond::add);
        unread.addAll(misspelt);
        RawRecord record = new RawRecord(
                config.topics().of(event.type()),
                0,
                offset++,
                event.atMillis(),
                NO_KEY,
                encoded(DocumentForms.json(event.fields())));
        EventReader.Reading reading = read(record, event, !misspelt.isEmpty());
        for (Event said : reading.events()) {
            names.putIfAbsent(said.id(), event.name()); // a repeated change of stock is the first one, sent again
        }
        return reading.events();
    }

    /** Returns JSON in UTF-8, with halves of surrogate pairs as escapes: as UTF-8 they would be question marks. */
    private static byte[] encoded(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        json.codePoints().forEach(one -> {
            if (one <= Character.MAX_VALUE && Character.isSurrogate((char) one)) {
                escaped.append(String.format("\\u%04x", one));
            } else {
                escaped.appendCodePoint(one);
            }
        });
        return escaped.toString().getBytes(StandardCharsets.UTF_8);
    }

    private EventReader.Reading read(RawRecord record, Happening event, boolean isMisspelt) {
        EventReader.Reading reading = readers.usual().read(record);
        if (!(reading instanceof EventReader.Reading.Rejected rejected)) {
            return reading;
        }
        RuleError error =
                RuleError.at(event.written().path(), "the job would not read this event: " + rejected.error());
        EventReader.Reading anyFigures = readers.ofAnyFigures().read(record);
        if (!isMisspelt) { // which tells more
            boolean isPlayed = !(anyFigures instanceof EventReader.Reading.Rejected);
            (isPlayed ? beyond : unread).add(isPlayed ? played(error) : error);
        }
        return anyFigures;
    }

    /** Returns the doubt about an event with which a case shows what a rule would make of it, and the job never asks the rule. */
    private static RuleError played(RuleError error) {
        return RuleError.at(
                error.path(),
                error.message() + "; the case plays it all the same, and the job makes a dead letter of it and decides"
                        + " nothing");
    }

    private List<String> found(List<String> expected) {
        return PairedDecisions.texts(
                given.expected(),
                expected,
                decisions.stream()
                        .filter(decision -> !decision.reasons().isEmpty())
                        .map(decision -> CaseDecision.of(decision, given.startMillis(), names))
                        .toList());
    }
}
