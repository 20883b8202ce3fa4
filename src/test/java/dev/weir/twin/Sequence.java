package dev.weir.twin;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A pattern of the twin: events that follow each other at a key, others between; the last may be one that must not come.
 *
 * @param by in YAML
 */
record Sequence(String by, List<Step> stages, long withinMillis, String afterMatch, Set<String> constructs) {
    /**
     * A stage.
     *
     * @param key of an event that it may take
     * @param negated no such event may come
     */
    record Step(String name, String on, Cond where, Function<Fact, String> key, boolean negated) {}

    boolean isAbsence() {
        return stages.get(stages.size() - 1).negated();
    }

    String yaml() {
        StringBuilder text = new StringBuilder("by: " + by + "\npattern:\n  within: " + withinMillis
                + "ms\n  afterMatch: " + afterMatch + "\n  stages:\n");
        for (Step stage : stages) {
            text.append("    - {name: ").append(stage.name()).append(", on: ").append(stage.on());
            text.append(", where: '")
                    .append(stage.where().cel().replace("'", "''"))
                    .append("'");
            text.append(stage.negated() ? ", not: true}\n" : "}\n");
        }
        return text.toString();
    }
}
