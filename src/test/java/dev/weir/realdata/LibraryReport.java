package dev.weir.realdata;

import dev.weir.backtest.measure.Measurer;
import dev.weir.backtest.measure.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What tests of the library write to {@code target/library} for a person to read. */
final class LibraryReport {
    private static final Path REPORTS = Path.of("target/library");

    private LibraryReport() {}

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

    /** Hits, hits in a thousand payments, precision with its interval, recall, and the part of the payments that is fraud. */
    static String line(Measurer measurer) {
        Rate precision = measurer.all().truth().orElseThrow().precision();
        return String.format(
                Locale.ROOT,
                "%,d | %.2f | %.1f %% (%.1f to %.1f) | %.1f %% | %.1f %%",
                measurer.all().hits(),
                1_000.0 * measurer.all().hits() / measurer.transactions(),
                100 * precision.value(),
                100 * precision.low(),
                100 * precision.high(),
                100 * measurer.all().truth().orElseThrow().recall().value(),
                100.0 * measurer.frauds() / measurer.transactions());
    }
}
