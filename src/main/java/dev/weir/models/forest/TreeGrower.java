package dev.weir.models.forest;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Grows trees of random cuts: an input is chosen by how far its values lie apart, and cut anywhere between them, until
 * equal rows are left (Guha, Mishra, Roy and Schrijvers, <i>Robust Random Cut Forest Based Anomaly Detection on
 * Streams</i>, ICML 2016). Nodes stand behind each other, a left successor right behind its node.
 */
final class TreeGrower {
    /** At a node that is a leaf. */
    static final int LEAF = -1;

    private final int inputs;
    private final SplittableRandom random;
    private float[][] rows = new float[0][];
    private int nodes;

    int[] cutInputs = new int[256];
    float[] cuts = new float[256];
    int[] right = new int[256];

    /** How many rows are below a node. */
    int[] masses = new int[256];

    /** The smallest and the largest value of each input below a node. */
    float[] boxes;

    TreeGrower(int inputs, long seed) {
        this.inputs = inputs;
        random = new SplittableRandom(seed);
        boxes = new float[256 * 2 * inputs];
    }

    /** Grows a tree, and returns its root. The rows change their order. */
    int grow(float[][] from) {
        rows = from;
        int root = nodes;
        grow(0, rows.length);
        return root;
    }

    /** Returns how many nodes all trees have. */
    int nodes() {
        return nodes;
    }

    private void grow(int from, int to) {
        int node = put(from, to);
        double apart = 0;
        for (int i = 0; i < inputs; i++) {
            apart += high(node, i) - low(node, i);
        }
        if (to - from == 1 || !(apart > 0)) {
            return;
        }
        double place = random.nextDouble() * apart;
        int input = 0;
        for (int i = 0; i < inputs; i++) {
            double length = high(node, i) - low(node, i);
            if (length > 0) {
                input = i;
                if (place < length) {
                    break;
                }
                place -= length;
            }
        }
        float low = low(node, input);
        float cut = (float) (low + place);
        // Rounding must leave something on either side.
        cutInputs[node] = input;
        cuts[node] = cut >= high(node, input) || cut < low ? low : cut;
        int middle = part(from, to, input, cuts[node]);
        grow(from, middle);
        right[node] = nodes;
        grow(middle, to);
    }

    private int put(int from, int to) {
        if (nodes == cuts.length) {
            int more = nodes * 2;
            cutInputs = Arrays.copyOf(cutInputs, more);
            cuts = Arrays.copyOf(cuts, more);
            right = Arrays.copyOf(right, more);
            masses = Arrays.copyOf(masses, more);
            boxes = Arrays.copyOf(boxes, more * 2 * inputs);
        }
        int box = nodes * 2 * inputs;
        for (int i = 0; i < inputs; i++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int row = from; row < to; row++) {
                low = Math.min(low, rows[row][i]);
                high = Math.max(high, rows[row][i]);
            }
            boxes[box + 2 * i] = low;
            boxes[box + 2 * i + 1] = high;
        }
        cutInputs[nodes] = LEAF;
        masses[nodes] = to - from;
        return nodes++;
    }

    private float low(int node, int input) {
        return boxes[(node * inputs + input) * 2];
    }

    private float high(int node, int input) {
        return boxes[(node * inputs + input) * 2 + 1];
    }

    /** Moves rows up to the cut before the others, and returns where those begin. */
    private int part(int from, int to, int input, float cut) {
        int middle = from;
        for (int row = from; row < to; row++) {
            if (rows[row][input] <= cut) {
                float[] moved = rows[row];
                rows[row] = rows[middle];
                rows[middle++] = moved;
            }
        }
        return middle;
    }
}
