package dev.weir.engine.dedup;

import dev.weir.events.Content;
import dev.weir.events.Event;
import dev.weir.events.SipHash;
import dev.weir.events.StockChange;
import java.security.SecureRandom;

/**
 * Recognises events that a key or subject has met lately, by a 64-bit hash of their ids and another of their content.
 *
 * <p>The hashes are keyed, so that nobody can send a payment that is taken for the repetition of another. Each key and
 * subject has a hash key of its own, which is drawn when it meets its first event and lies in its state: it goes wherever
 * the state goes, needs no setting that could be lost or told, and what is found out about one is of no use at another.
 * For use by one thread.
 */
public final class Recogniser {
    private final SecureRandom random = new SecureRandom();
    private final SipHash hash = new SipHash();
    private final boolean wholeContent;

    private Recogniser(boolean wholeContent) {
        this.wholeContent = wholeContent;
    }

    /** For those who have to answer an id that comes again with other content. */
    public static Recogniser ofContents() {
        return new Recogniser(true);
    }

    /** For those to whom an id that comes again says nothing new, unless it is a level of stock. */
    public static Recogniser ofIds() {
        return new Recogniser(false);
    }

    /** Looks whether an event was seen, without adding it. */
    public Meeting meet(Event event, Seen seen, Lately lately) {
        if (seen.mayHoldFormer(lately) && seen.containsFormer(event.formerFingerprint(), lately)) {
            return new Meeting(Meeting.Kind.SAME, 0, 0, "");
        }
        if (!seen.hasHashKey()) {
            seen.setHashKey(random.nextLong(), random.nextLong());
        }
        long fingerprint = fingerprint(event, seen);
        long content = wholeContent || event instanceof StockChange ? content(event, seen) : 0;
        return seen.meet(fingerprint, content, lately);
    }

    private long fingerprint(Event event, Seen seen) {
        seen.start(hash).add(event.type().ruleName());
        event.addIdentityTo(hash);
        return hash.end();
    }

    private long content(Event event, Seen seen) {
        Content.addTo(seen.start(hash), event);
        return hash.end();
    }
}
