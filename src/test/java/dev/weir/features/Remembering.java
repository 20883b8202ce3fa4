package dev.weir.features;

import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.Retention;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.series.Series;
import java.util.List;

/** A feature with its series, so that a test names only what it is about. */
public final class Remembering {
    public static final long WINDOW = 1_000;
    public static final SeriesLimits SMALL = new SeriesLimits(8, 500, 5, 40, 4, 16);

    private final FeatureDefinition feature;
    private final Retention retention;
    private final SegmentsInMemory store = new SegmentsInMemory();
    private Series series;

    private Remembering(FeatureDefinition feature, SeriesLimits limits) {
        this.feature = feature;
        this.retention = Retention.of(List.of(feature), limits);
        this.series = Series.of(feature.series());
    }

    public static Remembering of(AggregateFunction form) {
        return of(form, WINDOW, SeriesLimits.DEFAULT);
    }

    public static Remembering of(AggregateFunction form, long windowMillis, SeriesLimits limits) {
        return new Remembering(feature(form, windowMillis), limits);
    }

    public static Remembering over(TimeWindow window, AggregateFunction form, SeriesLimits limits) {
        return new Remembering(feature(form, window), limits);
    }

    public static FeatureDefinition feature(AggregateFunction form, long windowMillis) {
        return feature(form, new TimeWindow.Sliding(windowMillis));
    }

    private static FeatureDefinition feature(AggregateFunction form, TimeWindow window) {
        String expression = form.kind() == SeriesKind.TIMES ? "" : "transaction.amount";
        return new FeatureDefinition(form, EventType.TRANSACTION, List.of("cardId"), "", expression, window, true);
    }

    public Remembering at(long millis) {
        return at(millis, new Value.Bool(true));
    }

    public Remembering at(long millis, double number) {
        return at(millis, new Value.Real(number));
    }

    public Remembering at(long millis, String text) {
        return at(millis, new Value.Text(text));
    }

    public Remembering at(long millis, Value value) {
        series.add(millis, value, retention, store);
        return this;
    }

    public boolean changesWith(long millis, String text) {
        return changesWith(millis, new Value.Text(text));
    }

    public boolean changesWith(long millis, Value value) {
        return series.add(millis, value, retention, store);
    }

    public Value valueAt(long millis) {
        return valueAt(feature.function(), millis);
    }

    public Value valueAt(AggregateFunction form, long millis) {
        return valueAt(form, feature.window(), millis);
    }

    public Value valueAt(AggregateFunction form, long windowMillis, long millis) {
        return valueAt(form, new TimeWindow.Sliding(windowMillis), millis);
    }

    public Value valueAt(AggregateFunction form, TimeWindow window, long millis) {
        return series.evaluate(form, window, millis, store);
    }

    public long countAt(long millis) {
        return ((Value.Int) valueAt(millis)).value();
    }

    public double numberAt(AggregateFunction form, long millis) {
        return ((Value.Real) valueAt(form, millis)).value();
    }

    public void reread() {
        series = SegmentsInMemory.reread(series);
    }

    public void clear() {
        series.clear(store);
    }

    public Series series() {
        return series;
    }

    public SegmentsInMemory store() {
        return store;
    }

    public int bytes() {
        return SegmentsInMemory.sizeOf(series);
    }
}
