package dev.weir.backtest;

import dev.weir.backtest.measure.Measurer;
import dev.weir.io.history.History;
import dev.weir.io.history.UnreadableRows;
import dev.weir.io.history.label.Labels;
import dev.weir.io.value.Timestamps;
import dev.weir.text.Counted;
import dev.weir.text.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a backtest says about its inputs: what a reader of its result has to know first, and what to write instead. */
final class Messages {
    private static final int MOST_FILES = 20;
    private static final long DAY_MILLIS = 86_400_000;

    private Messages() {}

    static String nothingToMeasure(PlayedSpan span) {
        return span.warmedUp() == 0
                ? "there is no event"
                : "there is no event to measure: the history has " + span.warmedUp() + " from "
                        + Timestamps.text(span.firstMillis()) + " to " + Timestamps.text(span.lastMillis())
                        + ", and measuring would begin at " + Timestamps.text(span.fromMillis())
                        + "; choose an earlier --from, or a shorter --warmup";
    }

    static String noLabelMatches(Optional<Labels> labels, PlayedSpan span) {
        if (labels.isEmpty()) {
            return "none of the transactions has a label; --label-column names the column that says whether one is fraud";
        }
        List<String> ids = new ArrayList<>();
        labels.get().forEachNeverAsked(id -> {
            if (ids.isEmpty()) {
                ids.add(id);
            }
        });
        String ofLabels = ids.isEmpty() ? "" : ", such as '" + ids.get(0) + "'";
        String ofHistory = span.transactionId().isEmpty() ? "" : ", such as '" + span.transactionId() + "'";
        return "none of the " + labels.get().size()
                + " labels is of a transaction that was measured: the first column of"
                + " --labels has to be ids as the transactions have them" + ofHistory + ", and has others" + ofLabels;
    }

    static Optional<String> ofWarmup(PlayedSpan span, Period period, long lookbackMillis) {
        long wanted = period.warmupMillis(lookbackMillis);
        long there = span.fromMillis() - span.warmupFromMillis();
        if (period.fromMillis().isPresent() && there < wanted - DAY_MILLIS) {
            return Optional.of((there == 0 ? "nothing" : "only " + rounded(there)) + " could be played before "
                    + Timestamps.text(span.fromMillis()) + ", and the warm-up is " + Durations.text(wanted)
                    + (period.warmupMillis().isEmpty() ? ", as far as the rules look back" : "")
                    + ": until their windows are full, rules may find less, or more, than they would have; measure"
                    + " from later on, or give earlier events");
        }
        if (there < lookbackMillis
                && (period.fromMillis().isEmpty() || period.warmupMillis().isPresent())) {
            return Optional.of("the rules look back " + Durations.text(lookbackMillis) + ", and "
                    + (there == 0 ? "nothing" : rounded(there))
                    + " was played before measuring began: until their windows are full, rules may find less, or more,"
                    + " than they would have; --from or --warmup leave the beginning out");
        }
        return Optional.empty();
    }

    /** Returns a duration to the nearest day, or as it is if it is shorter. */
    private static String rounded(long millis) {
        return Durations.text(millis < DAY_MILLIS ? millis : (millis + DAY_MILLIS / 2) / DAY_MILLIS * DAY_MILLIS);
    }

    /** Returns what was not read: files that say nothing of what they are, and the first rows that say nothing. */
    static List<String> ofHistory(History history) {
        List<String> warnings = new ArrayList<>();
        history.skipped().stream().limit(MOST_FILES).forEach(file -> warnings.add("not read: " + file));
        if (history.skipped().size() > MOST_FILES) {
            warnings.add("not read: " + (history.skipped().size() - MOST_FILES) + " more files");
        }
        UnreadableRows unreadable = history.unreadable();
        if (unreadable.count() > 0) {
            warnings.add(Counted.of(unreadable.count(), "row") + (unreadable.count() == 1 ? " was" : " were")
                    + " not readable; --strict ends at the first");
            unreadable.samples().forEach(row -> warnings.add("not readable: " + row));
        }
        return warnings;
    }

    static Optional<String> ofCurrencies(PlayedSpan span) {
        return span.currencies().size() < 2
                ? Optional.empty()
                : Optional.of("amounts are in several currencies (" + String.join(", ", span.currencies())
                        + " …) and added up as they are");
    }

    static String ofUnmatched(Measurer measurer) {
        return measurer.transactions() - measurer.matched() + " of " + measurer.transactions()
                + " transactions have no label, and count as neither right nor wrong";
    }

    static String ofDays() {
        return "there are more days than are told apart; the last one has the rest";
    }

    static String ofErrors(long errors) {
        return Counted.of(errors, "expression") + " failed, as they would have in the job: such a rule does not fire";
    }
}
