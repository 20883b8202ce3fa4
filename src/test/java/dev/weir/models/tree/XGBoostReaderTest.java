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
    private static final String MODEL = XGBoostJson.MODEL;

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
