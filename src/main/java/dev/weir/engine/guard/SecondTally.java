package dev.weir.engine.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what rules did in one second. Holds at most {@value #MOST_SUBJECTS} subjects: beyond that, it keeps those
 * whose hashes begin with one more zero bit.
 */
final class SecondTally {
    static final int MOST_SUBJECTS = 256;

    private final long second;
    private final Map<String, Sum> rules = new HashMap<>();
    /**
     * The subjects that all rules of a plan were evaluated for; there are few plans, in the order in which they were
     * announced.
     */
    private final Map<AskedPlan, BitSet> byPlan = new TreeMap<>(Comparator.comparingInt(AskedPlan::number));

    private final long[] subjects = new long[MOST_SUBJECTS];
    private BitSet decided = new BitSet();
    private long epoch;
    private int noughts;
    private int size;

    SecondTally(long second) {
        this.second = second;
    }

    /** Adds an event of this second. */
    void add(TallyNote.OfEvent event) {
        epoch = Math.max(epoch, event.epoch());
        int place = placeOf(event.subjectHash());
        if (place < 0) {
            return;
        }
        if (event.decided()) {
            decided.set(place);
        }
        for (TallyNote.Deed deed : event.deeds()) {
            Sum sum = sumOf(deed.rule());
            if (sum != null) {
                sum.evaluated.set(place);
                sum.failed.set(place, deed.failed() || sum.failed.get(place));
                sum.blocked.set(place, deed.blocked() || sum.blocked.get(place));
            }
        }
    }

    /** Counts that all rules of a plan were evaluated for a subject. */
    void asked(AskedPlan plan, long subjectHash) {
        int place = placeOf(subjectHash);
        if (place >= 0) {
            byPlan.computeIfAbsent(plan, unknown -> new BitSet()).set(place);
        }
    }

    /** Returns the counts of a rule, reset if its version changed; null if a later version of it is known. */
    private @Nullable Sum sumOf(WatchedRule rule) {
        Sum known = rules.get(rule.id());
        if (known == null || isAfter(rule, known.rule)) {
            known = new Sum(rule);
            rules.put(rule.id(), known);
        }
        return isSame(rule, known.rule) ? known : null;
    }

    private static boolean isAfter(WatchedRule rule, WatchedRule other) {
        return rule.bornEpoch() != other.bornEpoch()
                ? rule.bornEpoch() > other.bornEpoch()
                : rule.version() > other.version();
    }

    private static boolean isSame(WatchedRule rule, WatchedRule other) {
        return rule.bornEpoch() == other.bornEpoch() && rule.version() == other.version();
    }

    /** What one rule did, as indexes of subjects. */
    private static final class Sum {
        private final WatchedRule rule;
        private BitSet evaluated;
        private BitSet failed;
        private BitSet blocked;

        Sum(WatchedRule rule) {
            this(rule, new BitSet(), new BitSet(), new BitSet());
        }

        Sum(WatchedRule rule, BitSet evaluated, BitSet failed, BitSet blocked) {
            this.rule = rule;
            this.evaluated = evaluated;
            this.failed = failed;
            this.blocked = blocked;
        }

        /** Adds more subjects, and leaves the set alone that other rules may have in common. */
        void evaluatedToo(BitSet more) {
            BitSet all = (BitSet) evaluated.clone();
            all.or(more);
            evaluated = all;
        }

        /** Returns whether it was evaluated for these subjects and did nothing. */
        boolean isNothingBut(BitSet asked) {
            return failed.isEmpty() && blocked.isEmpty() && evaluated.equals(asked);
        }

        void move(int[] places) {
            evaluated = moved(evaluated, places);
            failed = moved(failed, places);
            blocked = moved(blocked, places);
        }

        GuardTally.OfRule tally() {
            return new GuardTally.OfRule(
                    rule.id(), rule.bornEpoch(), rule.version(), rule.guard(), evaluated, failed, blocked);
        }
    }

    private static void addTo(BitSet sum, BitSet more, int[] places) {
        for (int i = more.nextSetBit(0); i >= 0; i = more.nextSetBit(i + 1)) {
            if (places[i] >= 0) {
                sum.set(places[i]);
            }
        }
    }

    /** Returns the index of a subject; -1 if it is not in the sample. Adding a subject may remove others. */
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
        rules.values().forEach(sum -> sum.move(places));
        byPlan.replaceAll((plan, asked) -> moved(asked, places));
    }

    private static BitSet moved(BitSet set, int[] places) {
        BitSet moved = new BitSet();
        addTo(moved, set, places);
        return moved;
    }

    /** Returns the tally; nothing may be added afterwards. */
    GuardTally take() {
        List<Long> known = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            known.add(subjects[i]);
        }
        List<GuardTally.Asked> together = new ArrayList<>(byPlan.size());
        if (areApart(List.copyOf(byPlan.keySet()))) {
            byPlan.forEach((plan, asked) -> together.add(askedOf(plan, asked)));
        } else {
            byPlan.forEach(this::addAskedToEach);
        }
        List<GuardTally.OfRule> did = new ArrayList<>(rules.size());
        rules.values().forEach(sum -> did.add(sum.tally()));
        return new GuardTally(epoch, second, noughts, known, decided, did, together);
    }

    private static boolean areApart(List<AskedPlan> plans) {
        for (int i = 1; i < plans.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!plans.get(i).isApartFrom(plans.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns the rules of a plan together, and leaves those for themselves that did something. */
    private GuardTally.Asked askedOf(AskedPlan plan, BitSet asked) {
        rules.values().removeIf(sum -> {
            WatchedRule inPlan = plan.byId().get(sum.rule.id());
            if (inPlan == null || isAfter(sum.rule, inPlan)) {
                return false;
            }
            if (isAfter(inPlan, sum.rule)) {
                return true;
            }
            sum.evaluatedToo(asked);
            return sum.isNothingBut(asked);
        });
        return new GuardTally.Asked(plan.rules(), asked);
    }

    private void addAskedToEach(AskedPlan plan, BitSet asked) {
        BitSet nobody = new BitSet();
        for (WatchedRule rule : plan.rules()) {
            Sum known = rules.get(rule.id());
            if (known == null || isAfter(rule, known.rule)) {
                // Nearly all rules: they were evaluated, and did nothing. They have the same sets.
                rules.put(rule.id(), new Sum(rule, asked, nobody, nobody));
            } else if (isSame(rule, known.rule)) {
                known.evaluatedToo(asked);
            }
        }
    }
}
