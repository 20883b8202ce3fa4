package dev.weir.engine.train;

import dev.weir.models.online.Weights;
import dev.weir.rules.document.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what was learned into the document of a model; everything else in it stays as it is. */
final class TrainedDocument {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);
    private static final String MODE = "mode";
    private static final String ROLLOUT = "rollout";

    private final Map<String, Node> fields;

    /** Begins with the document of a model. */
    TrainedDocument(TrainedModel base) {
        fields = new LinkedHashMap<>(base.document().values());
    }

    /** Makes it another version with these weights. */
    TrainedDocument learned(int version, List<String> inputs, Weights weights) {
        fields.put("version", new Node.Whole(version, NOWHERE));
        fields.put("bias", number(weights.bias()));
        fields.put("weights", byInput(inputs, weights.weights()));
        fields.put("mean", byInput(inputs, weights.means()));
        fields.put("scale", byInput(inputs, weights.scales()));
        return this;
    }

    /** Makes it a challenger, asked of as many subjects as the one before it. */
    Node.Fields challenger(Optional<TrainedModel> before) {
        fields.put(MODE, new Node.Text("shadow", NOWHERE));
        fields.remove(ROLLOUT);
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
