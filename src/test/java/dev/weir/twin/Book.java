package dev.weir.twin;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is in force at a time.
 *
 * @param defs the document of shared definitions
 * @param known the addresses of the list that people push, with their ends
 */
record Book(List<Draft> rules, String defs, Map<String, Long> known) {
    /** Whether there are patterns, which remember an event only if a match is open or begins with it. */
    boolean hasPatterns() {
        return rules.stream().anyMatch(rule -> rule.pattern().isPresent());
    }

    /** Which features some rule has. */
    Set<String> fed() {
        Set<String> fed = new java.util.HashSet<>();
        rules.forEach(rule -> fed.addAll(rule.features().keySet()));
        return fed;
    }

    /** What some rule asks of earlier decisions. */
    Set<String> asked() {
        Set<String> asked = new java.util.HashSet<>();
        rules.forEach(rule -> asked.addAll(rule.when().asked()));
        return asked;
    }
}
