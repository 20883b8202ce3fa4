package dev.weir.cli.backtest;

import dev.weir.cli.terminal.TimeConverter;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which part of a history is measured or decided about. */
public final class PeriodOptions {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Begins at this event time; what rules look back on before it warms their windows up.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Ends before this event time; absences fall due up to then.")
    private Optional<Instant> to = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    /** Creates options that nothing was said of. */
    public PeriodOptions() {}

    /**
     * Checks it.
     *
     * @throws ParameterException if it ends before it begins
     */
    public void check() {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new ParameterException(
                    command.commandLine(), "--from " + from.get() + " is not before --to " + to.get());
        }
    }

    /** Returns the event time at which it begins, in epoch milliseconds; empty for the first event. */
    public OptionalLong fromMillis() {
        return millis(from);
    }

    /** Returns the event time before which it ends, in epoch milliseconds; empty for after the last event. */
    public OptionalLong toMillis() {
        return millis(to);
    }

    private static OptionalLong millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
