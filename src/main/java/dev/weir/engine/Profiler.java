package dev.weir.engine;

import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.features.FeatureDefinition;
import dev.weir.features.Form;
import dev.weir.features.SegmentStore;
import dev.weir.features.Series;
import dev.weir.rules.EvaluationException;
import dev.weir.rules.EventView;
import dev.weir.rules.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the memory of a key: takes events in, and answers for those who decide. A repetition of an event changes nothing
 * and is answered as any other.
 */
public final class Profiler {
    /** No timer is to be set. */
    public static final long NO_TIMER = Expiry.NEVER;

    private final EngineSettings settings;

    /** With what the job was told. */
    public Profiler(EngineSettings settings) {
        this.settings = settings;
    }

    /**
     * Observes an event.
     *
     * @param rulebook of the event's epoch
     * @param state of the key, changed in place
     */
    public Observation observe(Routed routed, Rulebook rulebook, ProfileState state, KeyMemory memory, Moment moment) {
        Event event = routed.event();
        KeyPlan plan = planOf(routed, rulebook);
        SegmentStore segments = memory.segments(state);
        boolean answers = !routed.subjects().isEmpty();
        Value[] values = new Value[plan.asks().size()];
        if (answers) {
            ask(plan, event, state, segments, false, values);
        }
        boolean fresh = plan.remembers() && isFresh(event, state, memory, moment.nowMillis());
        boolean news = !plan.feedsStock() || (fresh && state.stock().apply((StockChange) event));
        int errors = fresh ? feed(routed.key(), plan, event, state, segments) : 0;
        if (answers) {
            ask(plan, event, state, segments, true, values);
        }
        if (plan.remembers()) {
            state.expiry().keep(event.timestampMillis(), moment.watermarkMillis(), plan.keepMillis());
        }
        List<Signal> signals = answers ? signals(routed, plan, state, news, values) : List.of();
        return new Observation(signals, plan.remembers(), errors);
    }

    /** An event waits for its rulebook: the key is not forgotten meanwhile. */
    public void expect(ProfileState state, Moment moment) {
        state.expiry().keep(Expiry.NEVER, moment.watermarkMillis(), settings.deduplicationMillis());
    }

    /**
     * Forgets the series that no rule uses any more. Only for when no event of an earlier epoch can be on its way: it might
     * ask for one of them.
     *
     * @param routed an event of the latest epoch
     * @param rulebook of that epoch
     * @return whether the state changed
     */
    public boolean forgetUnused(Routed routed, Rulebook rulebook, ProfileState state, KeyMemory memory) {
        Set<String> used = planOf(routed, rulebook).series();
        if (used.containsAll(state.series().keySet())) {
            return false;
        }
        SegmentStore segments = memory.segments(state);
        state.series().forEach((id, series) -> {
            if (!used.contains(id)) {
                series.clear(segments);
            }
        });
        state.series().keySet().retainAll(used);
        return true;
    }

    /** The event time at which to look at the key again; {@link #NO_TIMER} if a timer is set already. */
    public long claimTimer(ProfileState state) {
        return state.expiry().claimTimer();
    }

    /**
     * A timer of the key went off: if its time is over, all but stock is forgotten.
     *
     * @param waiting whether an event waits for its rulebook
     * @return whether anything is left to remember
     */
    public boolean expire(long timerMillis, boolean waiting, ProfileState state, KeyMemory memory, Moment moment) {
        if (waiting) {
            expect(state, moment);
        }
        boolean needed = state.seen().isNeeded(moment.nowMillis(), settings.deduplicationMillis());
        if (needed) {
            state.expiry().postpone(moment.watermarkMillis());
        }
        if (!state.expiry().isOverAt(timerMillis) || waiting || needed) {
            return true;
        }
        SegmentStore segments = memory.segments(state);
        state.series().values().forEach(series -> series.clear(segments));
        state.series().clear();
        return !state.stock().isEmpty();
    }

    private boolean isFresh(Event event, ProfileState state, KeyMemory memory, long nowMillis) {
        long fingerprint = event instanceof StockChange change ? change.changeFingerprint() : event.fingerprint();
        long horizon = settings.deduplicationMillis();
        if (state.seen().contains(fingerprint, nowMillis, horizon, memory)) {
            return false;
        }
        state.seen().add(fingerprint, nowMillis, horizon, memory);
        return true;
    }

    private static KeyPlan planOf(Routed routed, Rulebook rulebook) {
        return rulebook.of(routed.event().type()).keys().get(routed.plan());
    }

    private static int feed(String key, KeyPlan plan, Event event, ProfileState state, SegmentStore segments) {
        EventView view = new EventView(event);
        int errors = 0;
        for (SeriesPlan series : plan.feeds()) {
            if (!plan.reader().perLine()) {
                errors += feed(series, view, Scope.NO_LINE, state, segments);
                continue;
            }
            int lines = ((Transaction) event).items().size();
            for (int line = 0; line < lines; line++) {
                if (plan.reader().keyOf(event, line).equals(key)) {
                    errors += feed(series, view, line, state, segments);
                }
            }
        }
        return errors;
    }

    private static int feed(SeriesPlan plan, EventView view, int line, ProfileState state, SegmentStore segments) {
        try {
            Value value = plan.input().of(view, line);
            if (value.isPresent()) {
                state.series()
                        .computeIfAbsent(plan.id(), id -> Series.of(plan.definition()))
                        .add(view.event().timestampMillis(), value, plan.retention(), segments);
            }
            return 0;
        } catch (EvaluationException e) {
            return 1;
        }
    }

    private static void ask(
            KeyPlan plan,
            Event event,
            ProfileState state,
            SegmentStore segments,
            boolean includingCurrent,
            Value[] into) {
        for (int i = 0; i < into.length; i++) {
            FeatureDefinition feature = plan.asks().get(i);
            if (counts(feature) == includingCurrent) {
                into[i] =
                        valueOf(feature, plan.askedSeries().get(i), event.timestampMillis(), state.series(), segments);
            }
        }
    }

    /** Since always looks back from the event, so that the event itself is never its own predecessor. */
    private static boolean counts(FeatureDefinition feature) {
        return feature.includesCurrent() && feature.form() != Form.SINCE;
    }

    private static Value valueOf(
            FeatureDefinition feature, String id, long atMillis, Map<String, Series> kept, SegmentStore segments) {
        Series series = kept.get(id);
        return series == null
                ? overNothing(feature.form())
                : series.evaluate(feature.form(), feature.windowMillis(), atMillis, segments);
    }

    private static Value overNothing(Form form) {
        return switch (form) {
            case COUNT, DISTINCT -> new Value.Int(0);
            case SUM -> new Value.Real(0);
            default -> Value.absent();
        };
    }

    private static List<Signal> signals(Routed routed, KeyPlan plan, ProfileState state, boolean news, Value[] values) {
        Optional<Stock> stock = plan.asksStock() ? state.stock().total() : Optional.empty();
        List<Signal> signals = new ArrayList<>(routed.subjects().size());
        for (String subject : routed.subjects()) {
            signals.add(new Signal(
                    subject, routed.correlationId(), routed.epoch(), routed.key(), news, List.of(values), stock));
        }
        return signals;
    }
}
