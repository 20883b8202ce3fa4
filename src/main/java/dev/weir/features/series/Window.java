package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.Entries;
import dev.weir.features.definition.Form;

/**
 * The part of a series that a feature looks at: later than the start, no later than the end. Loads a segment only if the
 * window begins or ends inside it.
 */
record Window(long startMillis, long endMillis) {

    /** An aggregate over all that lies inside. */
    Value aggregate(Form form, Parts parts, Entries head, SegmentStore store) {
        Aggregation aggregation = new Aggregation(form);
        for (int i = parts.firstBeyond(startMillis); i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.firstMillis() > endMillis) {
                break;
            }
            add(part, aggregation, store);
        }
        add(head, aggregation);
        return aggregation.result();
    }

    private void add(Part part, Aggregation aggregation, SegmentStore store) {
        if (part.firstMillis() > startMillis && part.lastMillis() <= endMillis) {
            aggregation.add(part);
        } else if (part.isCoarse()) {
            aggregation.addShare(part, part.share(startMillis, endMillis));
        } else {
            add(store.load(part.id()).entries(), aggregation);
        }
    }

    private void add(Entries entries, Aggregation aggregation) {
        int from = entries.countUpTo(startMillis);
        int to = entries.countUpTo(endMillis);
        if (from < to) {
            aggregation.add(entries, from, to);
        }
    }

    /** The time from the latest entry to the end. */
    Value since(Parts parts, Entries head, SegmentStore store) {
        long latestMillis = Series.NEVER;
        int index = parts.lastFrom(endMillis);
        int inHead = head.countUpTo(endMillis);
        if (inHead > 0) {
            latestMillis = head.millis(inHead - 1);
        } else if (index >= 0) {
            latestMillis = latest(parts.get(index), store);
        }
        return latestMillis > startMillis ? new Value.Int(endMillis - latestMillis) : Value.absent();
    }

    private long latest(Part part, SegmentStore store) {
        if (part.lastMillis() <= endMillis || part.lastMillis() <= startMillis) {
            return part.lastMillis();
        }
        if (part.isCoarse()) {
            return part.firstMillis();
        }
        Entries entries = store.load(part.id()).entries();
        return entries.millis(entries.countUpTo(endMillis) - 1);
    }

    /** The value of the latest entry. */
    Value last(Parts parts, Entries head, SegmentStore store) {
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

    /** The value of the earliest entry. */
    Value first(Parts parts, Entries head, SegmentStore store) {
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
