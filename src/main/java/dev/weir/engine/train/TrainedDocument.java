package dev.weir.engine.train;

import dev.weir.models.measure.InputBaseline;
import dev.weir.models.measure.Ranking;
import dev.weir.models.online.Weights;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.BaselineNodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what was learned into the document of a model; everything else in it stays as it is. */
final class TrainedDocument {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);
    private static final String MODE = "mode";
    private static final String ROLLOUT = "rollout";
    private static final String LEARNED = "learned";
    private static final String MEASURED = "measured";
    private static final String FOREST = "forest";

    private final Map<String, Node> fields;

    /** Begins with the document of a model. */
    TrainedDocument(TrainedModel base) {
        fields = new LinkedHashMap<>(base.document().values());
        // whatever it was made of, what it becomes has its keys in one order
        for (String key : List.of("bias", "weights", "mean", "scale", LEARNED, MEASURED, BaselineNodes.KEY)) {
            fields.remove(key);
        }
    }

    /** Returns from how many labels or events the job learned what stands in a document; 0 if it did not write it. */
    static long learned(Node.Fields document) {
        return document.values().get(LEARNED) instanceof Node.Whole number ? number.value() : 0;
    }

    /** Makes it another version with these weights, learned from so many labels. */
    TrainedDocument learned(int version, List<String> inputs, Weights weights, long labels) {
        fields.put("version", new Node.Whole(version, NOWHERE));
        fields.put("bias", number(weights.bias()));
        fields.put("weights", byInput(inputs, weights.weights()));
        fields.put("mean", byInput(inputs, weights.means()));
        fields.put("scale", byInput(inputs, weights.scales()));
        fields.put(LEARNED, new Node.Whole(labels, NOWHERE));
        return this;
    }

    /** Says how the inputs were in what was learned from; nothing while too little is known. */
    TrainedDocument baseline(List<String> inputs, List<InputBaseline> of) {
        BaselineNodes.of(inputs, of).ifPresent(node -> fields.put(BaselineNodes.KEY, node));
        return this;
    }

    /** Makes it another version with this sample, learned from so many events. */
    TrainedDocument learned(int version, String sample, long events) {
        Map<String, Node> forest =
                new LinkedHashMap<>(fields.get(FOREST) instanceof Node.Fields settings ? settings.values() : Map.of());
        forest.remove(LEARNED);
        forest.put(LEARNED, new Node.Text(sample, NOWHERE));
        fields.put("version", new Node.Whole(version, NOWHERE));
        fields.put(FOREST, new Node.Fields(forest, NOWHERE));
        fields.put(LEARNED, new Node.Whole(events, NOWHERE));
        return this;
    }

    /**
     * Says how the scores of challengers before it ranked the labels since they are compared with the live version, and
     * how those of the live version did; what is not known is left out.
     */
    TrainedDocument measured(Ranking challengers, Ranking live) {
        if (Double.isNaN(challengers.auc())) {
            return this;
        }
        Map<String, Node> figures = new LinkedHashMap<>();
        figures.put("auc", number(challengers.auc()));
        if (!Double.isNaN(live.auc())) {
            figures.put("liveAuc", number(live.auc()));
        }
        figures.put("labels", new Node.Whole(challengers.positives() + challengers.negatives(), NOWHERE));
        fields.put(MEASURED, new Node.Fields(figures, NOWHERE));
        return this;
    }

    /** Makes it a challenger, asked of as many subjects as the one before it. */
    Node.Fields challenger(Optional<TrainedModel> before) {
        fields.remove(MODE);
        fields.remove(ROLLOUT);
        fields.put(MODE, new Node.Text("shadow", NOWHERE));
        before.map(model -> model.document().values().get(ROLLOUT)).ifPresent(share -> fields.put(ROLLOUT, share));
        return new Node.Fields(fields, NOWHERE);
    }

    /** Makes it live, in the mode of the live version before it. */
    Node.Fields live(Optional<TrainedModel> before) {
        fields.remove(MODE);
        fields.remove(ROLLOUT);
        before.map(model -> model.document().values().get(MODE)).ifPresent(mode -> fields.put(MODE, mode));
        return new Node.Fields(fields, NOWHERE);
    }

    private static Node byInput(List<String> inputs, List<Double> numbers) {
        Map<String, Node> byName = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            byName.put(inputs.get(i), number(numbers.get(i)));
        }
        return new Node.Fields(byName, NOWHERE);
    }

    /** All digits: what is read again is exactly this. */
    private static Node number(double value) {
        return new Node.Decimal(value, Double.toString(value), NOWHERE);
    }
}
