package dev.weir.engine.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Adds a tally to the windows of many rules at once. Most rules are evaluated for all subjects and fail for none: such
 * rules have one window in common, to which a subject is added once. A rule of which something else is told goes on
 * with a copy. For one tally.
 */
final class SharedWindows {
    private final IdentityHashMap<SubjectWindow, Integer> owners = new IdentityHashMap<>();
    private final Map<Change, List<String>> changes = new LinkedHashMap<>();

    /** The same subjects for the same window, which is told by its identity. */
    private record Change(SubjectWindow window, BitSet all, BitSet such) {}

    /** Notes that a rule has this window. */
    void own(SubjectWindow window) {
        owners.merge(window, 1, Integer::sum);
    }

    /** Asks for these subjects to be added to the window of a rule. */
    void add(String rule, SubjectWindow window, BitSet all, BitSet such) {
        changes.computeIfAbsent(new Change(window, all, such), change -> new ArrayList<>())
                .add(rule);
    }

    /**
     * Adds what was asked for.
     *
     * @param replace receives each rule that goes on with another window
     */
    void apply(GuardTally tally, BiConsumer<String, SubjectWindow> replace) {
        changes.forEach((change, rules) -> {
            SubjectWindow before = change.window();
            int left = owners.getOrDefault(before, 0) - rules.size();
            owners.put(before, left);
            SubjectWindow window = left > 0 ? before.copy() : before;
            window.sampled(tally.noughts());
            change.all().stream()
                    .forEach(place -> window.add(
                            tally.second(),
                            tally.subjects().get(place),
                            change.such().get(place)));
            if (left > 0) {
                rules.forEach(rule -> replace.accept(rule, window));
            }
        });
    }
}
