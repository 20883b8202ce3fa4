package dev.weir.rules.model;

import dev.weir.models.Trees;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the lists of a tree.
 *
 * @param inputs the number of the inputs of its model
 */
record TreeReader(Section tree, int inputs) {

    /** Returns the tree; errors are noted. */
    Trees.Tree read() {
        tree.refuseOthers();
        List<Integer> asked = list("input", TreeReader::whole);
        int nodes = asked.size();
        List<Boolean> absentLeft = tree.has("absentLeft")
                ? list("absentLeft", TreeReader::truth)
                : asked.stream().map(input -> false).toList();
        Trees.Tree read = new Trees.Tree(
                asked,
                list("below", TreeReader::number),
                list("left", TreeReader::whole),
                list("right", TreeReader::whole),
                absentLeft,
                list("value", TreeReader::number));
        Map<String, Integer> sizes = Map.of(
                "below", read.thresholds().size(),
                "left", read.left().size(),
                "right", read.right().size(),
                "absentLeft", absentLeft.size(),
                "value", read.values().size());
        sizes.forEach((key, size) -> {
            if (size != nodes && tree.has(key)) {
                tree.wrong(
                        key,
                        "'" + key + "' has " + size + " entries and 'input' " + nodes
                                + "; each list has one for each node");
            }
        });
        asked.stream()
                .filter(input -> input >= inputs)
                .findFirst()
                .ifPresent(input -> tree.wrong(
                        "input", "there is no input " + input + "; the inputs are counted from 0 to " + (inputs - 1)));
        return read;
    }

    private <T> List<T> list(String key, Function<Node, Optional<T>> entry) {
        String hint = "write a list with an entry for each node";
        if (!tree.has(key)) {
            tree.missing(key, hint);
            return List.of();
        }
        List<T> read = new ArrayList<>();
        List<Node> nodes = tree.node(key).orElseThrow() instanceof Node.Elements list ? list.values() : List.of();
        for (Node node : nodes) {
            entry.apply(node).ifPresent(read::add);
        }
        if (nodes.isEmpty() || read.size() < nodes.size()) {
            tree.wrong(key, "'" + key + "' is not what a tree has there; " + hint);
        }
        return read;
    }

    private static Optional<Integer> whole(Node node) {
        return node instanceof Node.Whole whole && whole.value() >= -1 && whole.value() <= Integer.MAX_VALUE
                ? Optional.of((int) whole.value())
                : Optional.empty();
    }

    private static Optional<Double> number(Node node) {
        if (node instanceof Node.Whole whole) {
            return Optional.of((double) whole.value());
        }
        return node instanceof Node.Decimal decimal ? Optional.of(decimal.value()) : Optional.empty();
    }

    private static Optional<Boolean> truth(Node node) {
        return node instanceof Node.Truth truth ? Optional.of(truth.value()) : Optional.empty();
    }
}
