package dev.weir.bench.failures;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The result of a run.
 *
 * @param delivery as in the job config
 * @param said all decisions about a payment, by its number
 */
record FailureRun(
        InjectedFailure failure,
        String delivery,
        int sent,
        int decisions,
        long longestGapMillis,
        Map<Integer, Set<String>> said) {
    private static final String FORMAT = "%-28s%-16s%10s%11s%9s%10s%14s";

    static String heading() {
        return String.format(
                FORMAT, "failure", "delivery", "payments", "decisions", "again", "the same", "longest gap");
    }

    /**
     * Returns a row of the table.
     *
     * @param undisturbed a run with at least as many payments
     */
    String row(FailureRun undisturbed) {
        return String.format(
                FORMAT,
                failure,
                delivery,
                sent,
                decisions,
                decisions - said.size(),
                isAs(undisturbed) ? "yes" : "NO",
                longestGapMillis + " ms");
    }

    /** Returns the first decision that differs, and how; empty if there is none. */
    Optional<String> firstChange(FailureRun undisturbed) {
        return said.entrySet().stream()
                .filter(one -> !one.getValue().equals(undisturbed.said().get(one.getKey())))
                .findFirst()
                .map(one -> failure + ", payment " + one.getKey() + ": " + one.getValue() + " and not "
                        + undisturbed.said().get(one.getKey()));
    }

    /** Returns whether every payment was decided, and always as in an undisturbed run. */
    boolean isAs(FailureRun undisturbed) {
        return said.size() == sent
                && said.entrySet().stream()
                        .allMatch(
                                one -> one.getValue().equals(undisturbed.said().get(one.getKey())));
    }
}
