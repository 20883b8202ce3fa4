package dev.weir.cli.backtest;

import dev.weir.backtest.Backtest;
import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.io.history.label.LabelFile;
import dev.weir.text.Counted;
import dev.weir.text.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Where it says which transactions were fraud: one of the two, or neither. */
public final class LabelOptions {
    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Which transactions were fraud: CSV with transactionId,fraud[,timestamp].")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--label-column",
            paramLabel = "NAME",
            description = "The column of transactions that says whether one was fraud; rules do not see it.")
    private Optional<String> column = Optional.empty();

    /** Creates options that nothing was said of. */
    public LabelOptions() {}

    /** Returns the column of the events; {@code ""} for none. */
    public String column() {
        return column.orElse("");
    }

    /**
     * Reads the file, if one is named.
     *
     * @throws IOException if it cannot be read
     */
    public Optional<LabelFile> read(JobConfig config, boolean strict) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String ours = Transaction.Column.TRANSACTION_ID.wireName();
        String name =
                config.mappings().getOrDefault(EventType.TRANSACTION, Map.of()).getOrDefault(ours, ours);
        return Optional.of(LabelFile.read(file.get(), name, strict));
    }

    /** Returns what is known of payments. */
    public Backtest.Answers answers(Optional<LabelFile> read, Optional<Duration> delay) {
        return new Backtest.Answers(
                read.map(LabelFile::labels),
                column.isPresent(),
                delay.map(Duration::toMillis).map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    /** Returns what is wrong with telling the rules so much later; {@code ""} if nothing is. */
    String problemOf(Optional<Duration> delay, JobConfig config) {
        if (delay.isEmpty()) {
            return "";
        }
        Optional<LabelDefinition> labels = LabelDefinition.of(config.schema());
        if (labels.isEmpty()) {
            return "--label-delay: this config reads no labels, so that no rule can count them; write labels: {topic:"
                    + " labels} into it";
        }
        if (file.isEmpty() && column.isEmpty()) {
            return "--label-delay: there are no labels; write --labels FILE, or --label-column NAME";
        }
        long mostMillis = labels.get().horizonMillis();
        return delay.get().toMillis() > mostMillis
                ? "--label-delay is longer than labels.horizon of the config, " + Durations.text(mostMillis)
                        + ": no label would find its payment; write less, or raise the horizon"
                : "";
    }

    /** Returns what is to be said of labels that could not be read. */
    public static Optional<String> warning(LabelFile read) {
        return read.unreadable() == 0
                ? Optional.empty()
                : Optional.of(read.unreadable() + " of " + Counted.of(read.rows(), "row")
                        + " of labels say nothing, such as: " + read.samples().get(0));
    }
}
