package dev.weir.backtest.training;

import dev.weir.models.Anomaly;
import dev.weir.models.Logistic;
import dev.weir.models.Trees;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.measure.InputBaseline;
import dev.weir.models.measure.Ranking;
import dev.weir.models.online.OnlineSettings;
import dev.weir.models.online.Weights;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.BaselineNodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The document of a model, to which something is added that was learned. What it says of events, features and inputs
 * stays as it is.
 */
public final class ModelDocument {
    /** A row stays in a sample for ten times as many rows as it holds. */
    private static final double DECAY_OF_SAMPLES = 0.1;

    private static final Node.Place NOWHERE = new Node.Place(1, 1);

    /** What a document says that depends on its kind. */
    private static final Set<String> OF_KINDS = Set.of(
            "kind",
            "bias",
            "weights",
            "mean",
            "scale",
            "base",
            "trees",
            "artifact",
            "output",
            "learned",
            BaselineNodes.KEY,
            "measured",
            "learning",
            "publish",
            "promote",
            "forest");

    /** What stays of them in a document that the job goes on learning from. */
    private static final List<String> OF_ONLINE = List.of("learning", "publish", "promote");

    private static final Set<String> OF_LIFE = Set.of("mode", "rollout", "guard");

    private final Map<String, Node> values;

    private ModelDocument(Map<String, Node> values) {
        this.values = values;
    }

    /** Returns the document of a model; empty if it is none, or names no inputs. */
    public static Optional<ModelDocument> of(Node document) {
        if (document instanceof Node.Fields fields
                && fields.values().get("model") instanceof Node.Text
                && fields.values().get("inputs") instanceof Node.Fields) {
            return Optional.of(new ModelDocument(fields.values()));
        }
        return Optional.empty();
    }

    /** Returns the name of the model. */
    public String name() {
        return values.get("model") instanceof Node.Text text ? text.value() : "";
    }

    /** Returns the names of its inputs, in order. */
    public List<String> inputs() {
        return values.get("inputs") instanceof Node.Fields inputs
                ? List.copyOf(inputs.values().keySet())
                : List.of();
    }

    /** Returns it as one that is still to be trained: it is given its inputs, and has no score. */
    public Node untrained() {
        Map<String, Node> fields = without(OF_KINDS);
        fields.keySet().removeAll(OF_LIFE);
        fields.put("kind", text("online"));
        return fields(fields);
    }

    /** Returns it with the weights of a logistic regression. */
    public Node with(Logistic learned) {
        Map<String, Node> fields = without(OF_KINDS);
        fields.put("kind", text("logistic"));
        fields.put("bias", number(learned.bias()));
        fields.put("weights", byInput(learned.weights()));
        fields.put("mean", byInput(learned.means()));
        fields.put("scale", byInput(learned.scales()));
        return fields(fields);
    }

    /**
     * Returns it with weights that the job goes on learning from, and how they ranked payments that they were not
     * learned from. How it learns, is published and promoted stays as it is. That it was the job that learned it is not
     * said: the job counts from here.
     */
    public Node with(Weights learned, Ranking measured) {
        Map<String, Node> fields = without(OF_KINDS);
        fields.put("kind", text("online"));
        OF_ONLINE.forEach(key -> {
            @Nullable Node given = values.get(key);
            if (given != null) {
                fields.put(key, given);
            }
        });
        fields.put("bias", number(learned.bias()));
        fields.put("weights", byInput(learned.weights()));
        fields.put("mean", byInput(learned.means()));
        fields.put("scale", byInput(learned.scales()));
        if (!Double.isNaN(measured.auc())) {
            Map<String, Node> figures = new LinkedHashMap<>();
            figures.put("auc", number(measured.auc()));
            figures.put("labels", new Node.Whole(measured.positives() + measured.negatives(), NOWHERE));
            fields.put("measured", fields(figures));
        }
        return fields(fields);
    }

    /**
     * Returns how a model of kind online learns; what the document does not say is usual.
     *
     * @throws ArtifactException if the job would refuse it
     */
    public OnlineSettings learning() throws ArtifactException {
        Map<String, Node> learning = values.get("learning") instanceof Node.Fields fields ? fields.values() : Map.of();
        OnlineSettings usual = OnlineSettings.DEFAULT;
        try {
            return new OnlineSettings(
                    number(learning, "rate", usual.learningRate()),
                    number(learning, "l1", usual.l1()),
                    number(learning, "l2", usual.l2()),
                    number(learning, "halfLife", usual.halfLife()),
                    number(learning, "positiveWeight", usual.positiveWeight()),
                    number(learning, "negativeWeight", usual.negativeWeight()));
        } catch (IllegalArgumentException e) {
            throw new ArtifactException("learning: " + e.getMessage());
        }
    }

