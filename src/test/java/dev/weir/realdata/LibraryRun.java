package dev.weir.realdata;

import dev.weir.events.answer.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The whole library on a set of payments: thresholds were chosen by its first part, and are judged by the rest. */
final class LibraryRun {
    private static final Path REPORTS = Path.of("target/library");

    private final String name;
    private final String heldOutFrom;
    private final EngineChain engine;
    private final Played played;
    private final Figures tunedOn = new Figures();
    private final Figures heldOut = new Figures();

    /**
     * Ready to play.
     *
     * @param heldOutFrom the first moment of the rest, as the rows write times
     */
    LibraryRun(String name, String config, String heldOutFrom) throws IOException {
        begin(name);
        this.name = name;
        this.heldOutFrom = heldOutFrom;
        this.engine = new EngineChain(Wire.config(config)).with(RuleDocument.samples());
        this.played = new Played(name + ", library");
    }

    /** Plays all of it, and writes what came of it to {@code target/library}. */
    void play(Stream<Labelled> payments) throws IOException {
        try (payments) {
            payments.forEach(payment -> {
                List<Decision> decisions = engine.decide(payment.record());
                played.event(decisions);
                part(payment).payment(payment, decisions);
            });
        }
        played.print();
        write(name, report());
    }

    /** The part by which nothing was chosen. */
    Figures heldOut() {
        return heldOut;
    }

    /** How many were decided. */
    int payments() {
        return tunedOn.payments() + heldOut.payments();
    }

    /** How many expressions failed. */
    long errors() {
        return engine.errors();
    }

    /** Writes what stays there if the data is missing and the test is skipped. */
    static void begin(String name) throws IOException {
        write(
                name,
                List.of(name + " was not played: there is no such set in " + RealData.FOLDER + ", or the test failed"));
    }

    /** Writes a report. */
    static void write(String name, List<String> lines) throws IOException {
        Files.createDirectories(REPORTS);
        Files.write(REPORTS.resolve(name + ".md"), lines);
    }

    private Figures part(Labelled payment) {
        return payment.time().compareTo(heldOutFrom) < 0 ? tunedOn : heldOut;
    }

    private List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add("# " + name);
        lines.add("");
        lines.add("Held out, from " + heldOutFrom + ": " + heldOut.size() + ". Before that: " + tunedOn.size() + ".");
        lines.add("");
        lines.add("| | " + heldOut.head() + " | before: " + tunedOn.head() + " |");
        lines.add("|---".repeat(lines.get(lines.size() - 1).split("\\|").length - 1) + "|");
        Set<String> names = new TreeSet<>(heldOut.names());
        names.addAll(tunedOn.names());
        for (String each : names) {
            lines.add("| " + each + " | " + heldOut.line(each) + " | " + tunedOn.line(each) + " |");
        }
        return lines;
    }
}
