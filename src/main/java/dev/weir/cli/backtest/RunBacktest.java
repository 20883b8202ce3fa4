package dev.weir.cli.backtest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.backtest.Backtest;
import dev.weir.backtest.Engines;
import dev.weir.backtest.Period;
import dev.weir.backtest.ProgressListener;
import dev.weir.backtest.ResultJson;
import dev.weir.backtest.RuleSet;
import dev.weir.backtest.measure.BacktestResult;
import dev.weir.backtest.measure.Comparer;
import dev.weir.backtest.report.ReportPage;
import dev.weir.backtest.sweep.SweepException;
import dev.weir.cli.rules.GivenRules;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryInputs;
import dev.weir.io.history.label.LabelFile;
import dev.weir.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir backtest}. */
@Command(
        name = "backtest",
        description = {
            "Plays events of the past through the engine of the job, in order of their time, and shows what rules would have"
                    + " decided; with labels, how much of that was fraud, and whom it would have bothered.",
            "Lists, tables, shared definitions and policies are those in and beside the folders of rules.",
            "Needs no Kafka, unless it compares with the rules in force or reads topics."
        })
public final class RunBacktest implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Folders of rules, and rule files.")
    private List<Path> places = List.of();

    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description =
                    "The events: files and folders of JSON lines, CSV or Parquet, TYPE=FILE if a name does not say"
                            + " what is in it, or topics for those of Kafka.")
    private List<String> events = List.of();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            description =
                    "How much is played before --from, or from the first event on, without being measured; default:"
                            + " as far as the rules look back before --from.")
    private Optional<Duration> warmup = Optional.empty();

    @ArgGroup
    private LabelOptions labels = new LabelOptions();

    @Option(
            names = "--label-delay",
            paramLabel = "TIME",
            description = "Tells the rules too what payments turned out to be, so long after each, as labels that"
                    + " features count; without it rules see no labels.")
    private Optional<Duration> labelDelay = Optional.empty();

    @ArgGroup
    private AgainstOptions against = new AgainstOptions();

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many decisions that differ are shown, at most " + Comparer.MOST_EXAMPLES
                    + "; default: ${DEFAULT-VALUE}.")
    private int examples;

    @Option(
            names = "--sweep",
            paramLabel = "RULE:NAME=FROM..TO",
            description = "Also shows what a rule would have done with other thresholds, such as"
                    + " card-velocity:payments5m=3..12. May be given several times.")
    private List<String> sweep = List.of();

    @Option(names = "--report", paramLabel = "FILE", description = "Writes a page for a browser, which loads nothing.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--strict", description = "Ends at the first row that cannot be read.")
    private boolean strict;

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        checkOptions();
        JobConfig config = job.config();
        String problem = labels.problemOf(labelDelay, config);
        if (!problem.isEmpty()) {
            throw wrong(problem);
        }
        GivenRules given = GivenRules.in(places, config);
        if (isRefused(given)) {
            return Output.REFUSED;
        }
        Optional<GivenRules> others = RuleSets.against(against, places, given.lists(), job, config);
        if (others.isPresent() && isRefused(others.get())) {
            return Output.REFUSED;
        }
        GivenModels models = GivenModels.in(places, given, config);
        RuleSet rules = RuleSets.of(RuleSets.name(places), given, models);
        Backtest.Against beside =
                new Backtest.Against(others.map(other -> RuleSets.of(RuleSets.name(against), other, models)), examples);
        Optional<LabelFile> labelled = labels.read(config, strict);
        Engines engines = new Engines(config);
        Backtest.Answers answers = labels.answers(labelled, labelDelay);
        SweptRules swept = swept(given, engines, config, answers);
        Backtest backtest = new Backtest(engines, rules, beside, period(), answers, swept);
        long reachMillis = Period.reachMillis(
                Backtest.lookbackMillis(rules, beside) + answers.delayMillis().orElse(0), engines.latenessMillis());
        BacktestResult result =
                play(backtest, config, reachMillis).with(swept.sweeps().results());
        for (String warning : warnings(given, labelled)) {
            result = result.warnedOf(warning);
        }
        if (output.isJson()) {
            output.json(ResultJson.of(result));
        } else {
            ResultTable.print(result, output);
        }
        if (report.isPresent()) { // after the table, which is not lost if the page cannot be written
            Files.writeString(report.get(), ReportPage.html(ResultJson.of(result)));
            if (!output.isJson()) {
                output.line("\nthe report is in " + report.get());
            }
        }
        return 0;
    }

    private static List<String> warnings(GivenRules given, Optional<LabelFile> labelled) {
        List<String> warnings = new ArrayList<>();
        labelled.flatMap(LabelOptions::warning).ifPresent(warnings::add);
        if (!given.missingLists().isEmpty()) {
            warnings.add("there is no list " + String.join(", ", given.missingLists())
                    + " in a folder lists in or beside the rules, so that nothing is on it");
        }
        List<String> guarded = RuleSets.guarded(given);
        if (!guarded.isEmpty()) {
            warnings.add("guards switch nothing off here, as in the job those of " + String.join(", ", guarded)
                    + " might: more may be hit than would have been");
        }
        return warnings;
    }

    private SweptRules swept(GivenRules given, Engines engines, JobConfig config, Backtest.Answers answers) {
        try {
            return SweptRules.of(sweep, given, engines, config, answers.areGiven());
        } catch (SweepException e) {
            String said = String.valueOf(e.getMessage());
            throw wrong(said.startsWith("--sweep") ? said : "--sweep: " + said);
        }
    }

    private void checkOptions() {
        if (examples < 0 || examples > Comparer.MOST_EXAMPLES) {
            throw wrong("--examples is 0 to " + Comparer.MOST_EXAMPLES);
        }
        period.check();
        Optional<Path> folder = report.map(Path::toAbsolutePath).map(Path::getParent);
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw wrong("--report: there is no folder " + folder.get());
        }
        if (report.isPresent() && Files.isDirectory(report.get())) {
            throw wrong("--report: " + report.get() + " is a folder; name a file in it, such as "
                    + report.get().resolve("report.html"));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private boolean isRefused(GivenRules given) {
        if (given.errors().isEmpty() && given.listErrors().isEmpty()) {
            return false;
        }
        if (output.isJson()) {
            ObjectNode document = Output.object();
            Output.putErrors("errors", given.errors(), document);
            given.listErrors().forEach(document.putArray("listErrors")::add);
            output.json(document);
        } else {
            output.errors(given.errors());
            output.lines(given.listErrors());
            output.line(
                    Counted.of(given.errors().size() + given.listErrors().size(), "error") + "; nothing was played");
        }
        return true;
    }

    private Period period() {
        return new Period(
                period.fromMillis(),
                period.toMillis(),
                warmup.map(Duration::toMillis).map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    private BacktestResult play(Backtest backtest, JobConfig config, long reachMillis)
            throws IOException, InterruptedException {
        HistoryInputs inputs = HistoryInputs.of(config, events)
                .between(period().readFromMillis(reachMillis), period().readToMillis())
                .labelledBy(labels.column())
                .strictly(strict);
        try (History history = Histories.open(inputs)) {
            if (output.isJson() || !ProgressBar.isWatched()) {
                return backtest.run(history, ProgressListener.NONE);
            }
            try (ProgressBar bar = new ProgressBar(history, spec.commandLine().getErr(), System::nanoTime).start()) {
                return backtest.run(history, bar);
            }
        }
    }
}
