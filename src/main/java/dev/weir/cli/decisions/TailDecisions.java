package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir decisions tail}. */
@Command(
        name = "tail",
        description = {
            "Shows decisions as they are made, a line each, until Ctrl-C: outcome, subject, score, which rules said so and on"
                    + " what grounds, the event, the id of the decision.",
            "The results of rules in shadow mode are marked as such."
        })
final class TailDecisions implements Callable<Integer> {
    @Option(names = "--subject", paramLabel = "SUBJECT", description = "Only about this subject, such as a customer.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--rule", paramLabel = "ID", description = "Only by this rule, live or in shadow.")
    private Optional<String> rule = Optional.empty();

    @Option(names = "--outcome", paramLabel = "OUTCOME", description = "Only with this outcome.")
    private Optional<String> outcome = Optional.empty();

    @ArgGroup
    private Start start = new Start();

    @Option(names = "--limit", paramLabel = "N", description = "Ends after this many.")
    private Optional<Long> limit = Optional.empty();

    @Option(names = "--no-follow", description = "Ends with the last that there is.")
    private boolean noFollow;

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    /** Where reading starts: without options, at the end of the topic. */
    private static final class Start {
        @Option(names = "--since", paramLabel = "TIME", description = "Those of the last 10m, 2h, 1d too.")
        private Optional<Duration> since = Optional.empty();

        @Option(names = "--from-beginning", description = "All that the topic has too.")
        private boolean fromBeginning;
    }

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            String actions = config.topics().actions();
            long left = limit.orElse(Long.MAX_VALUE);
            KafkaTopics.Position end = topics.end(actions);
            topics.goTo(from(topics, actions));
            while (left > 0 && !(noFollow && topics.isAt(end))) {
                for (RawRecord record : topics.next()) {
                    if (left > 0 && show(Output.parse(record.value()))) {
                        left--;
                    }
                }
            }
            return 0;
        }
    }

    private KafkaTopics.Position from(KafkaTopics topics, String actions) throws IOException {
        if (start.fromBeginning) {
            return topics.beginning(actions);
        }
        return start.since.isPresent()
                ? topics.since(
                        actions, System.currentTimeMillis() - start.since.get().toMillis())
                : topics.end(actions);
    }

    private boolean show(JsonNode decision) {
        boolean wanted = decision.isObject()
                && subject.filter(
                                named -> !named.equals(decision.path("subject").asText()))
                        .isEmpty()
                && outcome.filter(
                                named -> !named.equals(decision.path("outcome").asText()))
                        .isEmpty()
                && (rule.isEmpty() || isBy(decision, rule.get()));
        if (wanted && output.isJson()) {
            output.json(decision);
        } else if (wanted) {
            output.line(new DecisionMade(decision).sentence());
        }
        return wanted;
    }

    private static boolean isBy(JsonNode decision, String rule) {
        return Stream.of("reasons", "shadow")
                .flatMap(list -> StreamSupport.stream(decision.path(list).spliterator(), false))
                .anyMatch(reason -> rule.equals(reason.path("rule").asText()));
    }
}