    /** Returns it with trees. */
    public Node with(Trees learned) {
        Map<String, Node> fields = without(OF_KINDS);
        fields.put("kind", text("trees"));
        fields.put("base", number(learned.base()));
        fields.put("trees", list(learned.trees(), ModelDocument::tree));
        return fields(fields);
    }

    /**
     * Returns the forest that the document asks for; what it does not say is usual.
     *
     * @throws ArtifactException if the job would refuse it
     */
    public Anomaly forest() throws ArtifactException {
        Map<String, Node> forest = values.get("forest") instanceof Node.Fields fields ? fields.values() : Map.of();
        Anomaly usual = Anomaly.DEFAULT;
        int samples = (int) bounded(forest, "samples", usual.samples(), Anomaly.FEWEST_SAMPLES, Anomaly.MOST_SAMPLES);
        return new Anomaly(
                (int) bounded(forest, "trees", usual.trees(), 1, Anomaly.MOST_TREES),
                samples,
                bounded(forest, "decay", DECAY_OF_SAMPLES / samples, 0, Anomaly.MOST_DECAY),
                forest.get("seed") instanceof Node.Whole seed ? seed.value() : usual.seed(),
                "");
    }

    private static double bounded(Map<String, Node> forest, String key, double usual, double least, double most)
            throws ArtifactException {
        double number = number(forest, key, usual);
        if (number >= least && number <= most) {
            return number;
        }
        throw new ArtifactException("forest." + key + " is a number from " + least + " to " + most);
    }

    private static double number(Map<String, Node> of, String key, double usual) {
        @Nullable Node given = of.get(key);
        return given == null
                ? usual
                : given instanceof Node.Whole whole
                        ? whole.value()
                        : given instanceof Node.Decimal decimal ? decimal.value() : Double.NaN;
    }

    /** Returns it with a forest of these settings and what it learned, base64. */
    public Node with(Anomaly settings, String learned) {
        Map<String, Node> forest = new LinkedHashMap<>();
        forest.put("trees", new Node.Whole(settings.trees(), NOWHERE));
        forest.put("samples", new Node.Whole(settings.samples(), NOWHERE));
        forest.put("decay", number(settings.decay()));
        forest.put("seed", new Node.Whole(settings.seed(), NOWHERE));
        forest.put("learned", text(learned));
        Map<String, Node> fields = without(OF_KINDS);
        fields.put("kind", text("anomaly"));
        fields.put("forest", fields(forest));
        return fields(fields);
    }

    /** Returns it with what its inputs were like in what it was trained with; as it is if that is not known. */
    public Node with(List<InputBaseline> baseline) {
        Map<String, Node> fields = new LinkedHashMap<>(values);
        BaselineNodes.of(inputs(), baseline).ifPresent(node -> fields.put(BaselineNodes.KEY, node));
        return fields(fields);
    }

    private static Node tree(Trees.Tree tree) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("input", list(tree.inputs(), input -> new Node.Whole(input, NOWHERE)));
        fields.put("below", list(tree.thresholds(), ModelDocument::shortNumber));
        fields.put("left", list(tree.left(), input -> new Node.Whole(input, NOWHERE)));
        fields.put("right", list(tree.right(), input -> new Node.Whole(input, NOWHERE)));
        fields.put("absentLeft", list(tree.absentLeft(), truth -> new Node.Truth(truth, NOWHERE)));
        fields.put("value", list(tree.values(), ModelDocument::shortNumber));
        return fields(fields);
    }

    private Map<String, Node> without(Set<String> keys) {
        Map<String, Node> fields = new LinkedHashMap<>(values);
        fields.keySet().removeAll(keys);
        return fields;
    }

    private Node byInput(List<Double> numbers) {
        Map<String, Node> fields = new LinkedHashMap<>();
        List<String> names = inputs();
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i), number(numbers.get(i)));
        }
        return fields(fields);
    }

    private static <T> Node list(List<T> values, Function<T, Node> node) {
        List<Node> nodes = new ArrayList<>(values.size());
        values.forEach(value -> nodes.add(node.apply(value)));
        return new Node.Elements(nodes, NOWHERE);
    }

    private static Node fields(Map<String, Node> values) {
        return new Node.Fields(values, NOWHERE);
    }

    private static Node text(String value) {
        return new Node.Text(value, NOWHERE);
    }

    /** Trees have thousands of numbers, and compare in single precision anyway. */
    private static Node shortNumber(double value) {
        String written = Float.toString((float) value);
        return new Node.Decimal(Double.parseDouble(written), written, NOWHERE);
    }

    private static Node number(double value) {
        return new Node.Decimal(value, String.valueOf(value), NOWHERE);
    }
}
