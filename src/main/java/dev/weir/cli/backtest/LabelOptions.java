package dev.weir.cli.backtest;

import dev.weir.backtest.Backtest;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where it says which transactions were fraud. */
final class LabelOptions {
    @Option(
            names = "--label-column",
            paramLabel = "NAME",
            description = "The column of transactions that says whether one was fraud; rules do not see it.")
    private Optional<String> column = Optional.empty();

    /** Returns the column of the events. */
    Optional<String> column() {
        return column;
    }

    /** Returns what is known of payments. */
    Backtest.Answers answers() {
        return new Backtest.Answers(Optional.empty(), column.isPresent());
    }
}
