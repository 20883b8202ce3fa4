package dev.weir.cli.keys;

import dev.weir.cli.rules.RuleHistory;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.TimeConverter;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.KeyInquiry;
import dev.weir.keys.KeyName;
import dev.weir.keys.KnownKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir features show}. */
@Command(
        name = "show",
        description = {
            "Shows what is known of a key: its features with their values, open matches and what they wait for, rows of"
                    + " tables, lists, what rests and waits, and what was decided last.",
            "It plays the events of the key that the topics still hold through the engine, under the rules in force."
        })
public final class ShowFeatures implements Callable<Integer> {
    @Parameters(
            paramLabel = "KEY",
            description = "Fields with their values, such as cardId=card-9 or 'cardId=card-9&merchantId=m-7'.")
    private String key = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "What was known then, such as 2026-03-01T10:00:00Z. Default: now.")
    private Optional<Instant> at = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Reads events and decisions no further back than this, such as 2h or 7d. Default: as far as a rule looks.")
    private Optional<Duration> since = Optional.empty();

    @Option(names = "--rule", paramLabel = "ID", description = "Only what this rule knows.")
    private Optional<String> rule = Optional.empty();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        KeyName name = KeyName.of(key)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + key + "' is no key; write fields with their values, such as cardId=card-9"));
        long atMillis = at.map(Instant::toEpochMilli).orElseGet(System::currentTimeMillis);
        long sinceMillis = since.map(length -> atMillis - length.toMillis()).orElse(0L);
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            if (rule.isPresent()) {
                RuleHistory.require(RulesOnTopic.read(topics, config), rule);
            }
            KnownKey known = KeyInquiry.ask(new KeyInquiry.Question(name, atMillis, sinceMillis, rule), topics, config);
            if (output.isJson()) {
                output.json(KnownKeyText.json(known));
            } else {
                output.lines(KnownKeyText.lines(known));
            }
        }
        return 0;
    }
}
