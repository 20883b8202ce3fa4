package dev.weir.patterns.definition;

import java.util.List;

/** A pattern that cannot be run. */
public final class PatternException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a list of records of serializable parts
    private final List<Problem> problems;

    /**
     * What is wrong.
     *
     * @param stage indices from the outermost list of stages inwards, such as [1, 0] for the first stage of a group that
     *     comes second; empty for the pattern as a whole
     * @param message what to write instead
     */
    public record Problem(List<Integer> stage, String message) implements java.io.Serializable {
        /** Makes defensive copies. */
        public Problem {
            stage = List.copyOf(stage);
        }
    }

    /** Creates an exception with everything that is wrong. */
    public PatternException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
