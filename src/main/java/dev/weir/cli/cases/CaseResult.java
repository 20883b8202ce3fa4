package dev.weir.cli.cases;

import dev.weir.events.answer.RuleError;
import java.util.List;

/**
 * What came of a case.
 *
 * @param expected decisions, each as far as the case names it
 * @param found decisions, each as far as the expectation in its place names it, else whole
 * @param unread events that cannot be read, by their paths in the file
 * @param beyond events that were played though the job would refuse them for a figure that nobody can mean
 * @param failed how many expressions failed
 */
public record CaseResult(
        RuleCase given,
        List<String> expected,
        List<String> found,
        List<RuleError> unread,
        List<RuleError> beyond,
        long failed) {
    /** Makes defensive copies. */
    public CaseResult {
        expected = List.copyOf(expected);
        found = List.copyOf(found);
        unread = List.copyOf(unread);
        beyond = List.copyOf(beyond);
    }

    /** Whether all is as expected. */
    public boolean isGood() {
        return expected.equals(found) && unread.isEmpty() && failed == 0;
    }
}
