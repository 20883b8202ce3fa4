package dev.weir.models.tree;

import dev.weir.models.artifact.ArtifactException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON that XGBoost's {@code save_model} writes, since version 1.0: the
 * <a href="https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html">schema</a> is part of its
 * documentation. It takes boosted trees for two classes, without categories.
 */
public final class XGBoostReader {
    private static final Set<String> OBJECTIVES = Set.of("binary:logistic", "reg:logistic");

    private final JsonBytes json;
    private final List<String> inputs;
    private final TreesBuilder builder;
    private String objective = "";
    private String booster = "";
    private double base = 0.5;
    private double classes;
    private double columns = -1;
    private List<String> names = List.of();

    private XGBoostReader(byte[] bytes, List<String> inputs) {
        json = new JsonBytes(bytes);
        this.inputs = inputs;
        builder = new TreesBuilder(inputs.size());
    }

    /**
     * Returns the trees.
     *
     * @param inputs the names of the model's inputs in order
     * @throws ArtifactException if it is not such a model, with words for its author
     */
    public static FlatTrees read(byte[] bytes, List<String> inputs) throws ArtifactException {
        XGBoostReader reader = new XGBoostReader(bytes, inputs);
        reader.json.object(key -> {
            if (key.equals("learner")) {
                reader.json.object(reader::learner);
            } else {
                reader.json.skip();
            }
        });
        return reader.checked();
    }

    private void learner(String key) throws ArtifactException {
        switch (key) {
            case "feature_names" -> names = json.texts();
            case "gradient_booster" -> json.object(this::booster);
            case "learner_model_param" -> json.object(this::learned);
            case "objective" ->
                json.object(said -> {
                    if (said.equals("name")) {
                        objective = json.text();
                    } else {
                        json.skip();
                    }
                });
            default -> json.skip();
        }
    }

    private void learned(String key) throws ArtifactException {
        switch (key) {
            case "base_score" -> base = baseScore(json.text());
            case "num_class" -> classes = json.number();
            case "num_feature" -> columns = json.number();
            default -> json.skip();
        }
    }

    private void booster(String key) throws ArtifactException {
        switch (key) {
            case "name" -> booster = json.text();
            case "model" ->
                json.object(part -> {
                    if (part.equals("trees")) {
                        json.array(this::tree);
                    } else {
                        json.skip();
                    }
                });
            default -> json.skip();
        }
    }

    private void tree() throws ArtifactException {
        double[][] lists = new double[6][];
        double[][] categories = {new double[0]};
        json.object(key -> {
            switch (key) {
                case "split_indices" -> lists[0] = json.numbers();
                case "split_conditions" -> lists[1] = json.numbers();
                case "left_children" -> lists[2] = json.numbers();
                case "right_children" -> lists[3] = json.numbers();
                case "default_left" -> lists[4] = json.numbers();
                case "sum_hessian" -> lists[5] = json.numbers();
                case "categories" -> categories[0] = json.numbers();
                default -> json.skip();
            }
        });
        if (categories[0].length > 0) {
            throw new ArtifactException("it splits by categories, which are not read;"
                    + " train with numbers, one input of 0 or 1 for each category");
        }
        int nodes = lists[2] == null ? 0 : lists[2].length;
        for (double[] list : lists) {
            if (list == null || list.length != nodes || nodes == 0) {
                throw new ArtifactException("a tree lacks some of its lists, or they differ in length; save the model"
                        + " by `booster.save_model(\"model.json\")`");
            }
        }
        builder.add(nodes(lists, nodes));
    }

    private static NodeLists nodes(double[][] lists, int nodes) {
        int[] left = ints(lists[2]);
        int[] asks = ints(lists[0]);
        boolean[] absentLeft = new boolean[nodes];
        for (int i = 0; i < nodes; i++) {
            absentLeft[i] = lists[4][i] != 0;
            asks[i] = left[i] < 0 ? -1 : Math.max(0, asks[i]);
        }
        return new NodeLists(asks, lists[1], left, ints(lists[3]), absentLeft, lists[5]);
    }

    private FlatTrees checked() throws ArtifactException {
        if (!booster.equals("gbtree")) {
            throw new ArtifactException(
                    booster.isEmpty()
                            ? "it holds no booster; save the model by `booster.save_model(\"model.json\")`"
                            : "its booster is '" + booster + "'; only 'gbtree' is read");
        }
        if (!OBJECTIVES.contains(objective)) {
            throw new ArtifactException("it was trained for '" + objective
                    + "', which gives no score from 0 to 1; train it for 'binary:logistic'");
        }
        if (classes > 1) {
            throw new ArtifactException("it tells " + (int) classes + " classes apart; train it for 'binary:logistic'");
        }
        if (columns >= 0 && (int) columns != inputs.size()) {
            throw new ArtifactException("it was trained with " + (int) columns + " inputs, and the model names "
                    + inputs.size() + "; name the same, in the same order");
        }
        if (!names.isEmpty() && !names.equals(inputs)) {
            throw new ArtifactException("it was trained with the inputs " + names + ", and the model names " + inputs
                    + "; write them in the order of the training");
        }
        if (!(base > 0 && base < 1)) {
            throw new ArtifactException("its base_score is " + base + "; it must be above 0 and below 1");
        }
        return builder.build(StrictMath.log(base / (1 - base)));
    }

    /** Since version 3.1 a list with a number for each target. */
    private static double baseScore(String text) throws ArtifactException {
        String number = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw new ArtifactException("its base_score is '" + text + "'; it must be a number");
        }
    }

    private static int[] ints(double[] numbers) {
        return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
    }
}
