package dev.weir.engine.profile;

import dev.weir.engine.dedup.DuplicateCheck;
import dev.weir.engine.message.Failures;
import dev.weir.engine.message.Moment;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.AnswerLayout;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.RowChange;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    private final PatternsAtEvent patternsAtHand;

    EventAtKey(Routed routed, Rulebook rulebook, ProfileState state, KeySeries series) {
        this.routed = routed;
        this.type = rulebook.of(routed.event().type());
        this.plan = type.keys().get(routed.plan());
        this.state = state;
        this.series = series;
        this.atHand = new EventScope(routed.event(), rulebook.lists());
        this.asked = !routed.subjects().isEmpty() || !plan.patterns().isEmpty();
        this.answers = plan.layout().sheet();
        this.patternsAtHand = new PatternsAtEvent(routed, plan.patterns(), state, atHand);
    }

    /** Processes the event. */
    Observation observe(PatternKeeper patterns, DuplicateCheck duplicateCheck, Moment moment) {
        answer(false);
        boolean news = true;
        Failures failures = new Failures();
        if (plan.feedsAll()) {
            boolean fresh = duplicateCheck.isFresh();
            news = !plan.feedsRows()
                    || (fresh
                            && routed.event() instanceof RowChange row
                            && state.rows().apply(row));
            if (fresh) {
                series.feed(routed.key(), plan, atHand, failures);
            }
        }
        answer(true);
        PatternKeeper.Outcome matched = patterns.meet(patternsAtHand, duplicateCheck, moment.watermarkMillis());
        boolean changed = plan.feedsAll() || duplicateCheck.wasRemembered() || matched.changed();
        if (changed) {
            state.timeToLive().keep(routed.event().timestampMillis(), moment.watermarkMillis(), plan.keepMillis());
        }
        failures.add(matched.failed());
        List<SubjectMessage> messages =
                matched.completed().isEmpty() ? signals(news) : messages(news, matched.completed(), failures);
        return new Observation(messages, changed, failures.rules(), matched.gaveWay(), matched.late());
    }

    /** Returns the signals about an event that completes nothing, the usual case. */
    private List<SubjectMessage> signals(boolean news) {
        if (routed.subjects().isEmpty()) {
            return List.of();
        }
        Optional<Stock> stock = plan.asksStock() ? Stock.of(state.rows().rows()) : Optional.empty();
        List<SubjectMessage> signals = new ArrayList<>(routed.subjects().size());
        addSignals(signals, news, stock, subject -> List.of());
        return signals;
    }

    private List<SubjectMessage> messages(boolean news, List<CompletedMatch> completed, Failures failures) {
        Optional<Stock> stock = Stock.of(state.rows().rows());
        MatchDelivery delivery = new MatchDelivery(routed.epoch(), atHand.lists(), routed.key(), series, stock);
        delivery.deliver(completed, routed, type, plan, answers);
        delivery.deliverByTime(completed);
        failures.add(delivery.failed());
        List<SubjectMessage> messages = new ArrayList<>(delivery.completedMatches());
        if (!routed.subjects().isEmpty()) {
            addSignals(messages, news, stock, delivery::withSignalTo);
        }
        return messages;
    }

    /**
     * Adds a signal to each subject that waits for one.
     *
     * @param matches the matches to send with the signal to a subject
     */
    private void addSignals(
            List<SubjectMessage> messages,
            boolean news,
            Optional<Stock> stock,
            Function<String, List<RuleMatch>> matches) {
        List<Value> values = answers.values();
        for (String subject : routed.subjects()) {
            messages.add(new Signal(
                    subject,
                    routed.correlationId(),
                    routed.epoch(),
                    routed.key(),
                    news,
                    values,
                    stock,
                    matches.apply(subject)));
        }
    }

    private void answer(boolean countingCurrent) {
        if (!asked) {
            return;
        }
        long atMillis = routed.event().timestampMillis();
        series.answer(plan.layout(), atMillis, countingCurrent, answers);
        patternsAtHand.answer(series, countingCurrent);
    }
}
