package dev.weir.features.column;

import java.util.stream.DoubleStream;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.DoublesSortedView;

/**
 * Estimates quantiles of many numbers in at most about 5 kB: KLL of Apache DataSketches with k = 200. The rank of an
 * answer is wrong by more than 1.65 % of the numbers in one of a hundred answers. It is randomised, so two sketches of
 * the same numbers may answer differently within that error.
 */
public final class Sketch {
    private static final int K = 200;

    private final KllDoublesSketch sketch;

    /** Creates an empty sketch. */
    public Sketch() {
        this(KllDoublesSketch.newHeapInstance(K));
    }

    private Sketch(KllDoublesSketch sketch) {
        this.sketch = sketch;
    }

    /** Adds a finite number. */
    public void add(double number) {
        sketch.update(number);
    }

    /** Adds the numbers of another sketch. */
    public void add(Sketch other) {
        sketch.merge(other.sketch);
    }

    /** Returns how many numbers were added. */
    public long count() {
        return sketch.getN();
    }

    /**
     * Returns the smallest number such that this share of those in the sketch and of others beside them, from 0 to 1, are
     * no greater; there must be at least one in the sketch. The others are counted, not added: that takes a tenth of the
     * time, and they add nothing to the error.
     */
    public double quantile(double share, double[] others) {
        DoublesSortedView view = sketch.getSortedView();
        double[] numbers = view.getQuantiles();
        long[] upTo = view.getCumulativeWeights();
        long rank = Math.max(1, (long) Math.ceil(share * (view.getN() + others.length)));
        int low = 0;
        int high = numbers.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] + countUpTo(numbers[middle], others) >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double above = low == 0 ? Double.NEGATIVE_INFINITY : numbers[low - 1];
        double below = low == numbers.length ? Double.POSITIVE_INFINITY : numbers[low];
        double[] between = DoubleStream.of(others)
                .filter(one -> one > above && one < below)
                .toArray();
        long before = low == 0 ? 0 : upTo[low - 1] + countUpTo(above, others);
        long index = rank - before - 1;
        return index < between.length ? Selection.select(between, (int) index) : below;
    }

    private static long countUpTo(double most, double[] numbers) {
        long count = 0;
        for (double number : numbers) {
            count += number <= most ? 1 : 0;
        }
        return count;
    }

    /** Writes the library's form, preceded by its length. */
    public void write(PackedWriter out) {
        out.all(sketch.toByteArray());
    }

    /** Reads a sketch from its binary form. */
    public static Sketch read(PackedReader in) {
        return new Sketch(KllDoublesSketch.heapify(Memory.wrap(in.all())));
    }
}
