package dev.weir.engine.guard;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The share of subjects for whom something happened, within a length of time before the latest event. A subject counts
 * once, however many events it has, and counts as affected if one of them was.
 *
 * <p>Representation: subjects by their hashes, in unsigned order, each with the age of its latest event and of its
 * latest affected one, in buckets of a sixtieth of the window; the length of the window is exact to one bucket. It is
 * exact up to {@value #MOST_SUBJECTS} subjects. Above that only subjects count whose hashes begin with some number of
 * zero bits, one more whenever there are too many again: a sample that depends on nothing but the subject, so that
 * samples of several instances can be added. When few are left, one zero bit less is required; the subjects this adds
 * count only after a whole window has passed, since only then all of them are known. Size: 10 bytes per subject.
 */
final class SubjectWindow {
    static final int BUCKETS = 60;
    static final int MOST_SUBJECTS = 1_024;

    /** How certain a share estimated from a sample has to be, in standard errors. */
    private static final double CERTAINTY = 3;

    private static final byte NEVER = BUCKETS;
    private static final int FEWEST = 16;

    private final long bucketSeconds;
    private long latest = Long.MIN_VALUE;
    private int kept;
    private int counting;
    private int bucketsSinceLowered;
    private int size;
    /** How many subjects are affected. */
    private int affected;

    private long[] hashes = new long[FEWEST];
    private byte[] received = new byte[FEWEST];
    private byte[] such = new byte[FEWEST];

    /** Creates a window of this length in milliseconds of event time. */
    SubjectWindow(long overMillis) {
        this.bucketSeconds = Math.max(1, (overMillis / 1_000 + BUCKETS - 1) / BUCKETS);
    }

    /** Returns a window with the same counts, which goes on by itself. */
    SubjectWindow copy() {
        SubjectWindow copy = new SubjectWindow(bucketSeconds * BUCKETS * 1_000);
        copy.latest = latest;
        copy.kept = kept;
        copy.counting = counting;
        copy.bucketsSinceLowered = bucketsSinceLowered;
        copy.size = size;
        copy.affected = affected;
        copy.hashes = hashes.clone();
        copy.received = received.clone();
        copy.such = such.clone();
        return copy;
    }

    /** Returns whether both have the same counts. */
    boolean isLike(SubjectWindow other) {
        return bucketSeconds == other.bucketSeconds
                && latest == other.latest
                && kept == other.kept
                && counting == other.counting
                && bucketsSinceLowered == other.bucketsSinceLowered
                && Arrays.equals(hashes, 0, size, other.hashes, 0, other.size)
                && Arrays.equals(received, 0, size, other.received, 0, other.size)
                && Arrays.equals(such, 0, size, other.such, 0, other.size);
    }

    /** Returns a hash that is the same for windows with the same counts. */
    int hashOfCounts() {
        int hash = Long.hashCode(bucketSeconds) * 31 + Long.hashCode(latest);
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + Long.hashCode(hashes[i]) + such[i];
        }
        return hash;
    }

    /** Restricts the subjects from now on to a sample: those whose hashes begin with this many zero bits. */
    void sampled(int noughts) {
        if (noughts > kept) {
            raise(noughts);
        }
    }

    /** Counts an event of a subject. */
    void add(long second, long hash, boolean isSuch) {
        long bucket = Math.floorDiv(second, bucketSeconds);
        pass(bucket);
        long age = latest - bucket;
        if (age >= BUCKETS || Long.numberOfLeadingZeros(hash) < kept) {
            return;
        }
        int at = placeOf(hash);
        received[at] = (byte) Math.min(received[at], age);
        if (isSuch) {
            affected += such[at] == NEVER ? 1 : 0;
            such[at] = (byte) Math.min(such[at], age);
        }
        if (size > MOST_SUBJECTS) {
            raise(kept + 1);
        }
    }

    private void pass(long bucket) {
        if (latest == Long.MIN_VALUE) {
            latest = bucket;
        }
        if (bucket <= latest) {
            return;
        }
        int passed = (int) Math.min(BUCKETS, bucket - latest);
        latest = bucket;
        int left = 0;
        for (int i = 0; i < size; i++) {
            if (received[i] + passed < BUCKETS) {
                hashes[left] = hashes[i];
                received[left] = (byte) (received[i] + passed);
                such[left] = (byte) Math.min(NEVER, such[i] + passed);
                left++;
            }
        }
        size = left;
        affected = countSuch(size);
        lower(passed);
    }

    private void lower(int passed) {
        bucketsSinceLowered = Math.min(BUCKETS, bucketsSinceLowered + passed);
        if (bucketsSinceLowered == BUCKETS) {
            counting = kept;
        }
        if (kept > 0 && counting == kept && size < MOST_SUBJECTS / 4) {
            kept--;
            bucketsSinceLowered = 0;
        }
    }

    private void raise(int noughts) {
        kept = noughts;
        counting = Math.max(counting, kept);
        size = sampleSize(kept);
        affected = countSuch(size);
    }

    /** Returns how many hashes begin with this many zero bits: they are the first. */
    private int sampleSize(int noughts) {
        int sample = size;
        while (sample > 0 && Long.numberOfLeadingZeros(hashes[sample - 1]) < noughts) {
            sample--;
        }
        return sample;
    }

    private int placeOf(long hash) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(hashes[middle], hash) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == size || hashes[low] != hash) {
            insert(low, hash);
        }
        return low;
    }

    private void insert(int at, long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            received = Arrays.copyOf(received, 2 * size);
            such = Arrays.copyOf(such, 2 * size);
        }
        System.arraycopy(hashes, at, hashes, at + 1, size - at);
        System.arraycopy(received, at, received, at + 1, size - at);
        System.arraycopy(such, at, such, at + 1, size - at);
        hashes[at] = hash;
        received[at] = NEVER;
        such[at] = NEVER;
        size++;
    }

    /** Returns the time of the latest event, exact to a bucket, in seconds of event time. */
    long latestSecond() {
        return latest == Long.MIN_VALUE ? latest : latest * bucketSeconds;
    }

    /** Returns the number of subjects, exact or estimated. */
    long all() {
        return (long) sampleSize(counting) << counting;
    }

    /** Returns whether all subjects are known, so that the numbers are exact. */
    boolean isExact() {
        return counting == 0;
    }

    /** Returns the share of affected subjects; 0 if there are no subjects. */
    double share() {
        int sample = sampleSize(counting);
        return sample == 0 ? 0 : (double) suchOf(sample) / sample;
    }

    /** Returns whether any subject is affected. */
    boolean hasAffected() {
        return affected > 0;
    }

    private int suchOf(int sample) {
        return sample == size ? affected : countSuch(sample);
    }

    private int countSuch(int sample) {
        int found = 0;
        for (int i = 0; i < sample; i++) {
            found += such[i] == NEVER ? 0 : 1;
        }
        return found;
    }

    /**
     * Returns whether there are at least this many subjects and the share is above this one; in a sample it has to be
     * above it with certainty.
     */
    boolean passes(long least, double share) {
        int sample = affected == 0 ? 0 : sampleSize(counting);
        if (sample == 0 || all() < least) {
            return false;
        }
        double margin = isExact() ? 0 : CERTAINTY * Math.sqrt(share * (1 - share) * sample);
        return suchOf(sample) > share * sample + margin;
    }

    void write(DataOutput out) throws IOException {
        Binary.writeVarLong(bucketSeconds, out);
        Binary.writeZigZag(latest, out);
        out.writeByte(kept);
        out.writeByte(counting);
        out.writeByte(bucketsSinceLowered);
        Binary.writeCount(size, out);
        for (int i = 0; i < size; i++) {
            out.writeLong(hashes[i]);
            out.writeByte(received[i]);
            out.writeByte(such[i]);
        }
    }

    static SubjectWindow read(DataInput in) throws IOException {
        SubjectWindow window = new SubjectWindow(Binary.readVarLong(in) * BUCKETS * 1_000);
        window.latest = Binary.readZigZag(in);
        window.kept = in.readByte();
        window.counting = in.readByte();
        window.bucketsSinceLowered = in.readByte();
        window.size = Binary.readCount(in);
        int room = Math.max(FEWEST, window.size);
        window.hashes = new long[room];
        window.received = new byte[room];
        window.such = new byte[room];
        for (int i = 0; i < window.size; i++) {
            window.hashes[i] = in.readLong();
            window.received[i] = in.readByte();
            window.such[i] = in.readByte();
        }
        window.affected = window.countSuch(window.size);
        return window;
    }
}
