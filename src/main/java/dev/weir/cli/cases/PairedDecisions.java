package dev.weir.cli.cases;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.weir.rules.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes the decisions of a case as its expectations write them. A decision is set against the expectation that it
 * meets, so that one more at the beginning leaves the others as they were expected; those that meet none are set in
 * their order against what nothing met between the same two others, and written whole where nothing is left.
 */
final class PairedDecisions {
    private PairedDecisions() {}

    /**
     * Returns the decisions found, each with the keys of its expectation.
     *
     * @param written the texts of what is expected, to which those of what is found are equal if all is as expected
     */
    static List<String> texts(List<Node.Fields> expected, List<String> written, List<Node.Fields> found) {
        int last = expected.size();
        List<String> inOrder = paired(
                expected,
                found,
                IntStream.range(0, found.size())
                        .map(i -> Math.min(i, last))
                        .boxed()
                        .toList());
        return inOrder.equals(written) ? inOrder : paired(expected, found, pairs(expected, written, found));
    }

    private static List<Integer> pairs(List<Node.Fields> expected, List<String> written, List<Node.Fields> found) {
        List<Integer> pairs = new ArrayList<>();
        List<List<String>> asExpected = asExpected(expected, found);
        int next = 0; // of the expectations
        for (AbstractDelta<Integer> change : DiffUtils.diff(
                        indices(expected.size()),
                        indices(found.size()),
                        (i, j) -> written.get(i).equals(asExpected.get(i).get(j)))
                .getDeltas()) {
            while (pairs.size() < change.getTarget().getPosition()) {
                pairs.add(next++);
            }
            int unmet = change.getSource().size();
            for (int i = 0; i < change.getTarget().size(); i++) {
                pairs.add(i < unmet ? next + i : expected.size());
            }
            next += unmet;
        }
        while (pairs.size() < found.size()) {
            pairs.add(next++);
        }
        return pairs;
    }

    /** Returns for each expectation all that is found with its keys, once for all of the same keys: each is compared with most. */
    private static List<List<String>> asExpected(List<Node.Fields> expected, List<Node.Fields> found) {
        Map<Set<String>, List<String>> byKeys = new HashMap<>();
        return expected.stream()
                .map(one -> byKeys.computeIfAbsent(
                        keys(one),
                        keys -> found.stream()
                                .map(decision -> CaseDecision.text(decision, keys))
                                .toList()))
                .toList();
    }

    private static List<Integer> indices(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private static List<String> paired(List<Node.Fields> expected, List<Node.Fields> found, List<Integer> pairs) {
        return IntStream.range(0, found.size())
                .mapToObj(i -> CaseDecision.text(
                        found.get(i),
                        pairs.get(i) < expected.size() ? keys(expected.get(pairs.get(i))) : CaseDecision.KEYS))
                .toList();
    }

    private static Set<String> keys(Node.Fields expected) {
        return expected.values().keySet();
    }
}
