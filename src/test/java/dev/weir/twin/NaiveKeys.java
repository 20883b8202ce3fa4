package dev.weir.twin;

import dev.weir.events.Value;
import dev.weir.features.NaiveSeries;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Every event that ever counted, and everything worked out from all of them. */
final class NaiveKeys {
    /** An event, as it came if it counts late, and the features that some rule had then. */
    private record Arrival(Fact fact, Optional<Fact> before, Set<String> fed) {}

    /** Between what the answer of a feature has to be, if its older parts are sums of a day. */
    record Bounds(Feat feature, String event, double least, double most) {}

    private final List<Arrival> arrivals = new ArrayList<>();

    void arrive(Fact fact, Optional<Fact> before, Set<String> fed) {
        arrivals.add(new Arrival(fact, before, fed));
    }

    /**
     * The value for an event, which is the one that arrived last.
     *
     * @param zone that the row of its customer has
     */
    Value value(Feat feature, Fact fact, ZoneId zone) {
        if (feature.key().apply(fact).isEmpty()) {
            return Value.absent();
        }
        NaiveSeries series = new NaiveSeries();
        for (Arrival arrival : counted(feature, fact)) {
            series.add(arrival.fact().atMillis(), feature.input().apply(arrival.fact()));
        }
        Value value = series.evaluate(
                feature.form(), Objects.requireNonNull(feature.window()).in(zone), fact.atMillis());
        return feature.isOfPart() ? ofAll(feature.form().key(), value) : value;
    }

    /** Only counts and sums grow with the events. */
    private static Value ofAll(String key, Value value) {
        if (value instanceof Value.Items parts) {
            return new Value.Items(
                    parts.values().stream().map(part -> ofAll(key, part)).toList());
        }
        if (key.equals("count")) {
            return new Value.Int(32 * ((Value.Int) value).value());
        }
        return key.equals("sum") ? new Value.Real(32 * ((Value.Real) value).value()) : value;
    }

    private List<Arrival> counted(Feat feature, Fact fact) {
        String key = feature.key().apply(fact);
        List<Arrival> counted = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            Fact one = arrival.fact();
            boolean own = one.equals(fact) && !feature.current();
            boolean reached = arrival.before()
                    .map(feature.key())
                    .map(before -> before.equals(key))
                    .orElse(false);
            if (!own
                    && !reached
                    && one.is(feature.over())
                    && arrival.fed().contains(feature.name())
                    && feature.key().apply(one).equals(key)
                    && feature.where().test(one)
                    && feature.input().apply(one).isPresent()) {
                counted.add(arrival);
            }
        }
        return counted;
    }

    /** What a coarse feature may answer: at most the content of the day in which its window begins is wrong. */
    Optional<Bounds> bounds(Feat feature, Fact fact) {
        if (feature.key().apply(fact).isEmpty()) {
            return Optional.empty();
        }
        long start = Objects.requireNonNull(feature.window()).startMillis(fact.atMillis());
        long day = Math.floorDiv(start, Shop.DAY);
        List<Double> inside = new ArrayList<>();
        List<Double> ofDay = new ArrayList<>();
        for (Arrival arrival : counted(feature, fact)) {
            long at = arrival.fact().atMillis();
            double number = feature.form().key().equals("count")
                    ? 1
                    : ((Value.Real) feature.input().apply(arrival.fact())).value();
            if (at > start && at <= fact.atMillis()) {
                inside.add(number);
            }
            if (Math.floorDiv(at, Shop.DAY) == day) {
                ofDay.add(number);
            }
        }
        return Optional.of(bounds(feature, fact.id(), inside, ofDay));
    }

    private static Bounds bounds(Feat feature, String event, List<Double> inside, List<Double> ofDay) {
        String key = feature.form().key();
        if (key.equals("count") || key.equals("sum")) {
            double sum = inside.stream().mapToDouble(d -> d).sum();
            double slack = ofDay.stream().mapToDouble(Math::abs).sum();
            return new Bounds(feature, event, sum - slack, sum + slack);
        }
        int sign = key.equals("max") ? 1 : -1;
        double exact = inside.stream().mapToDouble(d -> sign * d).max().orElse(Double.NEGATIVE_INFINITY);
        double most =
                Math.max(exact, ofDay.stream().mapToDouble(d -> sign * d).max().orElse(Double.NEGATIVE_INFINITY));
        return sign > 0 ? new Bounds(feature, event, exact, most) : new Bounds(feature, event, -most, -exact);
    }
}
