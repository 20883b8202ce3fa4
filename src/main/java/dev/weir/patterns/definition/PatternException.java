package dev.weir.patterns.definition;

import java.util.List;

/** Says that a pattern cannot be run. */
public final class PatternException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a list of records of serializable parts
    private final List<Problem> problems;

    /**
     * A problem of a pattern.
     *
     * @param stage indexes from the outermost list of stages inwards, such as [1, 0] for the first stage of a group in
     *     second place; empty for the pattern as a whole
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

    /** Returns all that is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
