package dev.weir.features.function;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;
import java.util.Arrays;

/**
 * An average in which a number weighs half as much for each half-life that it is older than the newest one in the
 * window: the decayed average of Cormode, Shkapenyuk, Srivastava and Xu, "Forward Decay" (ICDE 2009), with exponential
 * decay. The weights depend on the times of events only, and terms are added in the order of their size: the order in
 * which events arrived does not matter, and equal numbers have exactly themselves as their average.
 *
 * @param halfLifeMillis at least 1
 */
public record Ewma(long halfLifeMillis) implements NumberFunction {

    /** Checks the bound. */
    public Ewma {
        if (halfLifeMillis < 1) {
            throw new IllegalArgumentException("a half-life of " + halfLifeMillis + " ms; it is at least 1");
        }
    }

    @Override
    public String key() {
        return "ewma";
    }

    @Override
    public String meaning() {
        return "The average of an expression in which an event weighs half as much for each 'halfLife' that it is older than the newest.";
    }

    @Override
    public String stateName() {
        return "EWMA_" + halfLifeMillis;
    }

    @Override
    public boolean isOfNewest() {
        return true;
    }

    @Override
    public Value evaluate(SeriesWindow window) {
        Terms terms = new Terms();
        window.newest(terms);
        return terms.count == 0 ? Value.absent() : new Value.Real(terms.average(halfLifeMillis));
    }

    private static final class Terms implements SeriesWindow.Visitor {
        private long[] times = new long[16];
        private double[] numbers = new double[16];
        private int count;

        @Override
        public void visit(Entries entries, int from, int to) {
            if (count + to - from > times.length) {
                times = Arrays.copyOf(times, Math.max(count + to - from, 2 * times.length));
                numbers = Arrays.copyOf(numbers, times.length);
            }
            for (int i = from; i < to; i++) {
                times[count] = entries.millis(i);
                numbers[count] = entries.numbers().get(i);
                count++;
            }
        }

        private double average(long halfLifeMillis) {
            double least = Arrays.stream(numbers, 0, count).min().orElse(0);
            long newest = Arrays.stream(times, 0, count).max().orElse(0);
            double[] weights = new double[count];
            for (int i = 0; i < count; i++) {
                weights[i] = StrictMath.pow(2, (double) (times[i] - newest) / halfLifeMillis);
                numbers[i] = weights[i] * (numbers[i] - least);
            }
            return least + sum(numbers) / sum(weights);
        }

        private double sum(double[] terms) {
            Arrays.sort(terms, 0, count);
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += terms[i];
            }
            return sum;
        }
    }
}
