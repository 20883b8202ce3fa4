package dev.weir.features.series;

import dev.weir.events.Value;
import dev.weir.features.column.DecimalSum;
import dev.weir.features.column.Entries;
import dev.weir.features.column.Numbers;
import dev.weir.features.column.Spread;
import dev.weir.features.definition.Form;

/** One aggregate while it is being worked out over runs of entries and over summaries of whole runs. */
final class Aggregation {
    private final Form form;
    private final DecimalSum sum = new DecimalSum();
    private final Spread spread = new Spread();
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    Aggregation(Form form) {
        this.form = form;
    }

    /** Takes in some entries. */
    void add(Entries entries, int from, int to) {
        count += to - from;
        switch (form) {
            case SUM, AVG -> entries.numbers().addTo(sum, from, to);
            case MIN, MAX -> addExtremes(entries.numbers(), from, to);
            case STDDEV -> spread.add(entries.numbers(), from, to);
            default -> {}
        }
    }

    private void addExtremes(Numbers numbers, int from, int to) {
        for (int i = from; i < to; i++) {
            double number = numbers.get(i);
            min = Math.min(min, number);
            max = Math.max(max, number);
        }
    }

    /** Takes in all entries of a part. */
    void add(Part part) {
        count += part.count();
        switch (form) {
            case SUM, AVG -> sum.add(part.sum());
            case MIN, MAX -> addExtremes(part);
            case STDDEV -> spread.add(part.spread());
            default -> {}
        }
    }

    /** Takes in some entries of a part that does not know its entries any more. */
    void addShare(Part part, long share) {
        if (share == 0) {
            return;
        }
        count += share;
        switch (form) {
            case SUM, AVG -> sum.addShare(part.sum(), share, part.count());
            case MIN, MAX -> addExtremes(part);
            case STDDEV -> spread.add(part.spread(), share);
            default -> {}
        }
    }

    private void addExtremes(Part part) {
        min = Math.min(min, part.min());
        max = Math.max(max, part.max());
    }

    /** The aggregate. */
    Value result() {
        if (form == Form.COUNT) {
            return new Value.Int(count);
        }
        if (form != Form.SUM && count == 0) {
            return Value.absent();
        }
        return new Value.Real(
                switch (form) {
                    case SUM -> sum.toDouble();
                    case AVG -> sum.over(count);
                    case MIN -> min;
                    case MAX -> max;
                    case STDDEV -> spread.deviation();
                    default -> throw new IllegalArgumentException(form + " is no aggregate of runs");
                });
    }
}
