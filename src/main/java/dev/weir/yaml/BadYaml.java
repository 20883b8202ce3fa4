package dev.weir.yaml;

/**
 * Says that a text is not YAML, or uses a feature that is not supported. It has no stack trace, since it is about the
 * text.
 */
public final class BadYaml extends Exception {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final int line;
    private final int column;

    BadYaml(String problem, int line, int column) {
        super(problem, null, false, false);
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /**
     * Returns the problem and what to write instead. It quotes no more of the text than a character or a key: the text
     * may contain a secret.
     */
    public String problem() {
        return problem;
    }

    /** Returns the line, from 1; 0 if the error concerns the whole text. */
    public int line() {
        return line;
    }

    /** Returns the column in characters, from 1; 0 if the error concerns the whole text. */
    public int column() {
        return column;
    }
}
