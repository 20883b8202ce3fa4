package dev.weir.cli.rules;

import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir rules show}. */
@Command(
        name = "show",
        description = "Shows a rule as it was pushed, in YAML; what the job says of it goes before it as a comment.")
public final class ShowRule implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The id of the rule.")
    private String id = "";

    @Option(names = "--version", paramLabel = "N", description = "An earlier version, as far as the topic has it.")
    private Optional<Long> version = Optional.empty();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            RulesOnTopic rules = RulesOnTopic.read(topics, config);
            Revision revision = version.isEmpty() ? rules.required(id) : RuleHistory.version(rules, id, version.get());
            if (output.isJson()) {
                output.line(revision.text());
                return 0;
            }
            rules.answer(id).ifPresent(answer -> answer.sentences().forEach(line -> output.line("# " + line)));
            if (revision.document().isEmpty()) {
                throw new IOException("what was pushed as '" + id + "' is no JSON; --json shows it as it is");
            }
            output.lines(DocumentForms.yaml(revision.document().orElseThrow())
                    .lines()
                    .toList());
            return 0;
        }
    }
}
