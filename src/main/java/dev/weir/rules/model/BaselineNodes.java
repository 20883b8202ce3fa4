package dev.weir.rules.model;

import dev.weir.models.measure.InputBaseline;
import dev.weir.rules.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes into the document of a model how its inputs were when it was trained. */
public final class BaselineNodes {
    /** The key in a document. */
    public static final String KEY = "baseline";

    private static final Node.Place NOWHERE = new Node.Place(1, 1);

    private BaselineNodes() {}

    /** Returns what stands under the key; empty if nothing is known. */
    public static Optional<Node> of(List<String> inputs, List<InputBaseline> baseline) {
        if (baseline.isEmpty() || baseline.size() != inputs.size()) {
            return Optional.empty();
        }
        Map<String, Node> byInput = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            Map<String, Node> one = new LinkedHashMap<>();
            if (!baseline.get(i).bounds().isEmpty()) {
                one.put("bounds", numbers(baseline.get(i).bounds()));
            }
            one.put("shares", numbers(baseline.get(i).shares()));
            byInput.put(inputs.get(i), new Node.Fields(one, NOWHERE));
        }
        return Optional.of(new Node.Fields(byInput, NOWHERE));
    }

    private static Node numbers(List<Double> values) {
        List<Node> nodes = new ArrayList<>();
        values.forEach(value -> nodes.add(new Node.Decimal(value, Double.toString(value), NOWHERE)));
        return new Node.Elements(nodes, NOWHERE);
    }
}
