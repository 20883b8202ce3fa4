package dev.weir.bench.engine;

import dev.weir.sandbox.cluster.JavaProgram;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Measures the cost of the engine alone, row by row. */
public final class EngineBench {
    private EngineBench() {}

    /**
     * Runs the benchmark.
     *
     * @param rows names of rows separated by commas, or {@code all}
     * @param length of the measurement of a row
     */
    public static void run(String rows, Duration length, Console console, Stop stop)
            throws IOException, InterruptedException {
        List<EngineRow> chosen = EngineRow.named(rows);
        console.print(EngineReport.heading(length));
        for (EngineRow row : chosen) {
            if (stop.awaitWish(0)) {
                return;
            }
            console.print(measured(row, length));
        }
    }

    /** Uses the Java that runs this, with its flags; a later -D would override them. */
    private static String measured(EngineRow row, Duration length) throws IOException, InterruptedException {
        JavaProgram program = new JavaProgram(
                System.getProperty("java.class.path"),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                OneRow.class.getName(),
                List.of(row.name(), Long.toString(length.toMillis())));
        Process process = new ProcessBuilder(program.command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            String shown = lines.lines().collect(Collectors.joining("\n"));
            if (process.waitFor() != 0) {
                throw new IOException("row " + row.name() + " ended with " + process.exitValue());
            }
            return shown;
        } finally {
            process.destroy();
        }
    }
}
