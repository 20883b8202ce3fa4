package dev.weir.cli.cases;

import dev.weir.events.RuleError;
import java.util.List;

/**
 * What came of a case.
 *
 * @param expected decisions, each as far as the case names it
 * @param found decisions, each as far as the expectation in its place names it, else whole
 * @param unread events that cannot be read, by their paths in the file
 * @param failed how many expressions failed
 */
public record CaseResult(
        RuleCase given, List<String> expected, List<String> found, List<RuleError> unread, long failed) {
    /** Copies. */
    public CaseResult {
        expected = List.copyOf(expected);
        found = List.copyOf(found);
        unread = List.copyOf(unread);
    }

    /** Whether all is as expected. */
    public boolean isGood() {
        return expected.equals(found) && unread.isEmpty() && failed == 0;
    }
}
