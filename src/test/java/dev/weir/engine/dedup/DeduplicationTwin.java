package dev.weir.engine.dedup;

import dev.weir.engine.dedup.DeduplicationResult.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@link DeduplicationWindow} that looks at every event, one after the other. */
final class DeduplicationTwin {
    private final List<Met> events = new ArrayList<>();
    private long overflowUntilMillis = Long.MIN_VALUE;

    private record Met(long fingerprint, long content, String outcome, boolean again, long arrivalMillis) {}

    DeduplicationResult lookUp(long fingerprint, long content, DeduplicationHorizon horizon) {
        List<Met> known = events.stream()
                .filter(met -> met.fingerprint() == fingerprint && horizon.covers(met.arrivalMillis()))
                .toList();
        Optional<Met> latest = known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
        boolean asks = horizon.nowMillis() < overflowUntilMillis;
        boolean isLatest = latest.isPresent() && latest.get().content() == content;
        boolean isHere = known.stream().anyMatch(met -> met.content() == content);
        Optional<DeduplicationEntry> first =
                asks && !isHere ? horizon.overflow().find(fingerprint) : Optional.empty();
        boolean isFirst = first.isPresent() && first.get().content() == content;
        boolean isLater = first.isPresent()
                && horizon.overflow().find(later(fingerprint, content)).isPresent();
        String outcome = latest.map(Met::outcome)
                .or(() -> first.map(DeduplicationEntry::outcome))
                .orElse("");
        return new DeduplicationResult(
                kind(isLatest || (isFirst && latest.isEmpty()), isHere || isFirst || isLater, known.size(), first),
                fingerprint,
                content,
                outcome);
    }

    private static Kind kind(boolean same, boolean met, int known, Optional<DeduplicationEntry> first) {
        if (same) {
            return Kind.SAME;
        }
        return met ? Kind.RETURNED : known > 0 || first.isPresent() ? Kind.OTHER : Kind.UNSEEN;
    }

    void add(DeduplicationResult found, String outcome, DeduplicationHorizon horizon) {
        while (!events.isEmpty() && !horizon.covers(events.get(0).arrivalMillis())) {
            events.remove(0);
        }
        if (events.size() == DeduplicationWindow.KEPT) {
            evict(events.remove(0), horizon);
        }
        events.add(new Met(
                found.fingerprint(), found.content(), outcome, found.kind() != Kind.UNSEEN, horizon.nowMillis()));
    }

    private void evict(Met oldest, DeduplicationHorizon horizon) {
        overflowUntilMillis = oldest.arrivalMillis() + horizon.horizonMillis();
        DeduplicationEntry entry = new DeduplicationEntry(oldest.content(), oldest.outcome());
        Optional<DeduplicationEntry> first =
                oldest.again() ? horizon.overflow().find(oldest.fingerprint()) : Optional.empty();
        if (first.isEmpty()) {
            horizon.overflow().add(oldest.fingerprint(), entry);
        } else {
            horizon.overflow().add(later(oldest.fingerprint(), oldest.content()), entry);
            horizon.overflow()
                    .add(
                            oldest.fingerprint(),
                            new DeduplicationEntry(first.get().content(), oldest.outcome()));
        }
    }

    private static long later(long fingerprint, long content) {
        return fingerprint ^ (content * 0x9e3779b97f4a7c15L);
    }
}
