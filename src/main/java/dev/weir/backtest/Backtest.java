package dev.weir.backtest;

import dev.weir.backtest.measure.BacktestResult;
import dev.weir.backtest.measure.Changes;
import dev.weir.backtest.measure.Comparer;
import dev.weir.backtest.measure.LabelCounts;
import dev.weir.backtest.measure.Measurer;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryEvent;
import dev.weir.io.history.HistoryException;
import dev.weir.io.history.label.Label;
import dev.weir.io.history.label.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Plays a history through the engine, as if its events were live, and measures what the rules decide. Other rules may be
 * played beside them, in an engine of their own. For one use, by one thread.
 */
public final class Backtest {
    private final Player rules;
    private final Optional<Player> others;
    private final Period period;
    private final Answers answers;
    private final long latenessMillis;
    private final long lookbackMillis;
    private final Measurer measurer;
    private final Optional<Comparer> comparer;
    private final DecisionListener listener;
    private final PlayedSpan span = new PlayedSpan();
    private final LateLabels late;
    private final PlayedModels models;

    /** Rules and the engine that has them. */
    private record Player(RuleSet rules, LocalEngine engine) {}

    /**
     * What is known of payments.
     *
     * @param labels by id; empty if there is no file of labels
     * @param ofColumn whether the events have labels themselves
     * @param delayMillis how long after a payment the rules are told, 0 or more; empty if they are not
     */
    public record Answers(Optional<Labels> labels, boolean ofColumn, OptionalLong delayMillis) {
        /** Nothing is known. */
        public static final Answers NONE = new Answers(Optional.empty(), false);

        /** Creates answers that the rules are not told. */
        public Answers(Optional<Labels> labels, boolean ofColumn) {
            this(labels, ofColumn, OptionalLong.empty());
        }

        /** Returns whether there are labels. */
        public boolean areGiven() {
            return ofColumn || labels.isPresent();
        }

        /** Returns what is known of an event. */
        public Label of(HistoryEvent event) {
            if (event.label() != Label.NONE || labels.isEmpty() || !(event.event() instanceof Transaction)) {
                return event.label();
            }
            return labels.get().of(event.event().id());
        }
    }

    /**
     * What is played beside the rules.
     *
     * @param rules empty for nothing
     * @param mostExamples of decisions that differ, 0 to {@link Comparer#MOST_EXAMPLES}
     */
    public record Against(Optional<RuleSet> rules, int mostExamples) {
        /** Nothing. */
        public static final Against NOTHING = new Against(Optional.empty(), 0);
    }

    /**
     * Creates a backtest.
     *
     * @throws RuleRefusedException if the engine refuses a rule or a list
     */
    public Backtest(
            Engines engines, RuleSet rules, Against against, Period period, Answers answers, DecisionListener listener)
            throws RuleRefusedException {
        this.rules = new Player(rules, engines.with(rules));
        this.others = against.rules().isEmpty()
                ? Optional.empty()
                : Optional.of(new Player(
                        against.rules().get(), engines.with(against.rules().get())));
        this.comparer = against.rules()
                .map(other -> new Comparer(other.rules(), rules.rules(), answers.areGiven(), against.mostExamples()));
        this.measurer = comparer.map(Comparer::after).orElseGet(() -> new Measurer(rules.rules(), answers.areGiven()));
        this.period = period;
        this.answers = answers;
        this.latenessMillis = engines.latenessMillis();
        this.lookbackMillis =
                lookbackMillis(rules, against) + answers.delayMillis().orElse(0);
        this.late = new LateLabels(answers.delayMillis());
        this.models = new PlayedModels(this.rules.engine(), span);
        this.listener = listener;
    }

    /** Returns how far back the rules look, both if some are compared. */
    public static long lookbackMillis(RuleSet rules, Against against) {
        return Math.max(
                rules.lookbackMillis(),
                against.rules().map(RuleSet::lookbackMillis).orElse(0L));
    }

    /**
     * Plays all of a history, which was opened from {@link Period#readFromMillis} on.
     *
     * @throws HistoryException if it has no event to measure, or if no label is of one of its payments
     */
    public BacktestResult run(History history, ProgressListener progress) throws IOException {
        long played = 0;
        for (Optional<HistoryEvent> next = history.next(); next.isPresent(); next = history.next()) {
            play(next.get());
            played++;
            if (played % ProgressListener.EVERY == 0) {
                progress.played(history, played);
            }
        }
        if (span.measured() == 0) {
            throw new HistoryException(Messages.nothingToMeasure(span));
        }
        letTimePass();
        checkLabels();
        return result(history);
    }

