package dev.weir.features;

import dev.weir.events.Value;
import dev.weir.features.definition.CalendarUnit;
import dev.weir.features.definition.DerivedWindow;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Ewma;
import dev.weir.features.function.Percentile;
import dev.weir.features.function.TopK;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The specification: every event that arrived, and each aggregate worked out from all of them. */
public final class NaiveSeries {
    /** More digits than it takes to tell any quotient of such sums from the middle between two doubles. */
    private static final MathContext WIDE = new MathContext(80);

    /**
     * An event.
     *
     * @param decimal what is counted of it exactly; zero if that is no number
     */
    private record Entry(long millis, Value value, BigDecimal decimal) {}

    /** By time, and those of one time in the order in which they arrived. */
    private final List<Entry> entries = new ArrayList<>();

    private final Map<TimeWindow.Calendar, Map<Long, String>> periods = new HashMap<>();

    /** An event arrives. */
    public void add(long millis, Value value) {
        int after = entries.size();
        while (after > 0 && entries.get(after - 1).millis() > millis) {
            after--;
        }
        boolean isNumber = value instanceof Value.Int || value instanceof Value.Real;
        entries.add(after, new Entry(millis, value, isNumber ? decimal(value) : BigDecimal.ZERO));
    }

    /** Over all events of the window that ends then. */
    public Value evaluate(AggregateFunction form, TimeWindow window, long atMillis) {
        if (window instanceof DerivedWindow.Shifted shifted) {
            return evaluate(form, shifted.window(), atMillis - shifted.byMillis());
        }
        if (window instanceof DerivedWindow.Split split) {
            return new Value.Items(IntStream.range(0, split.parts())
                    .mapToObj(part -> evaluate(form, split.part(), endOf(part, split.part(), atMillis)))
                    .toList());
        }
        LongPredicate reaches = reaches(window, atMillis);
        List<Entry> inside = entries.stream()
                .filter(e -> e.millis() <= atMillis && reaches.test(e.millis()))
                .toList();
        return switch (form.key()) {
            case "count" -> new Value.Int(inside.size());
            case "distinct" ->
                new Value.Int(inside.stream().map(Entry::value).distinct().count());
            case "sum" -> new Value.Real(sum(inside).doubleValue());
            case "topK" -> new Value.Items(mostFrequent(inside, ((TopK) form).most()));
            case "entropy" -> new Value.Real(entropy(inside));
            default -> inside.isEmpty() ? Value.absent() : overSome(form, inside, atMillis);
        };
    }

