package dev.weir.cli.backtest;

import dev.weir.Settings;
import dev.weir.backtest.flink.ConfigSource;
import dev.weir.backtest.flink.FlinkBacktest;
import dev.weir.backtest.flink.HistorySpan;
import dev.weir.cli.rules.GivenRules;
import dev.weir.config.JobConfig;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.events.EventType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.DocumentForms;
import dev.weir.models.Online;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.Model;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The backtest as a job for a cluster: {@code flink run weir.jar --backtest --rules DIR --events PLACE --out PLACE}. The
 * rules and the config are read where this runs; events and decisions where the job runs.
 */
@Command(name = "weir", description = "Decides a history on Flink, and writes what was decided.")
public final class BacktestJob {
    /** The argument that asks for it. */
    public static final String ARGUMENT = "--backtest";

    private static final String NAME = "Weir backtest";
    private static final String BROKERS = "kafka.bootstrapServers";
    private static final String INSTEAD = "; leave it out, or play the history in one process: weir backtest";

    @Option(names = ARGUMENT, required = true, description = "Decides a history instead of what happens now.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean asked;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The config of the job. WEIR_… variables count as they do for the job.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--rules",
            required = true,
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description = "Folders of rules, and rule files, of the machine that submits the job.")
    private List<Path> rules = List.of();

    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "PLACE",
            description =
                    "Files and folders of events, by path or URI, TYPE=PLACE if a name does not say what is in it.")
    private List<String> events = List.of();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Option(names = "--strict", description = "Ends at the first row that cannot be read.")
    private boolean strict;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "PLACE",
            description = "The folder for decisions and the summary, by path or URI.")
    private String out = "";

    private BacktestJob() {}

    /**
     * Builds the job, and runs it.
     *
     * @throws Exception if the command line, the config or a rule is wrong, or if the job fails
     */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        build(env, arguments);
        env.execute(NAME);
    }

    /**
     * Builds the job.
     *
     * @throws Exception if the command line, the config or a rule is wrong
     */
    public static void build(StreamExecutionEnvironment env, String[] arguments) throws Exception {
        BacktestJob job = new BacktestJob();
        new CommandLine(job).parseArgs(arguments);
        job.period.check();
        ConfigSource source = job.source();
        JobConfig read = source.read();
        GivenRules given = GivenRules.valid(job.rules, read);
        GivenModels models = GivenModels.in(job.rules, given, read);
        check(given, models, read);
        HistorySpan span = new HistorySpan(
                new ArrayList<>(job.events),
                job.period.fromMillis().orElse(Long.MIN_VALUE),
                job.period.toMillis().orElse(Long.MAX_VALUE),
                RuleSets.of("", given, models).lookbackMillis(),
                job.strict);
        FlinkBacktest.build(env, source, records(given, models, read), span, job.out);
    }

    private ConfigSource source() throws IOException {
        TreeMap<String, String> environment = new TreeMap<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("WEIR_")) {
                environment.put(name, value);
            }
        });
        TreeMap<String, String> overrides = new TreeMap<>();
        if (config.isEmpty() && !environment.containsKey("WEIR_KAFKA_BOOTSTRAP_SERVERS")) {
            overrides.put(BROKERS, "none:9092"); // a history needs no Kafka, but every config names it
        }
        return new ConfigSource(config.isPresent() ? Files.readString(config.get()) : "", overrides, environment);
    }

    /** Refuses what the job would have to read again from its own topics. */
    private static void check(GivenRules given, GivenModels models, JobConfig config) throws IOException {
        if (config.identity().isPresent()) {
            throw new IOException(
                    "the config links sessions to customers (identity), which a backtest on Flink does not do"
                            + INSTEAD);
        }
        EngineSettings engine = Settings.of(config).engine();
        if (models.accepted().size() < models.json().size()) {
            throw new IOException("a model in a folder models in or beside the rules is refused; weir rules validate"
                    + " says which, and why");
        }
        for (Model model : models.accepted()) {
            check(model, engine);
        }
        for (Rule rule : given.rules().values()) {
            if (rule.action().list().isPresent()) {
                throw new IOException("the rule '" + rule.id() + "' puts entries on the list '"
                        + rule.action().list().get().list() + "', which a backtest on Flink does not read again"
                        + INSTEAD);
            }
            if (engine.schema().stream(DecisionStream.TYPE).isPresent() && counts(DecisionStream.TYPE, rule, engine)) {
                throw new IOException("the rule '" + rule.id()
                        + "' counts decisions, which a backtest on Flink does not read again" + INSTEAD);
            }
            if (LabelDefinition.of(engine.schema()).isPresent() && counts(FraudLabel.TYPE, rule, engine)) {
                throw new IOException("the rule '" + rule.id()
                        + "' counts labels, which a backtest on Flink does not join with their transactions" + INSTEAD);
            }
        }
    }

    private static void check(Model model, EngineSettings engine) throws IOException {
        if (model.mode() != Mode.OFF && model.kind() instanceof Online) {
            throw new IOException("the model '" + model.id()
                    + "' learns from labels, which a backtest on Flink does not join with their transactions"
                    + INSTEAD);
        }
        for (EventType type : List.of(DecisionStream.TYPE, FraudLabel.TYPE)) {
            if (engine.schema().types().contains(type) && counts(type, model.body(), engine)) {
                throw new IOException("the model '" + model.id() + "' counts " + type.ruleName()
                        + "s, which a backtest on Flink does not read again" + INSTEAD);
            }
        }
    }

    private static boolean counts(EventType type, Rule rule, EngineSettings engine) {
        return !Rulebook.of(1, List.of(rule), engine).of(type).keys().isEmpty();
    }

    private static List<RawRecord> records(GivenRules given, GivenModels models, JobConfig config) {
        List<RawRecord> records = new ArrayList<>();
        for (Map.Entry<String, String> list : given.lists().entrySet()) {
            records.add(record(config.topics().lists(), list.getKey(), list.getValue()));
        }
        models.json().forEach((key, json) -> records.add(record(config.topics().models(), key, json)));
        for (Node document : given.documents()) {
            records.add(record(config.topics().rules(), DocumentIds.of(document), DocumentForms.json(document)));
        }
        return records;
    }

    private static RawRecord record(String topic, String key, String document) {
        return new RawRecord(
                topic, 0, 0, 0, key.getBytes(StandardCharsets.UTF_8), document.getBytes(StandardCharsets.UTF_8));
    }
}
