package dev.weir.bench.failures;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run came to.
 *
 * @param delivery as the job config calls it
 * @param said by the number of a payment, all that was decided on it
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
     * A row of the table.
     *
     * @param undisturbed of at least as many payments
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

    /** What was decided otherwise first, and as what; empty if nothing was. */
    Optional<String> firstChange(FailureRun undisturbed) {
        return said.entrySet().stream()
                .filter(one -> !one.getValue().equals(undisturbed.said().get(one.getKey())))
                .findFirst()
                .map(one -> failure + ", payment " + one.getKey() + ": " + one.getValue() + " and not "
                        + undisturbed.said().get(one.getKey()));
    }

    /** Whether every payment was decided on, and each time as in a run in which nothing happened. */
    boolean isAs(FailureRun undisturbed) {
        return said.size() == sent
                && said.entrySet().stream()
                        .allMatch(
                                one -> one.getValue().equals(undisturbed.said().get(one.getKey())));
    }
}
