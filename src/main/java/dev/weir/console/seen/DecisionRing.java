package dev.weir.console.seen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The latest decisions: those by rules are kept longer than those that no rule had anything to say about, of which there
 * are many more. Not safe for use by several threads.
 */
final class DecisionRing {
    /** Decisions by rules that are kept. */
    static final int BY_RULES = 10_000;
    /** Other decisions that are kept. */
    static final int OTHERS = 2_000;

    private final Deque<DecisionRow> byRules = new ArrayDeque<>();
    private final Deque<DecisionRow> others = new ArrayDeque<>();

    void add(DecisionRow row) {
        Deque<DecisionRow> kept = row.isByRules() ? byRules : others;
        kept.addLast(row);
        if (kept.size() > (row.isByRules() ? BY_RULES : OTHERS)) {
            kept.removeFirst();
        }
    }

    /** Returns at most this many that came after the one with a number, the latest first. */
    List<DecisionRow> latest(long after, Predicate<DecisionRow> wanted, int most) {
        List<DecisionRow> found = new ArrayList<>();
        Iterator<DecisionRow> one = byRules.descendingIterator();
        Iterator<DecisionRow> other = others.descendingIterator();
        DecisionRow left = next(one);
        DecisionRow right = next(other);
        while (found.size() < most && (left.number() > after || right.number() > after)) {
            boolean isLeft = left.number() > right.number();
            DecisionRow row = isLeft ? left : right;
            if (row.number() > after && wanted.test(row)) {
                found.add(row);
            }
            if (isLeft) {
                left = next(one);
            } else {
                right = next(other);
            }
        }
        return found;
    }

    private static final DecisionRow NONE =
            new DecisionRow(0, "", "", "", "", 0, 0, "", 0, "", List.of(), List.of(), List.of(), "");

    private static DecisionRow next(Iterator<DecisionRow> rows) {
        return rows.hasNext() ? rows.next() : NONE;
    }
}
