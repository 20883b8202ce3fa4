package dev.weir.cli.change;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.PushTask;
import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.GitRules;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.cli.rules.RuleHistory;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.events.answer.RuleError;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir rules rollback}. */
@Command(
        name = "rollback",
        description = {
            "Pushes an earlier content of a rule, under a new version: the one before, as the rules topic has it, or another.",
            "The topic forgets when it is compacted; git does not."
        })
final class RollBackRule implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The id of the rule.")
    private String id = "";

    @ArgGroup
    private Source source = new Source();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "With --git, the file; default: the one of that revision that is called after the rule.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    /** The source of the content. */
    private static final class Source {
        @Option(names = "--to", paramLabel = "VERSION", description = "That version, as the topic has it.")
        private Optional<Long> version = Optional.empty();

        @Option(
                names = "--git",
                paramLabel = "REVISION",
                description = "A revision of the git repository that this folder is in, such as HEAD~1.")
        private Optional<String> revision = Optional.empty();
    }

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            RulesOnTopic rules = RulesOnTopic.read(topics, config);
            Node content = content(rules, config);
            long version = rules.nextVersion(id);
            Node document = VersionedContent.withVersion(content, version);
            List<RuleError> errors = new RuleFolder(config)
                    .knowing(rules.othersAt(Long.MAX_VALUE))
                    .errors(document);
            if (!errors.isEmpty()) {
                throw new IOException("that content is refused today: "
                        + errors.get(0).path() + ": " + errors.get(0).message());
            }
            return new PushTask(config, wait, output)
                    .push(
                            topics,
                            Change.of(id, document),
                            "'" + id + "' goes back to " + origin(content) + ", as version " + version);
        }
    }

    private Node content(RulesOnTopic rules, JobConfig config) throws IOException, InterruptedException {
        if (source.revision.isPresent()) {
            return new GitRules(config).read(source.revision.get(), id, file);
        }
        Revision earlier = source.version.isPresent()
                ? RuleHistory.version(rules, id, source.version.get())
                : RuleHistory.previous(rules, id);
        return earlier.document().orElseThrow();
    }

    private String origin(Node content) {
        return "version " + Versions.of(content)
                + source.revision.map(revision -> " of " + revision).orElse("");
    }
}
