package dev.weir.sandbox.terminal;

import dev.weir.io.record.MeasuredModel;
import dev.weir.sandbox.load.ReadableNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes the sentences shown on the terminal, one per line. */
public final class Sentences {

    private Sentences() {}

    /** Returns the live line. */
    public static String of(Pace pace) {
        return String.format(
                "%5s  %s events/s  %s decisions/s  %s  %s  %s waiting%s",
                pace.ran().toSeconds() + "s",
                ReadableNumbers.grouped(Math.round(pace.eventsPerSecond())),
                ReadableNumbers.grouped(Math.round(pace.decisionsPerSecond())),
                pace.tally().latency(),
                counts(pace.tally().outcomes()),
                ReadableNumbers.grouped(pace.waiting()),
                models(pace.tally().models()));
    }

    /** Returns the final summary. */
    public static List<String> of(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "%s: %s events sent, %s decisions read, %s transactions without one",
                ReadableNumbers.seconds(summary.ran()),
                ReadableNumbers.grouped(summary.events()),
                ReadableNumbers.grouped(summary.tally().decisions()),
                ReadableNumbers.grouped(summary.waiting())));
        lines.add("  outcomes  " + counts(summary.tally().outcomes()));
        lines.add("  rules     " + counts(summary.tally().rules()));
        lines.add("  latency   " + summary.tally().settledLatency()
                + "  from when a transaction was due until its decision was read"
                + (summary.warm() ? ", without the first " + LoadProgress.WARM_UP.toSeconds() + " s" : ""));
        return lines;
    }

    private static String models(Map<String, MeasuredModel> models) {
        StringBuilder text = new StringBuilder();
        models.forEach(
                (model, figures) -> text.append("  ").append(model).append(' ').append(figures.told()));
        return text.toString();
    }

    private static String counts(Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return "none";
        }
        StringJoiner joined = new StringJoiner("  ");
        counts.forEach((name, count) -> joined.add(name + " " + ReadableNumbers.grouped(count)));
        return joined.toString();
    }
}