    private void play(HistoryEvent event) {
        Event happened = event.event();
        span.beginAt(happened, period, lookbackMillis);
        boolean measures = span.isMeasured(happened);
        if (measures && span.measured() == 0) {
            passUnmeasured(watermarkBefore(span.fromMillis())); // what a job decides before is not measured
        }
        span.count(happened, measures);
        tellUntil(happened.timestampMillis());
        Label known = measures || late.areSeen() ? answers.of(event) : Label.NONE;
        late.add(happened, known);
        List<Decision> decisions = rules.engine().decide(happened);
        models.decided(happened, known, measures);
        List<Decision> ofOthers = others.isPresent() ? others.get().engine().decide(happened) : List.of();
        if (measures) {
            if (comparer.isPresent()) {
                comparer.get().take(happened, known, ofOthers, decisions);
            } else {
                measurer.take(happened, known, decisions);
            }
            listener.decided(event, known, decisions);
        } else {
            listener.warmedUp(event);
        }
    }

    /** Tells the rules what came to be known until an event; nothing is decided about it, and time stands still. */
    private void tellUntil(long timestampMillis) {
        for (FraudLabel label = late.next(timestampMillis); label != null; label = late.next(timestampMillis)) {
            long clockMillis = span.lastMillis();
            rules.engine().decide(label, clockMillis);
            if (others.isPresent()) {
                others.get().engine().decide(label, clockMillis);
            }
            models.told(label);
            listener.told(label, clockMillis);
        }
    }

    /** Returns how far the watermark of a job is just before its clock shows a time. */
    private long watermarkBefore(long millis) {
        return millis - 1 - latenessMillis;
    }

    private void passUnmeasured(long watermarkMillis) {
        rules.engine().passTo(watermarkMillis);
        others.ifPresent(player -> player.engine().passTo(watermarkMillis));
        listener.timePassed(watermarkMillis, watermarkMillis, false);
    }

    /**
     * Lets time go on to the end, for absences, but no further than a rule looks back: nothing may be missed after that.
     * What a job decides from the end that is asked for on belongs to the period that begins there.
     */
    private void letTimePass() {
        long asked = period.toMillis().isPresent()
                ? watermarkBefore(period.toMillis().getAsLong())
                : span.lastMillis();
        long until = asked - span.lastMillis() > lookbackMillis ? span.lastMillis() + lookbackMillis : asked;
        List<Decision> decisions = rules.engine().passTo(until);
        if (comparer.isPresent()) {
            List<Decision> ofOthers = others.orElseThrow().engine().passTo(until);
            comparer.get().takeOfTime(span.lastMillis(), ofOthers, decisions);
        } else {
            measurer.takeOfTime(span.lastMillis(), decisions);
        }
        listener.timePassed(until, span.lastMillis(), true);
    }

    private void checkLabels() throws HistoryException {
        if (answers.areGiven() && measurer.matched() == 0) {
            throw new HistoryException(Messages.noLabelMatches(answers.labels(), span));
        }
    }

    private BacktestResult result(History history) {
        Optional<Changes> changes =
                comparer.map(done -> done.changes(others.orElseThrow().rules().name()));
        Optional<LabelCounts> labels = answers.areGiven()
                ? Optional.of(new LabelCounts(
                        answers.labels().map(all -> (long) all.size()).orElse(measurer.matched()),
                        measurer.matched(),
                        measurer.transactions() - measurer.matched(),
                        measurer.frauds()))
                : Optional.empty();
        return new BacktestResult(
                span.fromMillis(),
                period.toMillis().orElse(span.lastMillis() + 1),
                span.warmupFromMillis(),
                measurer.events(),
                span.warmedUp(),
                measurer.transactions(),
                labels,
                warnings(history),
                measurer.all(),
                measurer.outcomes(),
                measurer.rules(),
                measurer.days(),
                measurer.overlap(),
                changes,
                List.of(),
                models.results());
    }

    private List<String> warnings(History history) {
        List<String> warnings = new ArrayList<>();
        Messages.ofWarmup(span, period, lookbackMillis).ifPresent(warnings::add);
        warnings.addAll(Messages.ofHistory(history));
        Messages.ofCurrencies(span).ifPresent(warnings::add);
        if (answers.areGiven() && measurer.matched() < measurer.transactions()) {
            warnings.add(Messages.ofUnmatched(measurer));
        }
        if (measurer.transactions() == 0) {
            warnings.add("none of the events is a transaction, so that there are alerts and no hits");
        }
        if (measurer.hasTooManyDays()) {
            warnings.add(Messages.ofDays());
        }
        if (rules.engine().errors() > 0) {
            warnings.add(Messages.ofErrors(rules.engine().errors()));
        }
        return warnings;
    }
}
