package dev.weir.engine.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up what rules did in one second. Knows at most {@value #MOST_SUBJECTS} subjects: beyond it, those whose hashes begin
 * with one nought more.
 */
final class SecondTally {
    static final int MOST_SUBJECTS = 256;

    private final long second;
    private final Map<String, GuardTally.OfRule> rules = new HashMap<>();
    private final long[] subjects = new long[MOST_SUBJECTS];
    private BitSet decided = new BitSet();
    private long epoch;
    private int noughts;
    private int size;

    SecondTally(long second) {
        this.second = second;
    }

    /** Adds one of the same second. */
    void add(GuardTally tally) {
        epoch = Math.max(epoch, tally.epoch());
        keepOnly(tally.noughts());
        int[] places = placesOf(tally.subjects());
        addTo(decided, tally.decided(), places);
        for (GuardTally.OfRule rule : tally.rules()) {
            add(rule, places);
        }
    }

    /** A rule that changed meanwhile is what its later version did. */
    private void add(GuardTally.OfRule rule, int[] places) {
        GuardTally.OfRule known = rules.get(rule.id());
        if (known == null || rule.isAfter(known)) {
            known = new GuardTally.OfRule(
                    rule.id(),
                    rule.bornEpoch(),
                    rule.version(),
                    rule.guard(),
                    new BitSet(),
                    new BitSet(),
                    new BitSet());
            rules.put(rule.id(), known);
        }
        if (known.isSameAs(rule)) {
            addTo(known.evaluated(), rule.evaluated(), places);
            addTo(known.failed(), rule.failed(), places);
            addTo(known.blocked(), rule.blocked(), places);
        }
    }

    private static void addTo(BitSet sum, BitSet more, int[] places) {
        for (int i = more.nextSetBit(0); i >= 0; i = more.nextSetBit(i + 1)) {
            if (places[i] >= 0) {
                sum.set(places[i]);
            }
        }
    }

    /** Where each subject is; -1 for one that is not kept. */
    private int[] placesOf(List<Long> hashes) {
        int[] places = new int[hashes.size()];
        int before;
        do {
            before = noughts;
            for (int i = 0; i < places.length; i++) {
                places[i] = placeOf(hashes.get(i));
            }
        } while (noughts != before); // who was given a place may have lost it to one that came after
        return places;
    }

    private int placeOf(long hash) {
        if (Long.numberOfLeadingZeros(hash) < noughts) {
            return -1;
        }
        for (int i = 0; i < size; i++) {
            if (subjects[i] == hash) {
                return i;
            }
        }
        if (size == MOST_SUBJECTS) {
            keepOnly(noughts + 1);
            return placeOf(hash);
        }
        subjects[size] = hash;
        return size++;
    }

    private void keepOnly(int moreNoughts) {
        if (moreNoughts <= noughts) {
            return;
        }
        noughts = moreNoughts;
        int[] places = new int[size];
        int left = 0;
        for (int i = 0; i < size; i++) {
            boolean stays = Long.numberOfLeadingZeros(subjects[i]) >= noughts;
            places[i] = stays ? left : -1;
            if (stays) {
                subjects[left++] = subjects[i];
            }
        }
        size = left;
        decided = moved(decided, places);
        rules.replaceAll((id, rule) -> new GuardTally.OfRule(
                id,
                rule.bornEpoch(),
                rule.version(),
                rule.guard(),
                moved(rule.evaluated(), places),
                moved(rule.failed(), places),
                moved(rule.blocked(), places)));
    }

    private static BitSet moved(BitSet set, int[] places) {
        BitSet moved = new BitSet();
        addTo(moved, set, places);
        return moved;
    }

    GuardTally tally() {
        List<Long> known = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            known.add(subjects[i]);
        }
        return new GuardTally(epoch, second, noughts, known, decided, new ArrayList<>(rules.values()));
    }
}
