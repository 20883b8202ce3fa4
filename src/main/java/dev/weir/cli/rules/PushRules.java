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
import dev.weir.text.Counted;
import java.io.IOException;
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
            "Checks rule files, shows what they would change on the rules topic, and pushes only that, and before it the models"
                    + " in their folders.",
            "Nothing is pushed if a file has an error. A rule whose version is behind the topic, since somebody switched it"
                    + " off or took it back, stays as it is there, and the others go."
        })
public final class PushRules implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Folders of rules, and rule files.")
    private List<Path> places = List.of();

    @Option(
            names = "--only",
            paramLabel = "ID",
            split = ",",
            description = "Pushes only these of the rules in the files; others of them may have errors.")
    private List<String> only = List.of();

    @Mixin
    private PruneOptions prune = new PruneOptions();

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
        RuleFolder folder = new RuleFolder(config);
        List<RuleFile> files = chosen(folder.check(places));
        List<RuleFile> models = only.isEmpty() ? folder.models() : List.of();
        List<FileError> errors = new ArrayList<>();
        models.forEach(file -> errors.addAll(file.errors()));
        files.forEach(file -> errors.addAll(file.errors()));
        if (!errors.isEmpty() && !force) {
            return refuse(errors);
        }
        try (KafkaTopics topics = job.topics(config)) {
            List<RuleFile> readable = RuleFile.askedFirst(
                    files.stream().filter(file -> !file.id().isEmpty()).toList());
            PushPlan whole = PushPlan.of(readable, RulesOnTopic.read(topics, config), prune.owners(readable));
            PushPlan plan = others ? whole : whole.withoutOthers();
            errors.addAll(plan.errors());
            if (!errors.isEmpty() && !force) {
                return refuse(errors);
            }
            List<Change> changes = new ArrayList<>(modelChanges(models, topics, config));
            showModels(changes);
            changes.addAll(plan.changes());
            show(plan);
            PushTask pushTask = new PushTask(config, wait, output);
            if (dryRun) {
                return pushTask.dryRun(changes);
            }
            if (!prune.isAgreed(plan.changes(), output)) {
                output.line("nothing was pushed");
                return Output.REFUSED;
            }
            int code = pushTask.push(topics, changes);
            return plan.overtaken().stream().anyMatch(Overtaken::edited) ? Output.REFUSED : code;
        }
    }

    private static List<Change> modelChanges(List<RuleFile> models, KafkaTopics topics, JobConfig config)
            throws IOException {
        if (models.isEmpty()) {
            return List.of();
        }
        RulesOnTopic there = RulesOnTopic.ofModels(topics, config);
        List<Change> changes = new ArrayList<>();
        for (RuleFile file : models) {
            if (!file.id().isEmpty()) {
                changes.add(ModelFile.change(file, there));
            }
        }
        return changes;
    }

    private void showModels(List<Change> changes) {
        for (Change change : changes) {
            if (change.kind() != Kind.UNCHANGED && !output.isJson()) {
                output.line(
                        String.format("%-17s  %s, version %d", change.kind().words(), change.rule(), change.version()));
            }
        }
    }

    private List<RuleFile> chosen(List<RuleFile> files) throws IOException {
        if (!only.isEmpty() && prune.isAsked()) {
            throw new IOException("--prune compares the topic with all of a folder; leave out --only");
        }
        return RuleFile.chosen(files, only);
    }

    private int refuse(List<FileError> errors) {
        if (output.isJson()) {
            ObjectNode document = Output.object();
            document.putArray("rules");
            Output.putErrors("errors", errors, document);
            output.json(document);
        } else {
            output.errors(errors);
            output.line(Counted.of(errors.size(), "error") + "; nothing was pushed");
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
                plan.told(change.rule()).ifPresent(told -> output.line(" ".repeat(19) + told));
            }
        }
        output.line(Counted.of(plan.pushed().size(), "rule") + (dryRun ? " would change, " : " to push, ")
                + (plan.count(Kind.UNCHANGED) + plan.count(Kind.OFF)) + " unchanged"
                + (plan.count(Kind.BEHIND) == 0 ? "" : ", " + plan.count(Kind.BEHIND) + " behind")
                + (plan.count(Kind.KEPT) == 0
                        ? ""
                        : ", " + plan.count(Kind.KEPT)
                                + " on the topic and in no file (--prune removes those of the files' owners)"));
    }
}
