package dev.weir.console.edit;

import java.util.List;

/**
 * What became of a wish.
 *
 * @param good whether the job did as wished
 * @param said in one sentence
 * @param more errors of the job, or its warnings
 */
public record Answered(boolean good, String said, List<String> more) {
    /** Makes a defensive copy. */
    public Answered {
        more = List.copyOf(more);
    }
}
