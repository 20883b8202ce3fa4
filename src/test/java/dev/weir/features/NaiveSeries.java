package dev.weir.features;

import dev.weir.events.Value;
import dev.weir.features.definition.Form;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The specification: every event that arrived, and each aggregate worked out from all of them. */
public final class NaiveSeries {
    private static final MathContext WIDE = new MathContext(200);

    private record Entry(long millis, Value value) {}

    private final List<Entry> entries = new ArrayList<>();

    /** An event arrives. */
    public void add(long millis, Value value) {
        entries.add(new Entry(millis, value));
    }

    /** Over all events of the window that ends then. */
    public Value evaluate(Form form, long windowMillis, long atMillis) {
        List<Entry> inside = entries.stream()
                .filter(e -> e.millis() > atMillis - windowMillis && e.millis() <= atMillis)
                .sorted(Comparator.comparingLong(Entry::millis))
                .toList();
        return switch (form) {
            case COUNT -> new Value.Int(inside.size());
            case DISTINCT ->
                new Value.Int(inside.stream().map(Entry::value).distinct().count());
            case SUM -> new Value.Real(sum(inside).doubleValue());
            default -> inside.isEmpty() ? Value.absent() : overSome(form, inside, atMillis);
        };
    }

    private static Value overSome(Form form, List<Entry> inside, long atMillis) {
        Entry last = inside.get(inside.size() - 1);
        return switch (form) {
            case LAST -> last.value();
            case FIRST -> inside.get(0).value();
            case SINCE -> new Value.Int(atMillis - last.millis());
            case AVG -> new Value.Real(mean(inside).doubleValue());
            case MIN ->
                new Value.Real(inside.stream()
                        .mapToDouble(e -> number(e.value()))
                        .min()
                        .orElseThrow());
            case MAX ->
                new Value.Real(inside.stream()
                        .mapToDouble(e -> number(e.value()))
                        .max()
                        .orElseThrow());
            case STDDEV -> new Value.Real(deviation(inside));
            default -> throw new IllegalArgumentException(form.name());
        };
    }

    private static BigDecimal sum(List<Entry> inside) {
        return inside.stream().map(e -> decimal(e.value())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(List<Entry> inside) {
        return sum(inside).divide(BigDecimal.valueOf(inside.size()), WIDE);
    }

    private static double deviation(List<Entry> inside) {
        BigDecimal mean = mean(inside);
        BigDecimal squares = inside.stream()
                .map(e -> decimal(e.value()).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Math.sqrt(squares.divide(BigDecimal.valueOf(inside.size()), WIDE).doubleValue());
    }

    private static double number(Value value) {
        return decimal(value).doubleValue();
    }

    private static BigDecimal decimal(Value value) {
        return value instanceof Value.Int whole
                ? BigDecimal.valueOf(whole.value())
                : new BigDecimal(Double.toString(((Value.Real) value).value()));
    }
}
