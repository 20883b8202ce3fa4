package dev.weir.console.edit;

import java.util.List;

/**
 * What became of a wish.
 *
 * @param good whether the job did as wished
 * @param said in one sentence
 * @param more errors of the job, or its warnings
 * @param about the id of what was pushed, which may be a proposal; {@code ""} if nothing was, or if it was taken away
 */
public record Answered(boolean good, String said, List<String> more, String about) {
    /** Makes a defensive copy. */
    public Answered {
        more = List.copyOf(more);
    }

    /** Creates an answer that is about nothing in particular. */
    public Answered(boolean good, String said, List<String> more) {
        this(good, said, more, "");
    }

    /** Returns an answer about what has this id. */
    public Answered about(String id) {
        return new Answered(good, said, more, id);
    }
}
