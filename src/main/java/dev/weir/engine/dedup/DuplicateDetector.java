package dev.weir.engine.dedup;

import dev.weir.events.Event;
import dev.weir.events.RowChange;
import dev.weir.events.SipHash;
import java.security.SecureRandom;

/**
 * Detects events that a key or subject has met lately, by a 64-bit hash of their ids and another of their content.
 *
 * <p>The hashes are keyed, so that nobody can send a payment that is taken for the repetition of another. Each key and
 * subject has a hash key of its own, which is drawn when it meets its first event and lies in its state: it goes wherever
 * the state goes, needs no setting that could be lost or told, and what is found out about one is of no use at another.
 * For use by one thread.
 */
public final class DuplicateDetector {
    private final SecureRandom random = new SecureRandom();
    private final SipHash hash = new SipHash();
    private final boolean wholeContent;

    private DuplicateDetector(boolean wholeContent) {
        this.wholeContent = wholeContent;
    }

    /** For those who have to answer an id that comes again with other content. */
    public static DuplicateDetector ofContents() {
        return new DuplicateDetector(true);
    }

    /** For those to whom an id that comes again says nothing new, unless it is a row of a table. */
    public static DuplicateDetector ofIds() {
        return new DuplicateDetector(false);
    }

    /** Looks whether an event was seen, without adding it. */
    public DeduplicationResult lookUp(Event event, DeduplicationWindow deduplication, DeduplicationHorizon horizon) {
        if (deduplication.mayHoldFormer(horizon) && deduplication.containsFormer(event.formerFingerprint(), horizon)) {
            return new DeduplicationResult(DeduplicationResult.Kind.SAME, 0, 0, "");
        }
        if (!deduplication.hasHashKey()) {
            deduplication.setHashKey(random.nextLong(), random.nextLong());
        }
        long fingerprint = fingerprint(event, deduplication);
        long content = wholeContent || event instanceof RowChange ? content(event, deduplication) : 0;
        return deduplication.lookUp(fingerprint, content, horizon);
    }

    private long fingerprint(Event event, DeduplicationWindow deduplication) {
        deduplication.start(hash).add(event.type().ruleName());
        event.addIdentityTo(hash);
        return hash.end();
    }

    private long content(Event event, DeduplicationWindow deduplication) {
        event.addContentTo(deduplication.start(hash));
        return hash.end();
    }
}
