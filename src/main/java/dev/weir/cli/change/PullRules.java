package dev.weir.cli.change;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.rules.RuleFile;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.cli.rules.RuleHistory;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.Node;
import dev.weir.text.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir rules pull}. */
@Command(
        name = "pull",
        description = {
            "Writes into rule files what is on the topic under a higher version, as after 'weir rules disable' or"
                    + " 'rollback', so that git has it too. 'git diff' then shows what changed.",
            "Where version and mode alone differ, the rest of the file stays as it is written."
        })
final class PullRules implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Folders of rules, and rule files.")
    private List<Path> places = List.of();

    @Option(
            names = "--only",
            paramLabel = "ID",
            split = ",",
            description = "Writes only these of the rules in the files.")
    private List<String> only = List.of();

    @Option(names = "--dry-run", description = "Only names the files.")
    private boolean dryRun;

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        List<RuleFile> files = RuleFile.chosen(new RuleFolder(config).check(places), only);
        ObjectNode document = Output.object();
        ArrayNode pulled = document.putArray("rules");
        try (KafkaTopics topics = job.topics(config)) {
            RulesOnTopic rules = RulesOnTopic.read(topics, config);
            for (RuleFile file : files) {
                Optional<Revision> latest =
                        RuleHistory.taken(rules, file.id()).filter(one -> one.version() > file.version());
                if (latest.isPresent() && latest.get().document().isPresent()) {
                    write(file, latest.get().document().get());
                    pulled.addObject()
                            .put("rule", file.id())
                            .put("file", file.path().toString())
                            .put("version", latest.get().version());
                    say(file, latest.get());
                }
            }
        }
        if (output.isJson()) {
            output.json(document);
        } else {
            output.line(Counted.of(pulled.size(), "file") + (dryRun ? " would be written, " : " written, ")
                    + (files.size() - pulled.size()) + " not behind");
        }
        return 0;
    }

    private void write(RuleFile file, Node wanted) throws IOException {
        if (!dryRun) {
            String text = Files.readString(file.path(), StandardCharsets.UTF_8);
            Files.writeString(file.path(), WrittenRule.of(text, file.document(), wanted), StandardCharsets.UTF_8);
        }
    }

    private void say(RuleFile file, Revision latest) {
        if (!output.isJson()) {
            output.line(file.path() + ": version " + latest.version() + " instead of " + file.version());
        }
    }
}
