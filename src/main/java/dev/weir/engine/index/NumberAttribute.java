package dev.weir.engine.index;

import dev.weir.events.Value;
import dev.weir.rules.requirement.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value that has to lie in ranges.
 *
 * <p>Representation: the bounds of all ranges divide the numbers into places, one at each bound and one between any
 * two, numbered in ascending order. For some places the set of conditions that accept it is written out; for the places
 * after it only the conditions that change from one place to the next are stored. A look-up is a binary search and at
 * most {@value #MOST_FLIPS} changes. Size for n conditions: about n²/128 bytes.
 */
final class NumberAttribute implements Attribute {
    static final int MOST_FLIPS = 32;

    private final ValueSource source;
    private final Value otherwise;
    private final long[] ifAbsent;
    private final double[] bounds;
    /** By place: the latest set written out at or before it. */
    private final long[][] sets;
    /** By place: the start of the changes since that set, and the end of those up to this place. */
    private final int[] from;

    private final int[] to;
    private final int[] flips;

    private NumberAttribute(ValueSource source, Value otherwise, long[] ifAbsent, double[] bounds, Places places) {
        this.source = source;
        this.otherwise = otherwise;
        this.ifAbsent = ifAbsent;
        this.bounds = bounds;
        this.sets = places.sets;
        this.from = places.from;
        this.to = places.to;
        this.flips = places.flips.stream().mapToInt(Integer::intValue).toArray();
    }

    static NumberAttribute of(ValueSource source, Value otherwise, int size, List<Asking<Requirement.InRange>> asking) {
        Map<Integer, Range> byCondition = new HashMap<>();
        for (Asking<Requirement.InRange> each : asking) {
            byCondition.merge(each.condition(), Range.of(each.requirement()), Range::and);
        }
        double[] bounds = byCondition.values().stream()
                .flatMap(range -> List.of(range.low(), range.high()).stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .map(bound -> bound + 0.0) // negative zero becomes zero
                .sorted()
                .distinct()
                .toArray();
        Places places = new Places(2 * bounds.length + 1, Attribute.others(size, asking));
        byCondition.forEach(
                (condition, range) -> places.addCondition(condition, range.first(bounds), range.last(bounds)));
        places.build();
        return new NumberAttribute(source, otherwise, Attribute.others(size, asking), bounds, places);
    }

    @Override
    public boolean narrow(ProbedValues values, Candidates candidates) {
        Value read = source.in(values);
        Value value = read.isPresent() ? read : otherwise;
        double number;
        if (value instanceof Value.Real real) {
            number = real.value();
        } else if (value instanceof Value.Int whole) {
            number = whole.value();
        } else {
            return value.isPresent() || candidates.retain(ifAbsent);
        }
        if (Double.isNaN(number)) {
            return true;
        }
        int place = place(bounds, number + 0.0);
        return from[place] == to[place]
                ? candidates.retain(sets[place])
                : candidates.retain(sets[place], flips, from[place], to[place]);
    }

    private static int place(double[] bounds, double number) {
        int found = Arrays.binarySearch(bounds, number);
        return found >= 0 ? 2 * found + 1 : 2 * (-found - 1);
    }

    /** The range that one condition accepts. */
    private record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {
        static Range of(Requirement.InRange range) {
            return new Range(range.low() + 0.0, range.lowIncluded(), range.high() + 0.0, range.highIncluded());
        }

        Range and(Range other) {
            boolean lower = other.low < low || (other.low == low && !lowIncluded);
            boolean higher = other.high > high || (other.high == high && !highIncluded);
            return new Range(
                    lower ? low : other.low,
                    lower ? lowIncluded : other.lowIncluded,
                    higher ? high : other.high,
                    higher ? highIncluded : other.highIncluded);
        }

        /** Returns the first place in the range. */
        int first(double[] bounds) {
            return Double.isFinite(low)
                    ? place(bounds, low) + (lowIncluded ? 0 : 1)
                    : low > 0 ? 2 * bounds.length + 1 : 0;
        }

        /** Returns the last place in the range. */
        int last(double[] bounds) {
            return Double.isFinite(high)
                    ? place(bounds, high) - (highIncluded ? 0 : 1)
                    : high < 0 ? -1 : 2 * bounds.length;
        }
    }

    /** Builds the sets of all places. For one use. */
    private static final class Places {
        private final long[][] sets;
        private final int[] from;
        private final int[] to;
        private final List<Integer> flips = new ArrayList<>();
        private final long[] atFirst;
        /** The conditions in which the set of a place differs from that of the place before. */
        private final TreeMap<Integer, List<Integer>> changes = new TreeMap<>();

        Places(int count, long[] others) {
            this.sets = new long[count][];
            this.from = new int[count];
            this.to = new int[count];
            this.atFirst = others;
        }

        /** Adds a condition to the places from one to another, both inclusive; to none if the first is higher. */
        void addCondition(int condition, int first, int last) {
            if (first > last) {
                return;
            }
            changes.computeIfAbsent(first, none -> new ArrayList<>()).add(condition);
            changes.computeIfAbsent(last + 1, none -> new ArrayList<>()).add(condition);
        }

        void build() {
            long[] now = atFirst.clone();
            long[] written = now.clone();
            int begin = 0;
            for (int place = 0; place < sets.length; place++) {
                List<Integer> changing = changes.getOrDefault(place, List.of());
                for (int condition : changing) {
                    now[condition / Long.SIZE] ^= 1L << condition;
                }
                if (flips.size() + changing.size() - begin > MOST_FLIPS) {
                    written = now.clone();
                    begin = flips.size();
                } else {
                    flips.addAll(changing);
                }
                sets[place] = written;
                from[place] = begin;
                to[place] = flips.size();
            }
        }
    }
}
