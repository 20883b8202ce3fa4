package dev.weir.bench.models;

import dev.weir.models.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Trees that nobody trained: full, with random questions about inputs from 0 to 1. */
public final class BenchTrees {
    private BenchTrees() {}

    /** Returns as many trees of a depth. */
    public static Trees of(int trees, int depth, int inputs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Trees.Tree> all = new ArrayList<>();
        for (int i = 0; i < trees; i++) {
            all.add(tree(depth, inputs, random));
        }
        return new Trees(-0.5, all);
    }

    /** Node {@code n} is followed by {@code 2n + 1} and {@code 2n + 2}. */
    private static Trees.Tree tree(int depth, int inputs, SplittableRandom random) {
        int nodes = (2 << depth) - 1;
        int inner = nodes / 2;
        List<Integer> asked = new ArrayList<>();
        List<Double> thresholds = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        List<Boolean> absentLeft = new ArrayList<>();
        List<Double> values = new ArrayList<>(Collections.nCopies(inner, 0.0));
        for (int node = 0; node < nodes; node++) {
            boolean isLeaf = node >= inner;
            asked.add(isLeaf ? -1 : random.nextInt(inputs));
            thresholds.add(isLeaf ? 0 : (double) (float) random.nextDouble());
            left.add(isLeaf ? 0 : 2 * node + 1);
            right.add(isLeaf ? 0 : 2 * node + 2);
            absentLeft.add(!isLeaf && random.nextBoolean());
            if (isLeaf) {
                values.add((double) (float) ((random.nextDouble() - 0.5) / 5));
            }
        }
        return new Trees.Tree(asked, thresholds, left, right, absentLeft, values);
    }
}
