package dev.weir.cli.console;

import dev.weir.cli.push.Change;
import dev.weir.console.edit.Fault;
import dev.weir.console.edit.Planned;
import dev.weir.console.edit.Wish;
import dev.weir.io.document.DocumentForms;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a wish pushes.
 *
 * @param changes in this order, each once the job has accepted the one before; empty if it cannot be pushed
 */
record ChangePlan(Planned planned, List<Change> changes) {
    /** Makes a defensive copy. */
    ChangePlan {
        changes = List.copyOf(changes);
    }

    /** A plan that is being made. */
    static final class Making {
        private final Wish wish;
        private final Optional<Node> before;
        private final List<Change> changes = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private Optional<Node> after = Optional.empty();
        private String hindrance = "";

        /**
         * Begins one.
         *
         * @param before what the topic has
         */
        Making(Wish wish, Optional<Node> before) {
            this.wish = wish;
            this.before = before;
        }

        Making pushes(Change change, Node document) {
            changes.add(change);
            after = Optional.of(document);
            return this;
        }

        Making removes(String id) {
            changes.add(new Change(id, 0, Change.Kind.REMOVED, ""));
            return this;
        }

        Making says(String note) {
            notes.add(note);
            return this;
        }

        Making is(List<Fault> wrong) {
            faults.addAll(wrong);
            return this;
        }

        Making hindered(String reason) {
            hindrance = hindrance.isEmpty() ? reason : hindrance;
            return this;
        }

        /** Returns what it pushes so far. */
        List<Change> changes() {
            return List.copyOf(changes);
        }

        ChangePlan made() {
            Planned planned = new Planned(
                    wish,
                    after.map(Versions::of).orElse(0L),
                    lines(before),
                    lines(after.or(() -> before)),
                    faults,
                    hindrance,
                    notes);
            return new ChangePlan(planned, planned.isPossible() ? changes : List.of());
        }

        private static List<String> lines(Optional<Node> document) {
            return document.map(node -> DocumentForms.yaml(node).lines().toList())
                    .orElse(List.of());
        }
    }
}
