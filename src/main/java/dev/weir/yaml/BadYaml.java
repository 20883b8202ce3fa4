package dev.weir.yaml;

/** A text that is no YAML, or has something in it that is not read. Without a stack trace: it is about the text. */
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

    /** What is wrong and what to write instead. Quotes no more of the text than a sign or a key: it may hold a secret. */
    public String problem() {
        return problem;
    }

    /** The line, from 1; 0 if the error concerns the whole text. */
    public int line() {
        return line;
    }

    /** The column in characters, from 1; 0 if the error concerns the whole text. */
    public int column() {
        return column;
    }
}