    private static long endOf(int part, TimeWindow window, long atMillis) {
        if (window instanceof TimeWindow.Calendar calendar && part > 0) {
            LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(atMillis), calendar.zone());
            LocalDate next = calendar.unit() == CalendarUnit.DAY
                    ? date.minusDays(part - 1)
                    : date.minusDays(date.getDayOfWeek().getValue() - 1).minusWeeks(part - 1);
            return next.atStartOfDay(calendar.zone()).toInstant().toEpochMilli() - 1;
        }
        return window instanceof TimeWindow.Sliding sliding ? atMillis - part * sliding.millis() : atMillis;
    }

    /** Whether the window that ends then reaches back to a time. */
    private LongPredicate reaches(TimeWindow window, long atMillis) {
        if (window instanceof TimeWindow.Session session) {
            long first = Math.max(runTo(atMillis, session.gapMillis()), atMillis - session.mostMillis() + 1);
            return millis -> millis >= first;
        }
        if (window instanceof TimeWindow.Forever forever) {
            long first = runTo(atMillis, forever.keepMillis());
            return millis -> millis >= first;
        }
        if (window instanceof TimeWindow.Calendar calendar) {
            DateTimeFormatter naming = periods(calendar);
            Map<Long, String> names = periods.computeIfAbsent(calendar, any -> new HashMap<>());
            LongFunction<String> period =
                    millis -> names.computeIfAbsent(millis, any -> naming.format(Instant.ofEpochMilli(millis)));
            String same = period.apply(atMillis);
            return millis -> period.apply(millis).equals(same);
        }
        return millis -> millis > atMillis - ((TimeWindow.Sliding) window).millis();
    }

    /** The earliest time from which on nothing is missing for longer than a gap. */
    private long runTo(long atMillis, long gapMillis) {
        long[] times = entries.stream()
                .mapToLong(Entry::millis)
                .filter(millis -> millis <= atMillis)
                .toArray();
        long first = atMillis;
        for (int i = times.length - 1; i >= 0 && first - times[i] <= gapMillis; i--) {
            first = times[i];
        }
        return first;
    }

    /** Gives each time the name of the day, week, month or year that it lies in. */
    private static DateTimeFormatter periods(TimeWindow.Calendar calendar) {
        String pattern = switch (calendar.unit()) {
            case DAY -> "yyyy-MM-dd";
            case WEEK -> "YYYY-'W'ww";
            case MONTH -> "yyyy-MM";
            case YEAR -> "yyyy";
        };
        return DateTimeFormatter.ofPattern(pattern, Locale.GERMANY).withZone(calendar.zone());
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
            case "mode" -> mostFrequent(inside, 1).get(0);
            case "ewma" -> new Value.Real(decayed(inside, ((Ewma) form).halfLifeMillis()));
            case "stddev" -> new Value.Real(deviation(inside));
            case "median" -> new Value.Real(median(numbers(inside)));
            case "percentile" -> new Value.Real(percentile(numbers(inside), ((Percentile) form).rank()));
            default -> throw new IllegalArgumentException(form.key());
        };
    }

    private static Map<Value, Long> times(List<Entry> inside) {
        return inside.stream().collect(Collectors.groupingBy(Entry::value, Collectors.counting()));
    }

    /** Equally frequent ones by their type, and then from the smallest. */
    private static List<Value> mostFrequent(List<Entry> inside, int most) {
        return times(inside).entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Value, Long> times) -> -times.getValue())
                        .thenComparing(times -> times.getKey().getClass().getSimpleName())
                        .thenComparing(times -> comparable(times.getKey())))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Value value) {
        Object content = value instanceof Value.Text text
                ? text.value()
                : value instanceof Value.Bool bool
                        ? bool.value()
                        : value instanceof Value.Time time ? time.epochMillis() : decimal(value);
        return (Comparable<Object>) content;
    }

    private static double entropy(List<Entry> inside) {
        double bits = 0;
        for (long times : times(inside).values()) {
            double share = (double) times / inside.size();
            bits -= share * (Math.log(share) / Math.log(2));
        }
        return bits + 0.0;
    }

    /** Half the weight for each half-life before the last one. */
    private static double decayed(List<Entry> inside, long halfLifeMillis) {
        long newest = inside.get(inside.size() - 1).millis();
        BigDecimal weighed = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Entry entry : inside) {
            BigDecimal weight = new BigDecimal(Math.pow(0.5, (double) (newest - entry.millis()) / halfLifeMillis));
            weighed = weighed.add(weight.multiply(entry.decimal(), WIDE), WIDE);
            weights = weights.add(weight, WIDE);
        }
        return weighed.divide(weights, WIDE).doubleValue();
    }

    private static List<Double> numbers(List<Entry> inside) {
        return inside.stream()
                .mapToDouble(e -> number(e.value()))
                .sorted()
                .boxed()
                .toList();
    }

    private static double median(List<Double> sorted) {
        BigDecimal low = shortest(new BigDecimal(sorted.get((sorted.size() - 1) / 2)));
        BigDecimal high = shortest(new BigDecimal(sorted.get(sorted.size() / 2)));
        return low.add(high).divide(BigDecimal.valueOf(2), WIDE).doubleValue();
    }

    /** The decimal with the fewest digits that reads back as the same double. */
    private static BigDecimal shortest(BigDecimal number) {
        return IntStream.rangeClosed(1, 17)
                .mapToObj(digits -> number.round(new MathContext(digits)))
                .filter(rounded -> rounded.doubleValue() == number.doubleValue())
                .findFirst()
                .orElse(number);
    }

    private static double percentile(List<Double> sorted, double rank) {
        return sorted.stream()
                .filter(least -> 100.0 * (sorted.lastIndexOf(least) + 1) >= rank * sorted.size())
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal sum(List<Entry> inside) {
        return inside.stream().map(Entry::decimal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(List<Entry> inside) {
        return sum(inside).divide(BigDecimal.valueOf(inside.size()), WIDE);
    }

    private static double deviation(List<Entry> inside) {
        BigDecimal mean = mean(inside);
        BigDecimal squares = inside.stream()
                .map(e -> e.decimal().subtract(mean).pow(2, WIDE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Math.sqrt(squares.divide(BigDecimal.valueOf(inside.size()), WIDE).doubleValue());
    }

    private static double number(Value value) {
        return value instanceof Value.Int whole ? whole.value() : ((Value.Real) value).value();
    }

    private static BigDecimal decimal(Value value) {
        return value instanceof Value.Int whole
                ? BigDecimal.valueOf(whole.value())
                : new BigDecimal(Double.toString(((Value.Real) value).value()));
    }
}
