package dev.weir.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.models.Scorer;
import dev.weir.models.artifact.ArtifactException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class XGBoostReaderTest {
    /** As XGBoost 2.1 writes it: node 2 was pruned to a leaf by a later step, so successors come in any order. */
    private static final String MODEL = """
            {"learner":{"attributes":{},"feature_names":["amount","night"],"feature_types":["float","float"],
            "gradient_booster":{"model":{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"1"},
            "iteration_indptr":[0,1],"tree_info":[0],"trees":[{"base_weights":[1E-1,-5E-1,4E-1,0E0,1E0],
            "categories":[],"categories_nodes":[],"categories_segments":[],"categories_sizes":[],
            "default_left":[1,0,0,0,0],"id":0,"left_children":[3,-1,1,-1,-1],"loss_changes":[9E0,0E0,2E0,0E0,0E0],
            "parents":[2147483647,2,0,0,2],"right_children":[2,-1,4,-1,-1],
            "split_conditions":[1E2,5E-1,1E0,-1E0,2E0],"split_indices":[0,0,1,0,0],"split_type":[0,0,0,0,0],
            "sum_hessian":[8E0,1E0,4E0,4E0,3E0],"tree_param":{"num_deleted":"0","num_feature":"2","num_nodes":"5",
            "size_leaf_vector":"1"}}]},"name":"gbtree"},
            "learner_model_param":{"base_score":"2.5E-1","boost_from_average":"1","num_class":"0","num_feature":"2",
            "num_target":"1"},"objective":{"name":"binary:logistic","reg_loss_param":{"scale_pos_weight":"1"}}},
            "version":[2,1,0]}
            """;

    private static final List<String> INPUTS = List.of("amount", "night");
    private static final double BASE = Math.log(0.25 / 0.75);

    @Test
    void aModelScoresAsItsTreesSay() throws ArtifactException {
        Scorer scorer = read(MODEL).scorer();
        assertThat(scorer.score(new double[] {99, 0})).isEqualTo(probability(BASE - 1), within(1e-12));
        assertThat(scorer.score(new double[] {Double.NaN, 0})).isEqualTo(probability(BASE - 1), within(1e-12));
        assertThat(scorer.score(new double[] {100, 0})).isEqualTo(probability(BASE + 0.5), within(1e-12));
        assertThat(scorer.score(new double[] {100, 1})).isEqualTo(probability(BASE + 2), within(1e-12));
    }

    @Test
    void contributionsWeighBranchesByTheExamplesThatCameThere() throws ArtifactException {
        // To the right of the root (0.5 * 1 + 2 * 3) / 4 = 1.625, and at the root (1.625 * 4 - 1 * 4) / 8 = 0.3125.
        double[] moved = read(MODEL).scorer().contributions(new double[] {100, 1});
        assertThat(moved).containsExactly(1.3125, 0.375);
    }

    @Test
    void newerVersionsWriteTheBaseAsAListAndFlagsAsWords() throws ArtifactException {
        String newer =
                MODEL.replace("\"2.5E-1\"", "\"[2.5E-1]\"").replace("[1,0,0,0,0]", "[true,false,false,false,false]");
        assertThat(read(newer).scorer().score(new double[] {Double.NaN, 0}))
                .isEqualTo(probability(BASE - 1), within(1e-12));
    }

    @Test
    void whatCannotBeScoredIsRefusedWithWhatToDo() {
        refused(MODEL.replace("binary:logistic", "multi:softprob"), "trained for 'multi:softprob'", "binary:logistic");
        refused(MODEL.replace("\"gbtree\"", "\"dart\""), "its booster is 'dart'", "only 'gbtree'");
        refused(MODEL.replace("\"num_class\":\"0\"", "\"num_class\":\"3\""), "3 classes", "binary:logistic");
        refused(MODEL.replace("\"num_feature\":\"2\",\n", "\"num_feature\":\"3\",\n"), "trained with 3 inputs");
        refused(MODEL.replace("\"categories\":[]", "\"categories\":[1]"), "splits by categories", "train with numbers");
        refused(MODEL.replace("\"night\"]", "\"hour\"]"), "inputs [amount, hour]", "[amount, night]");
        refused(MODEL.replace("\"sum_hessian\"", "\"other\""), "a tree lacks some of its lists", "save_model");
        refused(MODEL.replace("\"2.5E-1\"", "\"1E0\""), "its base_score is 1.0");
        refused("{}", "it holds no booster", "save_model");
    }

    @Test
    void whatIsNoJsonIsRefusedWhereItBreaks() {
        refused("binf....", "at byte 0 it has no '{'", "save_model");
        refused(MODEL.substring(0, 700), "at byte 700", "no JSON");
        refused(MODEL.replace("1E2", "1E2E"), "'1E2E' where a number should be");
        refused("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}", "more than 64 objects within each other");
        refused("{\"a\":\"b\\", "a text that does not end");
    }

    private static void refused(String json, String... words) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ArtifactException.class)
                .message()
                .contains(words);
    }

    private static FlatTrees read(String json) throws ArtifactException {
        return XGBoostReader.read(json.getBytes(StandardCharsets.UTF_8), INPUTS);
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
