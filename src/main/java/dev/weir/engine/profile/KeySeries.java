package dev.weir.engine.profile;

import dev.weir.engine.message.Failures;
import dev.weir.engine.plan.AnswerLayout;
import dev.weir.engine.plan.FeatureRequest;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.SeriesPlan;
import dev.weir.engine.plan.answer.AnswerGroup;
import dev.weir.events.Value;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.RowCalendar;
import dev.weir.features.definition.RowColumn;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.series.SegmentStore;
import dev.weir.features.series.Series;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.expression.value.Steps;
import dev.weir.rules.expression.value.Zones;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The series of one key while one event is processed. */
final class KeySeries {
    private final ProfileState state;
    private final SegmentStore segments;
    private final StepListener charges;
    /** Series of nothing but the event that is processed, in place of those that keep nothing as early as it is; few events have any. */
    private @Nullable KeySeries alone;

    /**
     * Creates the series of a key.
     *
     * @param charges is told the cost of taking in events
     */
    KeySeries(ProfileState state, SegmentStore segments, StepListener charges) {
        this.state = state;
        this.segments = segments;
        this.charges = charges;
    }

    /** Adds an event to the series. */
    void feed(String key, KeyPlan plan, EventScope atHand, Failures failures) {
        List<SeriesPlan> feeds = plan.feeds();
        for (int i = 0; i < feeds.size(); i++) {
            SeriesPlan series = feeds.get(i);
            if (!plan.reader().perLine()) {
                feed(series, atHand, Scope.NO_LINE, failures);
                continue;
            }
            int lines = atHand.event().items().size();
            for (int line = 0; line < lines; line++) {
                if (plan.reader().keyOf(atHand.event(), line).equals(key)) {
                    feed(series, atHand, line, failures);
                }
            }
        }
    }

    private void feed(SeriesPlan plan, EventScope atHand, int line, Failures failures) {
        Steps steps = new Steps();
        try {
            Value value = plan.input().of(atHand, line, steps);
            if (value.isPresent()) {
                add(plan, atHand.event().timestampMillis(), value);
            }
        } catch (EvaluationException e) {
            failures.add(plan.rules());
        }
        if (steps.used() > 0) {
            charges.charge(plan, steps.used());
        }
    }

    /** Adds a value. An event that is so late that it is forgotten at once still counts for its own answers. */
    private void add(SeriesPlan plan, long timestampMillis, Value value) {
        Series series = state.seriesOf(plan.id(), plan.definition());
        series.add(timestampMillis, value, plan.retention(), segments);
        if (timestampMillis < series.latestMillis() && !series.reaches(timestampMillis)) {
            if (alone == null) {
                ProfileState nothing = new ProfileState();
                alone = new KeySeries(nothing, new HeapMemory().segments(nothing), StepListener.NONE);
            }
            alone.add(plan, timestampMillis, value);
        }
    }

    /**
     * Computes the features that include the current event, or those that do not, and writes each at its index; absent are
     * those that only rules read that cannot fire.
     */
    void answer(AnswerLayout.OfKey layout, EventScope atHand, boolean countingCurrent, AnswerLayout.Sheet into) {
        long atMillis = atHand.event().timestampMillis();
        List<AnswerGroup> groups = layout.groups(countingCurrent);
        for (int i = 0; i < groups.size(); i++) {
            AnswerGroup group = groups.get(i);
            boolean isRead = group.isRead(atHand);
            for (int number = 0; number < group.size(); number++) {
                int place = group.place(number);
                into.set(place, isRead ? value(layout.requests().get(place), atMillis) : Value.absent());
            }
        }
    }

    /** Returns the value of a feature. */
    Value value(FeatureRequest request, long atMillis) {
        if (request.feature() instanceof RowColumn column) {
            return state.rows().value(request.kept(), column.column());
        }
        FeatureDefinition feature = request.aggregate();
        KeySeries asked = alone != null && alone.state.find(request.kept()) != null ? alone : this;
        Series series = asked.state.find(request.kept());
        return series == null
                ? feature.overNothing()
                : series.evaluate(feature.function(), windowOf(feature), atMillis, asked.segments);
    }

    /** Returns the window of a feature, in the zone that the row has by now if a row names that. */
    private TimeWindow windowOf(FeatureDefinition feature) {
        TimeWindow window = feature.window();
        if (!(window.part() instanceof RowCalendar calendar)) {
            return window;
        }
        Optional<ZoneId> zone =
                Zones.of(state.rows().value(calendar.row(), calendar.zone().column()));
        if (zone.isEmpty()) {
            charges.missZone();
        }
        return window.in(zone.orElse(ZoneOffset.UTC));
    }

    /** Returns where series that have grown have their segments. */
    SegmentStore segments() {
        return segments;
    }

    /** Forgets the series that are not among these. */
    void retain(Set<String> used) {
        state.series().forEach((id, series) -> {
            if (!used.contains(id)) {
                series.clear(segments);
            }
        });
        state.retainSeries(used);
    }

    /** Forgets all series. */
    void clear() {
        state.series().values().forEach(series -> series.clear(segments));
        state.retainSeries(Set.of());
    }
}
