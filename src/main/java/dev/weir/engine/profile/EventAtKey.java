package dev.weir.engine.profile;

import dev.weir.engine.dedup.DuplicateCheck;
import dev.weir.engine.message.Failures;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.AnswerLayout;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.RowChange;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event at one key that needs it. For one use. */
final class EventAtKey {
    private final Routed routed;
    private final TypePlan type;
    private final KeyPlan plan;
    private final ProfileState state;
    private final KeySeries series;
    private final EventScope atHand;
    private final boolean asked;
    private final AnswerLayout.Sheet answers;
    private final Failures failures = new Failures();
    /** Whether the event was new to the key, as far as the decision depends on it. */
    private boolean news = true;

    EventAtKey(Routed routed, TypePlan type, ProfileState state, KeySeries series, EventScope atHand) {
        this.routed = routed;
        this.type = type;
        this.plan = type.keys().get(routed.plan());
        this.state = state;
        this.series = series;
        this.atHand = atHand;
        this.asked = !routed.subjects().isEmpty() || !plan.patterns().isEmpty();
        this.answers = plan.layout().sheet();
    }

    /** Processes the event. */
    Observation observe(PatternKeeper patterns, DuplicateCheck duplicateCheck, JobTime moment) {
        return plan.patterns().isEmpty()
                ? observeAlone(duplicateCheck, moment)
                : observeWithPatterns(patterns, duplicateCheck, moment);
    }

    /** Processes the event at a key without patterns for its type. */
    private Observation observeAlone(DuplicateCheck duplicateCheck, JobTime moment) {
        takeRow(duplicateCheck);
        answer(false);
        feed(duplicateCheck);
        answer(true);
        if (plan.feedsAll()) {
            keep(moment);
        }
        return new Observation(signals(), plan.feedsAll(), failures.rules(), 0, 0);
    }

    private Observation observeWithPatterns(PatternKeeper patterns, DuplicateCheck duplicateCheck, JobTime moment) {
        PatternsAtEvent met = new PatternsAtEvent(routed, plan.patterns(), state, atHand);
        takeRow(duplicateCheck);
        answer(false);
        met.answer(series, false);
        feed(duplicateCheck);
        answer(true);
        met.answer(series, true);
        PatternKeeper.Outcome matched = patterns.meet(met, duplicateCheck, moment.watermarkMillis());
        boolean changed = plan.feedsAll() || duplicateCheck.wasRemembered();
        if (changed) {
            keep(moment);
        }
        failures.add(matched.failed());
        List<SubjectMessage> messages = matched.completed().isEmpty() ? signals() : messages(matched.completed());
        return new Observation(messages, changed, failures.rules(), matched.gaveWay(), matched.late());
    }

    /** Keeps the row, before any feature is asked: its own change is decided in the zone that it says. */
    private void takeRow(DuplicateCheck duplicateCheck) {
        if (plan.feedsRows()) {
            news = routed.event() instanceof RowChange row
                    && (duplicateCheck.isFresh() || state.rows().mayFollowAgain(row))
                    && state.rows().apply(row);
        }
    }

    /** Adds the event to the series, unless it is a duplicate. */
    private void feed(DuplicateCheck duplicateCheck) {
        if (plan.feedsAll() && duplicateCheck.isFresh()) {
            series.feed(routed.key(), plan, atHand, failures);
        }
    }

    private void keep(JobTime moment) {
        state.timeToLive().keep(routed.event().timestampMillis(), moment.watermarkMillis(), plan.keepMillis());
    }

    /** Returns the signals about an event that completes nothing, the usual case. */
    private List<SubjectMessage> signals() {
        List<String> subjects = routed.subjects();
        if (subjects.isEmpty()) {
            return List.of();
        }
        Optional<Stock> stock = plan.asksStock() ? Stock.of(state.rows().rows()) : Optional.empty();
        List<Value> values = answers.values();
        if (subjects.size() == 1) {
            return List.of(signal(subjects.get(0), values, stock, List.of(), 0));
        }
        List<SubjectMessage> signals = new ArrayList<>(subjects.size());
        for (String subject : subjects) {
            signals.add(signal(subject, values, stock, List.of(), 0));
        }
        return signals;
    }

    /** Returns the signals about an event that completes matches, and the matches that are sent by themselves. */
    private List<SubjectMessage> messages(List<CompletedMatch> completed) {
        Optional<Stock> stock = Stock.of(state.rows().rows());
        MatchDelivery delivery = new MatchDelivery(routed.epoch(), atHand.lists(), routed.key(), series, stock);
        delivery.deliver(completed, routed, type, plan, answers);
        delivery.deliverByTime(completed);
        failures.add(delivery.failed());
        List<SubjectMessage> messages = new ArrayList<>(delivery.completedMatches());
        if (!routed.subjects().isEmpty()) {
            List<Value> values = answers.values();
            for (String subject : routed.subjects()) {
                boolean own = subject.equals(routed.subjects().get(0));
                List<RuleMatch> matches = delivery.withSignalTo(subject);
                messages.add(signal(subject, values, stock, matches, own ? delivery.furtherParts() : 0));
            }
        }
        return messages;
    }

    private Signal signal(
            String subject, List<Value> values, Optional<Stock> stock, List<RuleMatch> matches, int furtherParts) {
        return new Signal(
                subject,
                routed.correlationId(),
                routed.epoch(),
                routed.key(),
                news,
                values,
                stock,
                matches,
                furtherParts);
    }

    private void answer(boolean countingCurrent) {
        if (asked) {
            series.answer(plan.layout(), atHand, countingCurrent, answers);
        }
    }
}
