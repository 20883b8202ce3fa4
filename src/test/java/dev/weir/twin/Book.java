package dev.weir.twin;

import dev.weir.engine.pacing.TagCap;
import dev.weir.events.answer.PointPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is in force at a time.
 *
 * @param defs the document of shared definitions
 * @param pushed what people push beside the rules
 */
record Book(List<Draft> rules, String defs, Pushed pushed) {
    /** Before anything is pushed. */
    static final Book EMPTY =
            new Book(List.of(), "", new Pushed(Map.of(), Map.of(), List.of(), Optional.empty(), Optional.empty()));

    /**
     * Lists, tables, policies and caps.
     *
     * @param known the addresses of a list, with their ends
     * @param tables by their names
     */
    record Pushed(
            Map<String, Long> known,
            Map<String, Map<String, Row>> tables,
            List<PointPolicy> policies,
            Optional<TagCap> cap,
            Optional<NaiveLedger.Budget> budget) {}

    /**
     * What a table says of a key.
     *
     * @param fields with the name "" if it is one value
     * @param until when it ends
     */
    record Row(Map<String, Object> fields, long until) {}

    /** The addresses of a list, with their ends. */
    Map<String, Long> known() {
        return pushed.known();
    }

    /** Whether there are patterns, which remember an event only if a match is open or begins with it. */
    boolean hasPatterns() {
        return rules.stream().anyMatch(rule -> rule.pattern().isPresent());
    }

    /** Which features some rule has. */
    Set<String> fed() {
        Set<String> fed = new HashSet<>();
        rules.forEach(rule -> fed.addAll(rule.features().keySet()));
        return fed;
    }

    /** What some rule asks of earlier decisions. */
    Set<String> asked() {
        Set<String> asked = new HashSet<>();
        rules.forEach(rule -> asked.addAll(rule.when().asked()));
        return asked;
    }
}
