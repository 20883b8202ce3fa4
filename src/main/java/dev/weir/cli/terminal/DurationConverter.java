package dev.weir.cli.terminal;

import dev.weir.text.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line: {@code 30s}, {@code 1h30m}. */
public final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Duration.ofMillis(Durations.millis(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no duration; write "
                        + Durations.meant(text)
                                .map(meant -> meant + ", or another")
                                .orElse("one") + " "
                        + Durations.SUCH_AS)));
    }
}
