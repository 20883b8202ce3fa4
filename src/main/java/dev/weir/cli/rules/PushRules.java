package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.push.Change;
import dev.weir.cli.push.Change.Kind;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.io.document.FileError;
import dev.weir.io.kafka.KafkaTopics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir rules push}. */
@Command(
        name = "push",
        description = {
            "Checks rule files, shows what they would change on the rules topic, and pushes only that.",
            "Nothing is pushed if a file has an error."
        })
final class PushRules implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Folders of rules, and rule files.")
    private List<Path> places = List.of();

    @Option(names = "--prune", description = "Removes the rules that are on the topic and in none of the files.")
    private boolean prune;

    @Option(
            names = "--others",
            description =
                    "Also names the rules that are on the topic and in none of the files, which stay as they are.")
    private boolean others;

    @Option(names = "--dry-run", description = "Only shows what would change.")
    private boolean dryRun;

    @Option(names = "--force", description = "Pushes what can be read in spite of errors, for the job to check.")
    private boolean force;

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        List<RuleFile> files = new RuleFolder(config).check(places);
        List<FileError> errors = new ArrayList<>();
        files.forEach(file -> errors.addAll(file.errors()));
        if (!errors.isEmpty() && !force) {
            return refuse(errors);
        }
        try (KafkaTopics topics = job.topics(config)) {
            List<RuleFile> readable =
                    files.stream().filter(file -> !file.id().isEmpty()).toList();
            PushPlan whole = PushPlan.of(readable, RulesOnTopic.read(topics, config), prune);
            PushPlan plan = others ? whole : whole.withoutOthers();
            errors.addAll(plan.errors());
            if (!errors.isEmpty() && !force) {
                return refuse(errors);
            }
            show(plan);
            PushTask pushTask = new PushTask(config, wait, output);
            return dryRun ? pushTask.dryRun(plan.changes()) : pushTask.push(topics, plan.changes());
        }
    }

    private int refuse(List<FileError> errors) {
        if (output.isJson()) {
            ObjectNode document = Output.object();
            document.putArray("rules");
            Output.putErrors("errors", errors, document);
            output.json(document);
        } else {
            output.errors(errors);
            output.line(Output.count(errors.size(), "error") + "; nothing was pushed");
        }
        return Output.REFUSED;
    }

    private void show(PushPlan plan) {
        if (output.isJson()) {
            return;
        }
        for (Change change : plan.changes()) {
            if (change.kind() != Kind.UNCHANGED) {
                output.line(
                        String.format("%-17s  %s, version %d", change.kind().words(), change.rule(), change.version()));
            }
        }
        output.line(Output.count(plan.pushed().size(), "rule") + (dryRun ? " would change, " : " to push, ")
                + plan.count(Kind.UNCHANGED) + " unchanged"
                + (plan.count(Kind.KEPT) == 0
                        ? ""
                        : ", " + plan.count(Kind.KEPT) + " on the topic and in no file (--prune removes them)"));
    }
}
