package dev.weir.patterns.match;

import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.path.StateGraph;

/** The states of patterns, for tests of what runs over them. */
public final class Graphs {
    private Graphs() {}

    public static StateGraph of(Letters letters) {
        return compiled(letters, false).graph();
    }

    /** Compiled for our own matcher or for Flink's NFA. */
    static CompiledPattern compiled(Letters letters, boolean onNfa) {
        try {
            return onNfa ? CompiledPattern.onNfa(letters.definition()) : CompiledPattern.of(letters.definition());
        } catch (PatternException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
