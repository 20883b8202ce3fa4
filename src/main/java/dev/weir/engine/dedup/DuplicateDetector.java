package dev.weir.engine.dedup;

import dev.weir.events.ContentSink;
import dev.weir.events.Event;
import dev.weir.events.RowChange;
import dev.weir.events.SipHash;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Recognises events that a key or subject saw lately, by a 64-bit hash of their ids and another of their content.
 *
 * <p>The hashes are keyed, so that nobody can construct a payment that is taken for a repetition of another. Each key
 * and subject has its own hash key, drawn at its first event and stored in its state: it moves with the state, there is
 * no setting that could be lost or leaked, and what is learnt about one hash key is of no use for another. State of an
 * earlier release keeps the hash of that release until none of its events is within the horizon. For use by one thread.
 */
public final class DuplicateDetector {
    /** Of a detector of few keys, as those that play cases are, more would be drawn than it ever needs. */
    private static final int FIRST_DRAWN_BYTES = 32;

    private static final int DRAWN_BYTES = 512;

    private final SecureRandom random = new SecureRandom();
    private ByteBuffer drawn = ByteBuffer.allocate(0);
    private final PackedHash hash = new PackedHash();
    /** The identity of the latest event, which mostly comes to several keys in a row. */
    private final PackedHash identity = new PackedHash();

    private @Nullable Event latest;
    private final SipHash earlierHash = new SipHash();
    private final boolean wholeContent;

    private DuplicateDetector(boolean wholeContent) {
        this.wholeContent = wholeContent;
    }

    /**
     * Creates a detector that also compares content, for subjects, where an id that returns with other content has to
     * be answered.
     */
    public static DuplicateDetector ofContents() {
        return new DuplicateDetector(true);
    }

    /**
     * Creates a detector that compares ids only, except for table rows, for keys, where an id that returns says nothing
     * new.
     */
    public static DuplicateDetector ofIds() {
        return new DuplicateDetector(false);
    }

    /** Adds an event without an outcome if it is new, and returns whether it is. */
    public boolean addIfNew(Event event, DeduplicationWindow deduplication, DeduplicationHorizon horizon) {
        if (!asksContent(event) && deduplication.isPlain(horizon)) {
            long fingerprint = fingerprint(event, deduplication);
            if (!deduplication.mayHold(fingerprint)) {
                deduplication.addUnseen(fingerprint, horizon);
                return true;
            }
        }
        DeduplicationResult found = lookUp(event, deduplication, horizon);
        boolean isNew = found.isNew(event);
        if (isNew) {
            deduplication.add(found, "", horizon);
        }
        return isNew;
    }

    private boolean asksContent(Event event) {
        return wholeContent || event instanceof RowChange;
    }

    /** Looks up an event without adding it. */
    public DeduplicationResult lookUp(Event event, DeduplicationWindow deduplication, DeduplicationHorizon horizon) {
        if (deduplication.mayHoldFormer(horizon) && deduplication.containsFormer(event.formerFingerprint(), horizon)) {
            return new DeduplicationResult(DeduplicationResult.Kind.SAME, 0, 0, "");
        }
        if (!deduplication.hasHashKey()) {
            deduplication.setHashKey(randomNumber(), randomNumber());
        }
        boolean packed = deduplication.isPacked(horizon);
        long fingerprint = packed ? fingerprint(event, deduplication) : earlierFingerprint(event, deduplication);
        long content = asksContent(event) ? content(event, deduplication, packed) : 0;
        return deduplication.lookUp(fingerprint, content, horizon);
    }

    /** Returns the next random number; they are drawn together, which costs a fraction of drawing each. */
    private long randomNumber() {
        if (!drawn.hasRemaining()) {
            byte[] more = new byte[drawn.capacity() == 0 ? FIRST_DRAWN_BYTES : DRAWN_BYTES];
            random.nextBytes(more);
            drawn = ByteBuffer.wrap(more);
        }
        return drawn.getLong();
    }

    @SuppressWarnings("ReferenceEquality") // the identity of an equal event is as good, but to find that out costs more
    private long fingerprint(Event event, DeduplicationWindow deduplication) {
        if (event == latest) {
            return deduplication.rekey(identity).end();
        }
        latest = event;
        deduplication.start(identity);
        addIdentity(event, identity);
        return identity.end();
    }

    private long earlierFingerprint(Event event, DeduplicationWindow deduplication) {
        deduplication.start(earlierHash);
        addIdentity(event, earlierHash);
        return earlierHash.end();
    }

    private static void addIdentity(Event event, ContentSink sink) {
        sink.add(event.type().ruleName());
        event.addIdentityTo(sink);
    }

    private long content(Event event, DeduplicationWindow deduplication, boolean packed) {
        if (!packed) {
            event.addContentTo(deduplication.start(earlierHash));
            return earlierHash.end();
        }
        event.addContentTo(deduplication.start(hash));
        return hash.end();
    }
}
