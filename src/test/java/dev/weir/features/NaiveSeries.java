package dev.weir.features;

import dev.weir.events.Value;
import dev.weir.features.function.AggregateFunction;
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
    public Value evaluate(AggregateFunction form, long windowMillis, long atMillis) {
        List<Entry> inside = entries.stream()
                .filter(e -> e.millis() > atMillis - windowMillis && e.millis() <= atMillis)
                .sorted(Comparator.comparingLong(Entry::millis))
                .toList();
        return switch (form.key()) {
            case "count" -> new Value.Int(inside.size());
            case "distinct" ->
                new Value.Int(inside.stream().map(Entry::value).distinct().count());
            case "sum" -> new Value.Real(sum(inside).doubleValue());
            default -> inside.isEmpty() ? Value.absent() : overSome(form, inside, atMillis);
        };
    }

    private static Value overSome(AggregateFunction form, List<Entry> inside, long atMillis) {
        Entry last = inside.get(inside.size() - 1);
        return switch (form.key()) {
            case "last" -> last.value();
            case "first" -> inside.get(0).value();
            case "since" -> new Value.Int(atMillis - last.millis());
            case "avg" -> new Value.Real(mean(inside).doubleValue());
            case "min" ->
                new Value.Real(inside.stream()
                        .mapToDouble(e -> number(e.value()))
                        .min()
                        .orElseThrow());
            case "max" ->
                new Value.Real(inside.stream()
                        .mapToDouble(e -> number(e.value()))
                        .max()
                        .orElseThrow());
            case "stddev" -> new Value.Real(deviation(inside));
            default -> throw new IllegalArgumentException(form.key());
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
