package dev.weir.engine.dedup;

import java.util.Optional;

/**
 * How a {@link DeduplicationOverflow} stores the contents of an id: the first one under the hash of the id, with the
 * outcome of the latest decision, and each later one under a hash of both.
 */
final class ContentsInOverflow {
    /** Distinguishes the first content of an id from later ones. */
    private static final long LATER_CONTENT = 0x9e3779b97f4a7c15L;

    private ContentsInOverflow() {}

    /**
     * Stores an event.
     *
     * @param again whether the id was seen before
     */
    static void add(long fingerprint, DeduplicationEntry event, boolean again, DeduplicationOverflow overflow) {
        Optional<DeduplicationEntry> first = again ? overflow.find(fingerprint) : Optional.empty();
        if (first.isEmpty()) {
            overflow.add(fingerprint, event);
        } else {
            overflow.add(later(fingerprint, event.content()), event);
            overflow.add(fingerprint, new DeduplicationEntry(first.get().content(), event.outcome()));
        }
    }

    /**
     * Looks up an event whose content is not stored elsewhere.
     *
     * @param latest the latest event with its id that is stored elsewhere
     */
    static DeduplicationResult lookUp(
            Optional<DeduplicationEntry> latest, long fingerprint, long content, DeduplicationOverflow overflow) {
        Optional<DeduplicationEntry> first = overflow.find(fingerprint);
        if (first.isEmpty()) {
            return DeduplicationResult.unlike(latest, fingerprint, content);
        }
        boolean isFirst = first.get().content() == content;
        if (isFirst || overflow.find(later(fingerprint, content)).isPresent()) {
            DeduplicationResult.Kind kind =
                    isFirst && latest.isEmpty() ? DeduplicationResult.Kind.SAME : DeduplicationResult.Kind.RETURNED;
            return new DeduplicationResult(
                    kind,
                    fingerprint,
                    content,
                    latest.or(() -> first).orElseThrow().outcome());
        }
        return DeduplicationResult.unlike(latest.or(() -> first), fingerprint, content);
    }

    private static long later(long fingerprint, long content) {
        return fingerprint ^ (content * LATER_CONTENT);
    }
}
