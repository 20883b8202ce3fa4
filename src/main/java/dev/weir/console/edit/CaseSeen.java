package dev.weir.console.edit;

import java.util.List;

/**
 * What became of a case of a rule.
 *
 * @param lines the difference, and which part of the condition was false; empty if it passed
 */
public record CaseSeen(String name, boolean passed, List<String> lines) {
    /** Makes a defensive copy. */
    public CaseSeen {
        lines = List.copyOf(lines);
    }
}
