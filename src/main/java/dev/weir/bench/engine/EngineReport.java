package dev.weir.bench.engine;

import dev.weir.bench.run.Machine;
import dev.weir.sandbox.load.ReadableNumbers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The output of the engine's benchmark. */
final class EngineReport {
    private static final String COLUMNS = "%-7s%11s%11s%8s%8s%12s%8s%13s%12s%12s%12s%12s%12s%14s%12s";

    private EngineReport() {}

    /** Returns the conditions, and the head of the table. */
    static List<String> heading(Duration length) {
        return List.of(
                "Events per second of CPU of one thread, engine alone, in memory; medians of turns over "
                        + length.toSeconds() + " s a row, a virtual machine each",
                Machine.shown(),
                "(a) an amount over a threshold and more than 3 payments of the card in 10 minutes. (b) an amount under 1, then"
                        + " one over a threshold",
                "of the same card within 5 minutes. 10,000 cards, 100 payments/s of event time, each rule another threshold."
                        + " rules: transactions, clicks and",
                "stock mixed, as the sandbox sends them. by hand: the same rules without an engine, over the same events in the"
                        + " same turns; of rules and none",
                "(a) with one rule, to tell how busy the machine is. ratio: Weir to that, and what the goal is to it. + duties: by",
                "hand too, with what Weir owes each payment beside rules: repetitions of an hour recognised, a decision with its"
                        + " id; and Weir to that.",
                EngineGoals.SOURCE + " fired: rules per event, Weir / by hand.",
                "",
                String.format(
                        COLUMNS,
                        "row",
                        "Weir",
                        "by hand",
                        "ratio",
                        "goal",
                        "+ duties",
                        "ratio",
                        "bytes/event",
                        "events",
                        "fired",
                        "goal",
                        "by hand",
                        "Esper 9",
                        "Drools 10",
                        "Siddhi 5"));
    }

    /** Returns a row. */
    static String row(EngineRow row, EngineCost cost) {
        Optional<EngineGoals.Known> known = EngineGoals.of(row);
        return String.format(
                COLUMNS,
                row.name(),
                rounded(cost.engine()),
                rounded(cost.handWritten()),
                ratio(cost.ratio()),
                known.map(goals -> ratio(goals.ratio())).orElse("-"),
                Double.isNaN(cost.sameDuties()) ? "-" : rounded(cost.sameDuties()),
                Double.isNaN(cost.dutiesRatio()) ? "-" : ratio(cost.dutiesRatio()),
                rounded(cost.bytesPerEvent()),
                ReadableNumbers.grouped(cost.events()),
                fired(cost),
                known.map(goals -> rounded(goals.goal())).orElse("-"),
                known.map(goals -> rounded(goals.handWritten())).orElse("-"),
                known.map(EngineGoals.Known::esper).orElse("-"),
                known.map(EngineGoals.Known::drools).orElse("-"),
                known.map(EngineGoals.Known::siddhi).orElse("-"));
    }

    private static String fired(EngineCost cost) {
        double all = cost.seen();
        return String.format(
                Locale.ROOT,
                "%.2f/%.2f",
                cost.fired().rules() / all,
                cost.firedByHand().rules() / all);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio);
    }

    /** Rounds to three significant digits. */
    private static String rounded(double number) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, number))) - 2));
        return ReadableNumbers.grouped(Math.round(Math.round(number / unit) * unit));
    }
}
