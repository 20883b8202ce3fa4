package dev.weir.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.bench.models.BenchTrees;
import dev.weir.models.Scorer;
import dev.weir.models.Trees;
import dev.weir.models.artifact.ArtifactException;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TreeScorerTest {
    /** amount below 100? (or absent) then -1; else night at least 1? then 2, else 0.5. */
    private static final Trees.Tree TREE = new Trees.Tree(
            List.of(0, -1, 1, -1, -1),
            List.of(100.0, 0.0, 1.0, 0.0, 0.0),
            List.of(1, 0, 3, 0, 0),
            List.of(2, 0, 4, 0, 0),
            List.of(true, false, false, false, false),
            List.of(0.0, -1.0, 0.0, 0.5, 2.0));

    @Test
    void theLeavesThatTheInputsLeadToAreAddedUp() throws ArtifactException {
        Scorer scorer = scorer(new Trees(0.25, List.of(TREE, TREE)), 2);
        assertThat(scorer.score(new double[] {99.9, 1})).isEqualTo(probability(0.25 - 2), within(1e-12));
        assertThat(scorer.score(new double[] {100, 0})).isEqualTo(probability(0.25 + 1), within(1e-12));
        assertThat(scorer.score(new double[] {100, 1})).isEqualTo(probability(0.25 + 4), within(1e-12));
    }

    @Test
    void anAbsentInputGoesWhereItsNodeSays() throws ArtifactException {
        Scorer scorer = scorer(new Trees(0, List.of(TREE)), 2);
        assertThat(scorer.score(new double[] {Double.NaN, 1})).isEqualTo(probability(-1), within(1e-12));
        assertThat(scorer.score(new double[] {200, Double.NaN})).isEqualTo(probability(2), within(1e-12));
    }

    @Test
    void eachStepDownATreeIsTheContributionOfTheInputThatWasAsked() throws ArtifactException {
        double[] moved = scorer(new Trees(0.25, List.of(TREE)), 2).contributions(new double[] {200, 1});
        // On average 0.125 at the root, 1.25 to the right of it, 2 at the leaf.
        assertThat(moved).containsExactly(1.125, 0.75);
    }

    @Test
    void treesScoreAsAWalkOverTheirListsDoes() throws ArtifactException {
        Trees model = BenchTrees.of(20, 4, 6, 7);
        Scorer scorer = scorer(model, 6);
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 500; i++) {
            double[] row = random.doubles(6).map(x -> x < 0.1 ? Double.NaN : x).toArray();
            double sum = model.base();
            for (Trees.Tree tree : model.trees()) {
                sum += walk(tree, row);
            }
            assertThat(scorer.score(row)).isEqualTo(probability(sum), within(1e-12));
        }
    }

    @Test
    void treesThatAreNoneAreRefused() {
        refused(
                List.of(2, -1, -1),
                List.of(1, 0, 0),
                List.of(2, 0, 0),
                "tree 0 asks input 2, and the model has 2 inputs");
        refused(List.of(0, -1, -1), List.of(1, 0, 0), List.of(3, 0, 0), "tree 0 has 3 nodes, and leads to node 3");
        refused(List.of(0, 1, -1), List.of(1, 0, 0), List.of(2, 2, 0), "leads to node 0 in two ways");
        refused(List.of(0, -1, -1), List.of(1, 0, 0), List.of(1, 0, 0), "leads to node 1 in two ways");
        refused(List.of(0, -1, -1), List.of(1, 0, 0), List.of(2, 0), "lists of different lengths");
        assertThatThrownBy(() -> TreesBuilder.of(new Trees(0, List.of()), 2))
                .hasMessageStartingWith("there are no trees");
    }

    @Test
    void aTreeMayBeAsDeepAsItsBoundAndNotDeeper() throws ArtifactException {
        assertThat(scorer(new Trees(0, List.of(chain(Trees.MOST_DEPTH))), 1).score(new double[] {5}))
                .isEqualTo(probability(1), within(1e-12));
        assertThatThrownBy(() -> scorer(new Trees(0, List.of(chain(Trees.MOST_DEPTH + 1))), 1))
                .hasMessage("tree 0 is deeper than 100 questions; train with a smaller depth");
    }

    @Test
    void aModelMayHaveAsManyTreesAsItsBoundAndNotMore() throws ArtifactException {
        Trees.Tree leaf =
                new Trees.Tree(List.of(-1), List.of(0.0), List.of(0), List.of(0), List.of(false), List.of(0.001));
        assertThat(TreesBuilder.of(new Trees(0, Collections.nCopies(Trees.MOST_TREES, leaf)), 1)
                        .trees())
                .isEqualTo(Trees.MOST_TREES);
        assertThatThrownBy(() -> TreesBuilder.of(new Trees(0, Collections.nCopies(Trees.MOST_TREES + 1, leaf)), 1))
                .hasMessage("there are more than 10000 trees; train fewer");
    }

    private static void refused(List<Integer> inputs, List<Integer> left, List<Integer> right, String words) {
        List<Boolean> absentLeft = List.of(false, false, false);
        List<Double> numbers = List.of(1.0, 1.0, 1.0);
        Trees model = new Trees(0, List.of(new Trees.Tree(inputs, numbers, left, right, absentLeft, numbers)));
        assertThatThrownBy(() -> TreesBuilder.of(model, 2))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(words);
    }

    /** Each question leads left to a leaf of -1 and right to the next question, at last to a leaf of 1. */
    private static Trees.Tree chain(int depth) {
        int nodes = 2 * depth + 1;
        return new Trees.Tree(
                IntStream.range(0, nodes).mapToObj(i -> i < depth ? 0 : -1).toList(),
                Collections.nCopies(nodes, 0.0),
                IntStream.range(0, nodes)
                        .mapToObj(i -> i < depth ? depth + i : 0)
                        .toList(),
                IntStream.range(0, nodes)
                        .mapToObj(i -> i < depth - 1 ? i + 1 : i == depth - 1 ? 2 * depth : 0)
                        .toList(),
                Collections.nCopies(nodes, false),
                IntStream.range(0, nodes)
                        .mapToObj(i -> i == 2 * depth ? 1.0 : -1.0)
                        .toList());
    }

    private static Scorer scorer(Trees model, int inputs) throws ArtifactException {
        return TreesBuilder.of(model, inputs).scorer();
    }

    private static double walk(Trees.Tree tree, double[] row) {
        int node = 0;
        while (tree.inputs().get(node) >= 0) {
            float input = (float) row[tree.inputs().get(node)];
            boolean left = Float.isNaN(input)
                    ? tree.absentLeft().get(node)
                    : input < tree.thresholds().get(node);
            node = left ? tree.left().get(node) : tree.right().get(node);
        }
        return tree.values().get(node);
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
