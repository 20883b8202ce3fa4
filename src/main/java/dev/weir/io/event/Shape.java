package dev.weir.io.event;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to take from a JSON object: a tree over the names on the paths to the wanted fields. Everything else is skipped.
 *
 * @param children by name, for paths that go further
 * @param targets that all take the value found here
 * @param others how many values with other names are taken as attributes, as texts
 */
record Shape(Map<String, Shape> children, List<Target> targets, int others) implements Serializable {

    /** Returns what to take from the value with this name; null if nothing. */
    @Nullable
    Shape child(String name) {
        return children.get(name);
    }

    /** Builds a shape. */
    static final class Builder {
        private final Map<String, Builder> children = new HashMap<>();
        private final List<Target> targets = new ArrayList<>();
        private int others;

        /** Sends the value at a path, with names separated by dots, to a target. */
        Builder send(String path, Target target) {
            Builder at = this;
            for (String name : path.split("\\.", -1)) {
                at = at.children.computeIfAbsent(name, n -> new Builder());
            }
            at.targets.add(target);
            return this;
        }

        /** Takes values with other names in the object with this name as attributes, at most so many. */
        Builder sendOthers(String name, int most) {
            if (most > 0) {
                children.computeIfAbsent(name, n -> new Builder()).others = most;
            }
            return this;
        }

        Shape build() {
            Map<String, Shape> built = new HashMap<>();
            children.forEach((name, child) -> built.put(name, child.build()));
            return new Shape(Map.copyOf(built), List.copyOf(targets), others);
        }
    }
}
