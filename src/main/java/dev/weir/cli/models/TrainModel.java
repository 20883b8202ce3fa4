package dev.weir.cli.models;

import dev.weir.backtest.Backtest;
import dev.weir.backtest.Engines;
import dev.weir.backtest.RuleRefusedException;
import dev.weir.backtest.RuleSet;
import dev.weir.backtest.training.BatchTraining;
import dev.weir.backtest.training.ModelDocument;
import dev.weir.backtest.training.TrainingPlay;
import dev.weir.cli.backtest.LabelOptions;
import dev.weir.cli.backtest.PeriodOptions;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.Documents;
import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryInputs;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.batch.LabelledRows;
import dev.weir.models.batch.TreeTrainer;
import dev.weir.models.measure.Ranking;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir models train}. */
@Command(
        name = "train",
        description = {
            "Trains a small model from payments of the past of which it is known what they turned out to be.",
            "Plays them through the engine of the job, so that the model is trained with the inputs that it will be asked"
                    + " with; measures it with the latest ones, which it is not trained with; and writes its document.",
            "Needs no Kafka."
        })
public final class TrainModel implements Callable<Integer> {
    private static final String LOGISTIC = "logistic";
    private static final String TREES = "trees";
    private static final String ONLINE = "online";
    private static final String ANOMALY = "anomaly";
    private static final int MOST_PASSES = 100;

