package dev.weir.features;

import dev.weir.events.EventType;
import dev.weir.events.Value;
import java.util.List;

/** A feature with its series, so that a test names only what it is about. */
final class Remembering {
    static final long WINDOW = 1_000;
    static final SeriesLimits SMALL = new SeriesLimits(8, 500, 5, 40, 4, 16);

    private final FeatureDefinition feature;
    private final Retention retention;
    private final SegmentsInMemory store = new SegmentsInMemory();
    private Series series;

    private Remembering(FeatureDefinition feature, SeriesLimits limits) {
        this.feature = feature;
        this.retention = Retention.of(List.of(feature), limits);
        this.series = Series.of(feature.series());
    }

    static Remembering of(Form form) {
        return of(form, WINDOW, SeriesLimits.DEFAULT);
    }

    static Remembering of(Form form, long windowMillis, SeriesLimits limits) {
        return new Remembering(feature(form, windowMillis), limits);
    }

    static FeatureDefinition feature(Form form, long windowMillis) {
        String expression = SeriesKind.of(form) == SeriesKind.TIMES ? "" : "transaction.amount";
        return new FeatureDefinition(
                form, EventType.TRANSACTION, List.of("cardId"), "", expression, windowMillis, true);
    }

    Remembering at(long millis) {
        return at(millis, new Value.Bool(true));
    }

    Remembering at(long millis, double number) {
        return at(millis, new Value.Real(number));
    }

    Remembering at(long millis, String text) {
        return at(millis, new Value.Text(text));
    }

    Remembering at(long millis, Value value) {
        series.add(millis, value, retention, store);
        return this;
    }

    boolean changesWith(long millis, String text) {
        return series.add(millis, new Value.Text(text), retention, store);
    }

    Value valueAt(long millis) {
        return valueAt(feature.form(), millis);
    }

    Value valueAt(Form form, long millis) {
        return valueAt(form, feature.windowMillis(), millis);
    }

    Value valueAt(Form form, long windowMillis, long millis) {
        return series.evaluate(form, windowMillis, millis, store);
    }

    long countAt(long millis) {
        return ((Value.Int) valueAt(millis)).value();
    }

    double numberAt(Form form, long millis) {
        return ((Value.Real) valueAt(form, millis)).value();
    }

    void passTo(long nowMillis) {
        series.prune(nowMillis, retention, store);
    }

    void reread() {
        series = SegmentsInMemory.reread(series);
    }

    void clear() {
        series.clear(store);
    }

    Series series() {
        return series;
    }

    SegmentsInMemory store() {
        return store;
    }

    long expiresMillis() {
        return series.expiresMillis(retention);
    }

    int bytes() {
        return SegmentsInMemory.sizeOf(series);
    }
}
