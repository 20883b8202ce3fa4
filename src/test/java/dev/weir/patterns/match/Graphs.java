package dev.weir.patterns.match;

import dev.weir.patterns.Letters;
import dev.weir.patterns.definition.PatternException;
import dev.weir.patterns.path.StateGraph;

/** The states of patterns, for tests of what runs over them. */
public final class Graphs {
    private Graphs() {}

    public static StateGraph of(Letters letters) {
        try {
            return CompiledPattern.of(letters.definition()).graph();
        } catch (PatternException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
