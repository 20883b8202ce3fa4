package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;
import dev.weir.features.column.ValueHash;
import dev.weir.features.function.Accumulator;
import dev.weir.features.function.SeriesWindow;
import java.util.Arrays;

/**
 * The part of a series that a feature covers: later than the start, no later than the end. Loads a segment only if the
 * window begins or ends inside it.
 */
record Window(long startMillis, long endMillis, EventSeries series, SegmentStore store) implements SeriesWindow {
    private static final int USUAL_DISTINCT = 16;

    @Override
    public Value aggregate(Accumulator into) {
        Parts parts = series.parts();
        for (int i = parts.firstBeyond(startMillis); i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.firstMillis() > endMillis) {
                break;
            }
            add(part, into);
        }
        add(series.head(), into);
        return into.result();
    }

    private void add(Part part, Accumulator into) {
        if (part.firstMillis() > startMillis && part.lastMillis() <= endMillis) {
            into.add(part);
        } else if (part.isCoarse()) {
            long share = part.share(startMillis, endMillis);
            if (share > 0) {
                into.addShare(part, share);
            }
        } else {
            add(store.load(part.id()).entries(), into);
        }
    }

    private void add(Entries entries, Accumulator into) {
        int from = entries.countUpTo(startMillis);
        int to = entries.countUpTo(endMillis);
        if (from < to) {
            into.add(entries, from, to);
        }
    }

    @Override
    public Value since() {
        Parts parts = series.parts();
        Entries head = series.head();
        long latestMillis = Series.NEVER;
        int index = parts.lastFrom(endMillis);
        int inHead = head.countUpTo(endMillis);
        if (inHead > 0) {
            latestMillis = head.millis(inHead - 1);
        } else if (index >= 0) {
            latestMillis = latest(parts.get(index));
        }
        return latestMillis > startMillis ? new Value.Int(endMillis - latestMillis) : Value.absent();
    }

    private long latest(Part part) {
        if (part.lastMillis() <= endMillis) {
            return part.lastMillis();
        }
        if (part.isCoarse()) {
            return part.firstMillis();
        }
        Entries entries = store.load(part.id()).entries();
        return entries.millis(entries.countUpTo(endMillis) - 1);
    }

    @Override
    public Value last() {
        Parts parts = series.parts();
        Entries head = series.head();
        int index = parts.lastFrom(endMillis);
        if (head.countUpTo(endMillis) > 0) {
            return last(head);
        }
        if (index < 0 || parts.get(index).lastMillis() <= startMillis) {
            return Value.absent();
        }
        return last(store.load(parts.get(index).id()).entries());
    }

    private Value last(Entries entries) {
        int index = entries.countUpTo(endMillis) - 1;
        return entries.millis(index) > startMillis ? entries.values().get(index) : Value.absent();
    }

    @Override
    public void newest(Visitor visitor) {
        int left = NEWEST;
        Parts parts = series.parts();
        Entries entries = series.head();
        int part = parts.lastFrom(endMillis);
        while (true) {
            int to = entries.countUpTo(endMillis);
            int from = Math.max(entries.countUpTo(startMillis), to - left);
            if (from < to) {
                visitor.visit(entries, from, to);
                left -= to - from;
            }
            if (part < 0
                    || left == 0
                    || parts.get(part).lastMillis() <= startMillis
                    || parts.get(part).isCoarse()) {
                return;
            }
            entries = store.load(parts.get(part).id()).entries();
            part--;
        }
    }

    /** {@inheritDoc} Of the newest {@value #NEWEST} events of the window. */
    @Override
    public Value distinct() {
        Hashes hashes = new Hashes();
        newest(hashes);
        return new Value.Int(hashes.differing());
    }

    private static final class Hashes implements Visitor {
        private long[] hashes = new long[USUAL_DISTINCT];
        private int count;

        @Override
        public void visit(Entries entries, int from, int to) {
            if (count + to - from > hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.max(count + to - from, 2 * hashes.length));
            }
            for (int i = from; i < to; i++) {
                hashes[count] = ValueHash.of(entries.values().get(i));
                count++;
            }
        }

        private int differing() {
            Arrays.sort(hashes, 0, count);
            int differing = count > 0 ? 1 : 0;
            for (int i = 1; i < count; i++) {
                differing += hashes[i] == hashes[i - 1] ? 0 : 1;
            }
            return differing;
        }
    }

    @Override
    public Value first() {
        Parts parts = series.parts();
        Entries head = series.head();
        int index = parts.firstBeyond(startMillis);
        if (index == parts.size()) {
            return first(head);
        }
        Part part = parts.get(index);
        return part.firstMillis() > endMillis
                ? Value.absent()
                : first(store.load(part.id()).entries());
    }

    private Value first(Entries entries) {
        int index = entries.countUpTo(startMillis);
        boolean isInside = index < entries.size() && entries.millis(index) <= endMillis;
        return isInside ? entries.values().get(index) : Value.absent();
    }
}