    @Parameters(paramLabel = "FILE", description = "The document of the model: its features and inputs are used.")
    private Path model = Path.of("");

    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description = "The events: files and folders of JSON lines, CSV or Parquet, or TYPE=FILE.")
    private List<String> events = List.of();

    @ArgGroup(multiplicity = "1")
    private LabelOptions labels = new LabelOptions();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = LOGISTIC,
            description = "logistic (the default); trees; online, which the job goes on learning from; or anomaly, for"
                    + " which labels only tell how good it is.")
    private String kind = LOGISTIC;

    @Option(
            names = "--aside",
            paramLabel = "PERCENT",
            defaultValue = "20",
            description = "How many of a hundred payments, the latest, are only measured: 0 to 90; default: 20.")
    private int aside;

    @Option(
            names = "--passes",
            paramLabel = "N",
            defaultValue = "5",
            description = "logistic and online: how often it is shown all payments, 1 to 100; default: 5.")
    private int passes;

    @Option(
            names = "--trees",
            paramLabel = "N",
            defaultValue = "60",
            description = "trees: how many, 1 to 1000; default: 60.")
    private int trees;

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "4",
            description = "trees: how many questions to a leaf, 1 to 8; default: 4.")
    private int depth;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where the document with what was learned is written, such as models/card-fraud.shadow.yaml.")
    private Path out = Path.of("");

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        TreeTrainer.Settings settings = checked();
        JobConfig config = job.config();
        ModelDocument document = document(config);
        Backtest.Answers answers = labels.answers(labels.read(config, false), Optional.empty());
        TrainingPlay play = play(config, document, answers);
        Optional<LabelledRows> rows = rows(play, config);
        if (rows.isEmpty()) {
            output.line(
                    "no payment that the model is asked about has a label, so there is nothing to learn from; compare"
                            + " the ids of the labels with those of the payments");
            return Output.REFUSED;
        }
        try {
            BatchTraining trained = trained(document, rows.get(), settings);
            String text = comments() + DocumentForms.yaml(trained.document());
            if (isTooLarge(text, config)) {
                return Output.REFUSED;
            }
            Files.writeString(out, text);
            say(trained, play.isFull());
            return 0;
        } catch (ArtifactException e) {
            output.line(String.valueOf(e.getMessage()));
            return Output.REFUSED;
        }
    }

    private BatchTraining trained(ModelDocument document, LabelledRows rows, TreeTrainer.Settings settings)
            throws ArtifactException {
        double share = aside / 100.0;
        return switch (kind) {
            case TREES -> BatchTraining.trees(document, rows, share, settings);
            case ANOMALY -> BatchTraining.anomaly(document, rows, share);
            case ONLINE -> BatchTraining.online(document, rows, share, passes);
            default -> BatchTraining.logistic(document, rows, share, passes);
        };
    }

    private boolean isTooLarge(String text, JobConfig config) {
        try {
            documents(config).read(text.getBytes(StandardCharsets.UTF_8));
            return false;
        } catch (DocumentException e) {
            output.line("what was learned makes a document that the job would refuse (" + e.getMessage()
                    + "); "
                    + (kind.equals(ANOMALY)
                            ? "write fewer samples in its forest, or fewer inputs"
                            : "train fewer --trees, or with a smaller --depth"));
            return true;
        }
    }

    private static Documents documents(JobConfig config) {
        return Documents.yaml(config.limits().maxDocumentBytes());
    }

    /** Returns the lines of comments that the document begins with: they say what the model is, trained or not. */
    private String comments() throws IOException {
        StringBuilder comments = new StringBuilder();
        for (String line : Files.readAllLines(model)) {
            if (!line.startsWith("#")) {
                break;
            }
            comments.append(line).append('\n');
        }
        return comments.toString();
    }

    private TreeTrainer.Settings checked() {
        period.check();
        if (!List.of(LOGISTIC, TREES, ONLINE, ANOMALY).contains(kind)) {
            throw wrong(
                    "--kind is logistic, trees, online or anomaly, not " + kind + "; other kinds are made elsewhere");
        }
        if (aside < 0 || aside > 90) {
            throw wrong("--aside is 0 to 90");
        }
        if (passes < 1 || passes > MOST_PASSES) {
            throw wrong("--passes is 1 to " + MOST_PASSES);
        }
        if (Files.isDirectory(out)) {
            throw wrong("--out: " + out + " is a folder; name a file in it");
        }
        try {
            TreeTrainer.Settings usual = TreeTrainer.Settings.DEFAULT;
            return new TreeTrainer.Settings(trees, depth, usual.rate(), usual.leastCurvature(), usual.restraint());
        } catch (IllegalArgumentException e) {
            throw wrong("--" + e.getMessage());
        }
    }

    private ModelDocument document(JobConfig config) throws IOException {
        try {
            Node node = documents(config).read(Files.readAllBytes(model));
            return ModelDocument.of(node)
                    .orElseThrow(
                            () -> wrong(model + " is no document of a model; it needs model: NAME and inputs: {...}"));
        } catch (DocumentException e) {
            throw wrong(model + ": " + e.getMessage());
        }
    }

    private TrainingPlay play(JobConfig config, ModelDocument document, Backtest.Answers answers)
            throws RuleRefusedException {
        Engines engines = new Engines(config);
        TrainingPlay play = new TrainingPlay(
                engines.with(new RuleSet(model.toString(), List.of(), List.of(), Map.of(), 0)),
                answers,
                period.fromMillis().orElse(Long.MIN_VALUE));
        RuleStatus status = play.push(document.name(), document.untrained());
        if (status.kind() == RuleStatus.Kind.REJECTED) {
            throw new RuleRefusedException(model + ": " + status.errors().get(0).path() + ": "
                    + status.errors().get(0).message());
        }
        return play;
    }

    private Optional<LabelledRows> rows(TrainingPlay play, JobConfig config) throws IOException, InterruptedException {
        HistoryInputs inputs = HistoryInputs.of(config, events)
                .between(Long.MIN_VALUE, period.toMillis().orElse(Long.MAX_VALUE)) // what was before fills windows
                .labelledBy(labels.column());
        try (History history = Histories.open(inputs)) {
            return play.run(history);
        }
    }

    private void say(BatchTraining trained, boolean isFull) {
        Ranking measured = trained.aside();
        output.line(String.format(
                Locale.ROOT,
                "trained with %,d payments; of the %,d after them, of which %,d were fraud: AUC %.3f, average precision %.3f",
                trained.trainedWith(),
                measured.positives() + measured.negatives(),
                measured.positives(),
                measured.auc(),
                measured.averagePrecision()));
        if (isFull) {
            output.line("later payments were left out: no more of them can be kept; choose a part by --from and --to");
        }
        output.line("the model is in " + out + "; raise its version before you push it");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
