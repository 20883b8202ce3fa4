package dev.weir.cli.cases;

import dev.weir.events.answer.RuleError;
import java.util.List;

/**
 * The result of a case.
 *
 * @param expected decisions, each as far as the case specifies it
 * @param found decisions, each as far as the corresponding expectation specifies it, otherwise whole
 * @param inQuestion names of events that were to be decided and were not, and of those that should not have been
 * @param unread events that cannot be read, by their paths in the file
 * @param beyond events that were played although the job would refuse them for an implausible figure
 * @param failed the number of failed expressions
 */
public record CaseResult(
        RuleCase given,
        List<String> expected,
        List<String> found,
        List<String> inQuestion,
        List<RuleError> unread,
        List<RuleError> beyond,
        long failed) {
    /** Makes defensive copies. */
    public CaseResult {
        expected = List.copyOf(expected);
        found = List.copyOf(found);
        inQuestion = List.copyOf(inQuestion);
        unread = List.copyOf(unread);
        beyond = List.copyOf(beyond);
    }

    /** Returns whether everything is as expected. */
    public boolean isGood() {
        return expected.equals(found) && unread.isEmpty() && failed == 0;
    }
}
