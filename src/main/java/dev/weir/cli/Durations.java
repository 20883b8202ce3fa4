package dev.weir.cli;

import dev.weir.cli.cases.Offset;
import java.time.Duration;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time on the command line: {@code 30s}, {@code 1h30m}. */
final class Durations {
    private Durations() {}

    static Duration of(String text) {
        try {
            return Duration.ofMillis(Offset.millis(text, 0));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no length of time; write 30s, 10m or 1h30m");
        }
    }
}
