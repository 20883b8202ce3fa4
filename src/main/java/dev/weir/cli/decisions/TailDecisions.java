package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.Settings;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.text.Spelling;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            split = ",",
            description = "Only with one of these outcomes, such as BLOCK,REVIEW.")
    private List<String> outcomes = List.of();

    @Option(
            names = "--min-score",
            paramLabel = "SCORE",
            defaultValue = "0",
            description = "Only with this score or a higher one.")
    private double minScore;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

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
            refuseUnknownOutcomes(topics, config);
            tellUnknownRule(topics, config);
            String actions = config.topics().actions();
            long left = limit.orElse(Long.MAX_VALUE);
            if (noFollow && start.since.isEmpty() && !start.fromBeginning) {
                say("nothing is shown: reading begins at the end, where --no-follow stops; add --since 10m or"
                        + " --from-beginning");
            }
            KafkaTopics.Position end = topics.end(actions);
            topics.goTo(from(topics, actions));
            while (left > 0 && output.isRead() && !(noFollow && topics.isAt(end))) {
                for (RawRecord record : topics.next()) {
                    if (left > 0 && show(Output.parse(record.value()))) {
                        left--;
                    }
                }
            }
            return 0;
        }
    }

    /** An outcome that no rule decides would never be seen: those of the job config, of job/schema and of the rules count. */
    private void refuseUnknownOutcomes(KafkaTopics topics, JobConfig config) throws IOException {
        Set<String> known =
                new TreeSet<>(Settings.of(config).engine().channels().declared());
        if (known.containsAll(outcomes)) {
            return;
        }
        Optional<RulesOnTopic> rules = rules(topics, config);
        if (rules.isEmpty()) {
            return;
        }
        rules.get().outcomes().forEach(known::add);
        for (String outcome : outcomes) {
            if (!known.contains(outcome)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "--outcome: nothing decides '" + outcome + "'"
                                + Spelling.nearest(outcome, known)
                                        .map(near -> Spelling.MEANT + near + "'?")
                                        .orElse("; write one of " + Spelling.listed(known)));
            }
        }
    }

    /** A rule that is no longer there has decisions all the same, so one that is not there is told and not refused. */
    private void tellUnknownRule(KafkaTopics topics, JobConfig config) throws IOException {
        if (rule.isPresent()) {
            rules(topics, config)
                    .filter(rules -> rules.history(rule.get()).isEmpty())
                    .ifPresent(rules ->
                            say(String.valueOf(rules.unknown(rule.get()).getMessage())));
        }
    }

    /** Returns the rules; empty, which is said, if they cannot be read: whoever looks at decisions may not be allowed to. */
    private Optional<RulesOnTopic> rules(KafkaTopics topics, JobConfig config) {
        try {
            return Optional.of(RulesOnTopic.read(topics, config));
        } catch (IOException e) {
            say("the rules cannot be read, so a name is not compared with them: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void say(String what) {
        spec.commandLine().getErr().println("weir: " + what);
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
                && (outcomes.isEmpty()
                        || outcomes.contains(decision.path("outcome").asText()))
                && decision.path("score").asDouble() >= minScore
                && (rule.isEmpty() || isBy(decision, rule.get()));
        if (wanted && output.isJson()) {
            output.json(decision);
        } else if (wanted) {
            output.line(Instant.ofEpochMilli(new DecisionMade(decision).decidedAtMillis())
                            .truncatedTo(ChronoUnit.SECONDS)
                    + "  "
                    + new DecisionMade(decision).sentence());
        }
        return wanted;
    }

    private static boolean isBy(JsonNode decision, String rule) {
        return Stream.of("reasons", "shadow")
                .flatMap(list -> StreamSupport.stream(decision.path(list).spliterator(), false))
                .anyMatch(reason -> rule.equals(reason.path("rule").asText()));
    }
}
