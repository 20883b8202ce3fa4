package dev.weir.console.page;

import dev.weir.config.JobConfig;
import java.util.List;

/** Which colour an outcome has: by its rank for the risk, by its name for all others, so that it is the same everywhere. */
public final class OutcomeColours {
    private static final int OTHERS = 5;

    private final List<String> risk;

    private OutcomeColours(List<String> risk) {
        this.risk = risk;
    }

    /** Returns the colours of a job's outcomes. */
    public static OutcomeColours of(JobConfig config) {
        return new OutcomeColours(config.outcomes());
    }

    /** Returns the name of the colour in the style sheet. */
    String of(String outcome) {
        int rank = risk.indexOf(outcome);
        if (rank < 0) {
            return outcome.isEmpty() ? "none" : "other" + Math.floorMod(outcome.hashCode(), OTHERS);
        }
        return rank == 0 ? "ok" : rank == risk.size() - 1 ? "bad" : "mid";
    }

    /** Returns the outcome without any rule. */
    String mildest() {
        return risk.get(0);
    }

    /** Returns the most severe outcome. */
    String worst() {
        return risk.get(risk.size() - 1);
    }

    /** Returns a number by which outcomes are sorted, the most severe first. */
    int order(String outcome) {
        int rank = risk.indexOf(outcome);
        return rank < 0 ? 1 : rank == 0 ? 2 : -rank;
    }
}
