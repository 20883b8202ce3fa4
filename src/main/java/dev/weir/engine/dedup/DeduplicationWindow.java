package dev.weir.engine.dedup;

import dev.weir.events.Fingerprint;
import dev.weir.events.SipHash;
import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The events that a key saw within the deduplication horizon.
 *
 * <p>Representation: hashes of ids and of contents, the outcomes of decisions, and the arrival times of the latest
 * {@value #KEPT}, oldest first, as {@link RecentEvents}. An event pushed out before its horizon has passed goes to a
 * {@link DeduplicationOverflow}, which is only read while it may hold something. So a key with fewer than {@value
 * #KEPT} events per horizon costs no further state access, and a busier one costs one more read and one more write per
 * event. Size: at most 25 bytes and an outcome times {@value #KEPT}, 16 bytes for the key of the hashes, and an entry
 * of the overflow per event.
 */
public final class DeduplicationWindow extends RecentEvents {
    static final int KEPT = 64;

    private static final int VERSION = 3;
    private static final int WITH_EARLIER_HASH = 2;
    private static final int WITHOUT_CONTENTS = 1;
    private static final int NOWHERE = -1;
    private static final int HASH_KEY = 1;
    private static final int CONTENTS = 2;
    private static final int FORMER = 4;
    private static final int PACKED = 8;

    /** The note of an event is twice the index of its outcome in here, plus one if its id was seen before. */
    private final Outcomes outcomes = new Outcomes();
    /** The outcome that was added last and its place, which hardly ever change: the others need not be read. */
    private String latestOutcome = "";

    private int latestPlace = NOWHERE;
    private FormerDeduplicationWindow former = FormerDeduplicationWindow.none();
    /** Whether events are known by their packed hashes, and not as an earlier release hashed them. */
    private boolean packed = true;

    private boolean hasHashKey;
    private long hashKey0;
    private long hashKey1;
    private long overflowUntilMillis = Long.MIN_VALUE;
    /**
     * Events that arrived by then are past their horizon. They are not written, and are dropped when their place is
     * needed.
     */
    private long passedMillis = Long.MIN_VALUE;

    boolean hasHashKey() {
        return hasHashKey;
    }

    /** Sets the key of the hash by which events are recognised. */
    public void setHashKey(long key0, long key1) {
        hasHashKey = true;
        hashKey0 = key0;
        hashKey1 = key1;
    }

    /**
     * Returns a hash that identifies the owner of this window, if it has a hash key: it is drawn at random, so that no
     * choice of a name can make it large or small.
     */
    public OptionalLong hashOfOwner() {
        return hasHashKey
                ? OptionalLong.of(Fingerprint.of(hashKey0 ^ Long.rotateLeft(hashKey1, Integer.SIZE)))
                : OptionalLong.empty();
    }

    /** Starts a hash under the key of this window. */
    SipHash start(SipHash hash) {
        return hash.start(hashKey0, hashKey1);
    }

    /** Starts a hash under this key. */
    PackedHash start(PackedHash hash) {
        return hash.start(hashKey0, hashKey1);
    }

    /** Computes a hash again under this key. */
    PackedHash rekey(PackedHash hash) {
        return hash.under(hashKey0, hashKey1);
    }

    /** Returns whether events are recognised by packed hashes: always, unless one that an earlier release saw is still known. */
    boolean isPacked(DeduplicationHorizon horizon) {
        if (!packed) {
            packed = horizon.nowMillis() >= overflowUntilMillis
                    && !holdsSome(horizon.nowMillis(), horizon.horizonMillis());
        }
        return packed;
    }

    /** Returns whether events of earlier releases, which are hashed without a key, may still have to be recognised. */
    boolean mayHoldFormer(DeduplicationHorizon horizon) {
        return former.isNeeded(horizon);
    }

    boolean containsFormer(long formerFingerprint, DeduplicationHorizon horizon) {
        return former.contains(formerFingerprint, horizon);
    }

    /** Returns whether all that is remembered is under packed hashes in here, which is so unless a key is new or busy. */
    boolean isPlain(DeduplicationHorizon horizon) {
        return hasHashKey && packed && horizon.nowMillis() >= overflowUntilMillis && former.isEmpty();
    }

    /** Looks up an event. */
    DeduplicationResult lookUp(long fingerprint, long content, DeduplicationHorizon horizon) {
        boolean overflows = horizon.nowMillis() < overflowUntilMillis;
        boolean mayHold = mayHold(fingerprint);
        if (!mayHold && !overflows) {
            return new DeduplicationResult(DeduplicationResult.Kind.UNSEEN, fingerprint, content, "");
        }
        int latest = -1;
        for (int i = mayHold ? size() - 1 : -1; i >= 0; i--) {
            if (fingerprint(i) == fingerprint && horizon.covers(arrival(i))) {
                latest = latest < 0 ? i : latest;
                if (content(i) == content) {
                    DeduplicationResult.Kind kind =
                            latest == i ? DeduplicationResult.Kind.SAME : DeduplicationResult.Kind.RETURNED;
                    return new DeduplicationResult(kind, fingerprint, content, outcomeOf(latest));
                }
            }
        }
        Optional<DeduplicationEntry> known = latest < 0 ? Optional.empty() : Optional.of(eventAt(latest));
        return overflows
                ? ContentsInOverflow.lookUp(known, fingerprint, content, horizon.overflow())
                : DeduplicationResult.unlike(known, fingerprint, content);
    }

    private String outcomeOf(int place) {
        return outcomes.at(note(place) >> 1);
    }

    private DeduplicationEntry eventAt(int place) {
        return new DeduplicationEntry(content(place), outcomeOf(place));
    }

    /** Remembers an event after its look-up. */
    public void add(DeduplicationResult found, String outcome, DeduplicationHorizon horizon) {
        int again = found.kind() == DeduplicationResult.Kind.UNSEEN ? 0 : 1;
        makePlace(horizon);
        add(found.fingerprint(), horizon.nowMillis(), found.content(), placeOf(outcome) << 1 | again);
    }

    /** Remembers an event without content and outcome that was not seen before. */
    void addUnseen(long fingerprint, DeduplicationHorizon horizon) {
        makePlace(horizon);
        add(fingerprint, horizon.nowMillis(), 0, placeOf("") << 1);
    }

    private void makePlace(DeduplicationHorizon horizon) {
        passedMillis = horizon.nowMillis() - horizon.horizonMillis();
        if (isFull()) {
            drop(passed());
        }
        if (size() == KEPT) {
            evict(horizon);
            drop(1);
        }
    }

    private void evict(DeduplicationHorizon horizon) {
        overflowUntilMillis = arrival(0) + horizon.horizonMillis();
        boolean again = (note(0) & 1) != 0;
        ContentsInOverflow.add(fingerprint(0), eventAt(0), again, horizon.overflow());
    }

    /** Returns how many of the oldest are past their horizon. */
    private int passed() {
        int passed = 0;
        while (passed < size() && arrival(passed) <= passedMillis) {
            passed++;
        }
        return passed;
    }

    private int placeOf(String outcome) {
        if (latestPlace == NOWHERE || !outcome.equals(latestOutcome)) {
            if (outcomes.size() > KEPT) {
                forgetUnusedOutcomes();
            }
            latestPlace = outcomes.placeOf(outcome);
            latestOutcome = outcome;
        }
        return latestPlace;
    }

    private void forgetUnusedOutcomes() {
        List<String> before = outcomes.empty();
        for (int i = 0; i < size(); i++) {
            int note = note(i);
            setNote(i, outcomes.placeOf(before.get(note >> 1)) << 1 | (note & 1));
        }
    }

    /** Returns whether no event is remembered. */
    public boolean isEmpty() {
        return size() == 0 && former.isEmpty();
    }

    /** Returns whether an event was seen within the horizon, so that its repetition has to be recognised. */
    public boolean isNeeded(long nowMillis, long horizonMillis) {
        return former.isNeeded(nowMillis, horizonMillis) || holdsSome(nowMillis, horizonMillis);
    }

    private boolean holdsSome(long nowMillis, long horizonMillis) {
        return size() > 0 && arrival(size() - 1) + horizonMillis > nowMillis;
    }

    /** Writes the binary form. */
    public void write(DataOutput out) throws IOException {
        boolean withContents = hasContents();
        Binary.writeVersion(VERSION, out);
        out.writeByte((hasHashKey ? HASH_KEY : 0)
                | (withContents ? CONTENTS : 0)
                | (former.isEmpty() ? 0 : FORMER)
                | (packed ? PACKED : 0));
        if (hasHashKey) {
            out.writeLong(hashKey0);
            out.writeLong(hashKey1);
        }
        if (!former.isEmpty()) {
            former.write(out);
        }
        Binary.writeZigZag(overflowUntilMillis, out);
        int passed = passed();
        Binary.writeCount(size() - passed, out);
        if (withContents) {
            outcomes.write(out);
        }
        long previous = 0;
        for (int i = passed; i < size(); i++) {
            out.writeLong(fingerprint(i));
            Binary.writeZigZag(arrival(i) - previous, out);
            previous = arrival(i);
            if (withContents) {
                out.writeLong(content(i));
                Binary.writeCount(note(i), out);
            }
        }
    }

    /** Returns whether any content is stored; only few keys see events whose content makes a difference. */
    private boolean hasContents() {
        for (int i = 0; i < size(); i++) {
            if (content(i) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Reads the binary form. */
    public static DeduplicationWindow read(DataInput in) throws IOException {
        DeduplicationWindow seen = new DeduplicationWindow();
        int version = Binary.readVersion(VERSION, "seen events", in);
        if (version == WITHOUT_CONTENTS) {
            seen.former = FormerDeduplicationWindow.read(in);
            return seen;
        }
        int has = in.readByte();
        seen.packed = version > WITH_EARLIER_HASH && (has & PACKED) != 0;
        if ((has & HASH_KEY) != 0) {
            seen.setHashKey(in.readLong(), in.readLong());
        }
        if ((has & FORMER) != 0) {
            seen.former = FormerDeduplicationWindow.read(in);
        }
        seen.overflowUntilMillis = Binary.readZigZag(in);
        seen.readEvents((has & CONTENTS) != 0, in);
        return seen;
    }

    private void readEvents(boolean withContents, DataInput in) throws IOException {
        int size = Binary.readCount(in);
        if (withContents) {
            outcomes.read(in);
        } else if (size > 0) {
            outcomes.placeOf("");
        }
        long arrivalMillis = 0;
        for (int i = 0; i < size; i++) {
            long fingerprint = in.readLong();
            arrivalMillis += Binary.readZigZag(in);
            long content = withContents ? in.readLong() : 0;
            add(fingerprint, arrivalMillis, content, withContents ? Binary.readCount(in) : 0);
        }
    }
}
