package dev.weir.bench.truth;

import dev.weir.backtest.Backtest;
import dev.weir.backtest.DecisionListener;
import dev.weir.backtest.Engines;
import dev.weir.backtest.Period;
import dev.weir.backtest.ProgressListener;
import dev.weir.backtest.RuleSet;
import dev.weir.backtest.model.ModelResult;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.Documents;
import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryInputs;
import dev.weir.rules.document.DocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The model {@code handbook.yaml}, trained by the engine on the payments of the Fraud Detection Handbook, each of whose
 * labels comes a week later. Before the measured time all payments are played, so that it has learned.
 *
 * @param from the first moment that is measured
 * @param to the first moment that is not
 */
record HandbookTruth(Instant from, Instant to) {
    /** The week whose figures are published here. */
    static final HandbookTruth WEEK =
            new HandbookTruth(Instant.parse("2018-05-24T00:00:00Z"), Instant.parse("2018-05-31T00:00:00Z"));

    private static final Path PAYMENTS = Path.of("fraud-handbook", "transactions_2018-04-01_2018-05-31.csv.xz");
    private static final Instant BEGIN = Instant.parse("2018-04-01T00:00:00Z");
    private static final Duration LABELS_LATE = Duration.ofDays(7);
    private static final String LABEL = "TX_FRAUD";
    private static final String MODEL = "handbook";

    static boolean isThere(Path data) {
        return Files.exists(data.resolve(PAYMENTS));
    }

    /** Plays the payments, and returns what the versions of the model said that gave scores. */
    ModelResult play(Path data) throws IOException, ConfigException, DocumentException {
        JobConfig config = new JobConfigs().read(text("job.yaml"), Map.of(), Map.of());
        String model = DocumentForms.json(Documents.yaml(config.limits().maxDocumentBytes())
                .read(text(MODEL + ".yaml").getBytes(StandardCharsets.UTF_8)));
        long warmupMillis = Duration.between(BEGIN, from).toMillis();
        Period period = new Period(
                OptionalLong.of(from.toEpochMilli()),
                OptionalLong.of(to.toEpochMilli()),
                OptionalLong.of(warmupMillis));
        Backtest backtest = new Backtest(
                new Engines(config),
                new RuleSet("the handbook's model", List.of(), Map.of(MODEL, model), List.of(), Map.of(), warmupMillis),
                Backtest.Against.NOTHING,
                period,
                new Backtest.Answers(Optional.empty(), true, OptionalLong.of(LABELS_LATE.toMillis())),
                DecisionListener.NONE);
        HistoryInputs inputs = HistoryInputs.of(config, List.of("transaction=" + data.resolve(PAYMENTS)))
                .between(BEGIN.toEpochMilli(), to.toEpochMilli())
                .labelledBy(LABEL);
        try (History history = Histories.open(inputs)) {
            return backtest.run(history, ProgressListener.NONE).models().stream()
                    .max(Comparator.comparingLong(ModelResult::scored))
                    .orElseThrow(); // nobody promotes a version: challengers give the scores
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = HandbookTruth.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the file " + name + " is missing beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
