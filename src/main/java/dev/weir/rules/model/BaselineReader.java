package dev.weir.rules.model;

import dev.weir.models.measure.InputBaseline;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads how inputs were when a model was trained.
 *
 * @param model its document
 * @param inputs the names of its inputs, in order
 */
record BaselineReader(Section model, List<String> inputs) {
    private static final String KEY = "baseline";

    /** Returns what is said of each input; empty if nothing is, or something is wrong, which is noted. */
    List<InputBaseline> read() {
        if (!model.has(KEY)) {
            return List.of();
        }
        Section baseline = model.section(KEY);
        baseline.refuseOthersThan(inputs);
        List<InputBaseline> read = new ArrayList<>();
        for (String input : inputs) {
            if (baseline.node(input).isEmpty()) {
                baseline.missing(input, "say of each input how it was, or leave 'baseline' out");
            } else {
                of(baseline, input).ifPresent(read::add);
            }
        }
        return read.size() == inputs.size() ? read : List.of();
    }

    private static Optional<InputBaseline> of(Section baseline, String input) {
        Section one = baseline.section(input);
        one.refuseOthers();
        int before = one.diagnostics().count();
        List<Double> bounds = one.has("bounds") ? numbers(one, "bounds") : List.of();
        List<Double> shares = numbers(one, "shares");
        if (one.diagnostics().count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InputBaseline(bounds, shares));
        } catch (IllegalArgumentException e) {
            one.wrong(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static List<Double> numbers(Section one, String key) {
        String hint = "write a list of numbers";
        if (!one.has(key)) {
            one.missing(key, hint);
            return List.of();
        }
        List<Double> read = new ArrayList<>();
        List<Node> nodes = one.node(key).orElseThrow() instanceof Node.Elements list ? list.values() : List.of();
        for (Node node : nodes) {
            if (node instanceof Node.Whole whole) {
                read.add((double) whole.value());
            } else if (node instanceof Node.Decimal decimal) {
                read.add(decimal.value());
            }
        }
        if (nodes.isEmpty() || read.size() < nodes.size()) {
            one.wrong(key, "'" + key + "' is not a list of numbers; " + hint);
        }
        return read;
    }
}
