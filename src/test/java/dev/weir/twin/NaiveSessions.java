package dev.weir.twin;

import dev.weir.engine.identity.NaiveLinker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whom the events of sessions count for. */
final class NaiveSessions {
    /** An event that counts, as it is now, and as it came if it counts late. */
    record Counted(Fact fact, Optional<Fact> before) {}

    private final Map<String, NaiveLinker> linkers = new HashMap<>();
    private final Map<String, Fact> known = new HashMap<>();
    private final Tally tally;

    NaiveSessions(Tally tally) {
        this.tally = tally;
    }

    List<Counted> take(Fact fact, long watermarkMillis) {
        boolean decided = fact.is(Shop.DECISION) && fact.has("customerId");
        if (fact.is(Shop.CUSTOMER) || fact.session().isEmpty() || decided) {
            return List.of(new Counted(fact, Optional.empty()));
        }
        known.put(fact.id(), fact);
        NaiveLinker linker = linkers.computeIfAbsent(
                fact.session(),
                first -> new NaiveLinker(
                        Shop.IDENTITY.overMillis(), Shop.IDENTITY.backMillis(), Shop.IDENTITY.backEntries()));
        List<Counted> counted = new ArrayList<>();
        for (String one : linker.take(fact.id(), fact.text("customerId"), fact.atMillis(), watermarkMillis)) {
            boolean back = one.startsWith("<");
            String[] parts = one.substring(back ? 1 : 0).split(" ", 2);
            Fact as = Objects.requireNonNull(known.get(parts[0]));
            boolean linked = parts.length > 1 && !as.has("customerId");
            Fact now = linked ? as.of(parts[1]) : as;
            if (linked) {
                tally.count(back ? "linked back" : "linked forward");
            }
            counted.add(new Counted(now, back ? Optional.of(as) : Optional.empty()));
        }
        return List.copyOf(counted);
    }
}
