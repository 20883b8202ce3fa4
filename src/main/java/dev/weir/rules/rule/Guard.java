package dev.weir.rules.rule;

import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.text.Percentage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When the job itself switches a rule off.
 *
 * @param maxBlockRate the share of subjects with transactions that it may block, above 0 and at most 1
 * @param overMillis the length of time that is considered, in milliseconds of event time
 */
public record Guard(double maxBlockRate, long overMillis) {
    private static final String RATE_HINT = "write a share from above 0% to 100%, such as maxBlockRate: 5%";
    private static final long SHORTEST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 24L * 60 * 60 * 1000;

    /** Returns the guard of a rule that has one; errors are noted. */
    public static Optional<Guard> read(Section rule) {
        if (!rule.has("guard")) {
            return Optional.empty();
        }
        Section guard = rule.section("guard");
        if (!(rule.node("guard").orElse(null) instanceof Node.Fields)) {
            return Optional.empty();
        }
        guard.refuseOthers();
        if (!guard.has("maxBlockRate")) {
            guard.missing("maxBlockRate", RATE_HINT);
        }
        if (!guard.has("over")) {
            guard.missing("over", "write within how much time, such as over: 10m");
        }
        double rate = rate(guard);
        OptionalLong over = guard.duration("over", SHORTEST_MILLIS, LONGEST_MILLIS);
        return rate > 0 && over.isPresent() ? Optional.of(new Guard(rate, over.getAsLong())) : Optional.empty();
    }

    private static double rate(Section guard) {
        Optional<Node> node = guard.node("maxBlockRate");
        if (node.isEmpty()) {
            return 0;
        }
        double rate = node.get() instanceof Node.Text text
                ? Percentage.share(text.value()).orElse(0)
                : 0;
        if (rate <= 0) {
            guard.wrong("maxBlockRate", "'maxBlockRate' is " + node.get().described() + "; " + RATE_HINT);
            return 0;
        }
        return rate;
    }
}
