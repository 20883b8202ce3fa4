package dev.weir.features.column;

import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;

/**
 * Where numbers lie among many, in at most some 5 kB: KLL of Apache DataSketches with k = 200. The rank of an answer is off
 * by more than 1.65 % of the numbers once in a hundred answers. It throws dice, so that two sketches of the same numbers may
 * answer differently within that error.
 */
public final class Sketch {
    private static final int K = 200;

    private final KllDoublesSketch sketch;

    /** Creates one of no numbers. */
    public Sketch() {
        this(KllDoublesSketch.newHeapInstance(K));
    }

    private Sketch(KllDoublesSketch sketch) {
        this.sketch = sketch;
    }

    /** Takes in a finite number. */
    public void add(double number) {
        sketch.update(number);
    }

    /** Takes in what another has taken in. */
    public void add(Sketch other) {
        sketch.merge(other.sketch);
    }

    /** How many numbers it has taken in. */
    public long count() {
        return sketch.getN();
    }

    /** The least number that this share of all, from 0 to 1, are no greater than; only of one number or more. */
    public double quantile(double share) {
        return sketch.getQuantile(share);
    }

    /** The form of the library, with its length before it. */
    public void write(PackedWriter out) {
        out.all(sketch.toByteArray());
    }

    /** Reads one from its binary form. */
    public static Sketch read(PackedReader in) {
        return new Sketch(KllDoublesSketch.heapify(Memory.wrap(in.all())));
    }
}
