package dev.weir.operators.metrics;

import dev.weir.engine.decide.AnsweredEvent;
import dev.weir.engine.decide.DecisionRequest;
import dev.weir.engine.decide.Evaluations;
import dev.weir.engine.decide.RuleEvaluation;
import dev.weir.engine.decide.Verdict;
import dev.weir.engine.message.JobTime;
import dev.weir.events.EventType;
import dev.weir.rules.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what became of events, in total and by stream, and the results of rules, in total and by rule. Over the whole
 * job, each incoming event is counted once: {@code received = decided + rejected + duplicate + noted} holds when
 * nothing is in flight, also for each stream. A decision about a further subject of an event, or about a match by
 * itself, counts as {@code alsoDecided}. Events with the id of an earlier one and different content are also counted as
 * {@code otherContent}, which like {@code late} is part of no sum: both those that are decided, and those that are set
 * aside, which count as duplicates.
 *
 * <p>{@code gathered} counts the events whose answers have all arrived, and {@code quarantined} those of them that are
 * not decided, because the job failed at them twice in a row. {@code decisionLatencyMillis} measures the time from the
 * writing of an event's record to its decision, by the clocks of the writer and of the decider; matches decided by
 * themselves are not included, because they do not answer a record; joined decisions are measured where they are joined.
 */
public final class DecisionCounters {
    private final EventCounter decided;
    private final EventCounter duplicate;
    private final EventCounter noted;
    private final EventCounter otherContent;
    private final Counter alsoDecided;
    private final Counter gathered;
    private final Counter quarantined;
    private final Histogram latency;
    private final AnswerCounters answers;
    private final PerRule<ModelCounters> models;
    private final OutcomeCounters outcomes;
    private final Map<EventType, OfType> ofTypes = new HashMap<>();

    /** Registers the counters. */
    public DecisionCounters(MetricGroup metrics, List<EventType> types) {
        decided = new EventCounter(metrics, "decided", types);
        duplicate = new EventCounter(metrics, "duplicate", types);
        noted = new EventCounter(metrics, "noted", types);
        otherContent = new EventCounter(metrics, "otherContent", types);
        alsoDecided = metrics.counter("alsoDecided");
        gathered = metrics.counter("gathered");
        quarantined = metrics.counter("quarantined");
        latency = metrics.histogram("decisionLatencyMillis", new DecisionLatency(System::currentTimeMillis));
        answers = new AnswerCounters(metrics);
        models = ModelCounters.in(metrics);
        outcomes = new OutcomeCounters(metrics);
        PerRule<AnswerCounters> perRule = new PerRule<>(metrics, AnswerCounters::new);
        for (EventType type : types) {
            ofTypes.put(type, new OfType(perRule));
        }
    }

    /** Counts an event whose answers have all arrived. */
    public void countRequest(DecisionRequest request) {
        if (request instanceof AnsweredEvent) {
            gathered.inc();
        }
    }

    /** Counts an event that is not decided. */
    public void countSetAside(DecisionRequest request) {
        if (request.primary()) {
            quarantined.inc();
        }
    }

    /** Counts what became of an event or of matches; a joined decision counts once, for the event's own subject. */
    public void count(Verdict verdict, DecisionRequest request, JobTime moment) {
        boolean whole = request.joining().isNone();
        if (whole && verdict instanceof Verdict.Decided made) {
            outcomes.count(made.decision());
        }
        if (whole && verdict instanceof Verdict.Decided && request.recordMillis() >= 0) {
            latency.update(moment.nowMillis() - request.recordMillis());
        }
        if (verdict.primary()) {
            of(verdict).inc(verdict.type());
            if (verdict.otherContent()) {
                otherContent.inc(verdict.type());
            }
        } else if (whole && verdict instanceof Verdict.Decided) {
            alsoDecided.inc();
        }
        count(verdict.evaluations(), Objects.requireNonNull(ofTypes.get(verdict.type())));
    }

    private EventCounter of(Verdict verdict) {
        if (verdict instanceof Verdict.Decided) {
            return decided;
        }
        return verdict instanceof Verdict.Noted ? noted : duplicate;
    }

    private void count(Evaluations said, OfType ofType) {
        ofType.asked(said.alwaysAsked());
        ModelCounters.count(said.scored(), models);
        answers.askedWithoutEvaluation(said.alwaysAsked().size());
        for (RuleEvaluation evaluation : said.made()) {
            boolean counted = said.isOfAlwaysAsked(evaluation);
            answers.count(evaluation, counted);
            ofType.perRule.of(evaluation.rule().id()).count(evaluation, counted);
        }
    }

    /** The counters for events of one type. */
    private static final class OfType {
        private final PerRule<AnswerCounters> perRule;
        private final ApplicableEvents events = new ApplicableEvents();
        private List<Rule> asked = List.of();

        OfType(PerRule<AnswerCounters> perRule) {
            this.perRule = perRule;
        }

        /**
         * Counts an event to which all these rules apply; each of them follows the count of events for as long as that
         * is so.
         */
        @SuppressWarnings("ReferenceEquality") // all events under one plan have the same list
        void asked(List<Rule> rulesNow) {
            if (rulesNow.isEmpty()) {
                return;
            }
            if (rulesNow != asked) {
                asked.forEach(rule -> perRule.of(rule.id()).leave(events));
                rulesNow.forEach(rule -> perRule.of(rule.id()).follow(events));
                asked = rulesNow;
            }
            events.inc();
        }
    }
}
