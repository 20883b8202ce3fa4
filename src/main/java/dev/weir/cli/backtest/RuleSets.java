package dev.weir.cli.backtest;

import dev.weir.backtest.RuleSet;
import dev.weir.backtest.measure.MeasuredRule;
import dev.weir.cli.lists.ListsOnTopic;
import dev.weir.cli.rules.GivenRules;
import dev.weir.cli.rules.RuleReach;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rules of folders, of git and of the topic, as backtests play them. */
final class RuleSets {
    private RuleSets() {}

    /** Returns the rules that others are compared with. */
    static Optional<GivenRules> against(
            AgainstOptions options, List<Path> places, Map<String, String> lists, JobOptions job, JobConfig config)
            throws IOException, InterruptedException {
        if (options.revision().isPresent()) {
            return Optional.of(GivenRules.at(options.revision().get(), places, config));
        }
        if (options.place().isEmpty()) {
            return Optional.empty();
        }
        String place = options.place().get();
        return Optional.of(
                place.equals(AgainstOptions.IN_FORCE)
                        ? inForce(lists, job, config)
                        : GivenRules.in(List.of(Path.of(place)), config));
    }

    private static GivenRules inForce(Map<String, String> ofFiles, JobOptions job, JobConfig config)
            throws IOException {
        try (KafkaTopics topics = job.topics(config)) {
            Map<String, String> lists = new TreeMap<>(ofFiles);
            ListsOnTopic.read(topics, config)
                    .texts()
                    .forEach((name, json) -> lists.put(name, new String(json, StandardCharsets.UTF_8)));
            GivenRules rules = GivenRules.inForce(RulesOnTopic.read(topics, config), lists, config);
            if (rules.rules().isEmpty()) {
                throw new IOException("there is no rule on the topic "
                        + config.topics().rules() + " to compare with; --against DIR compares with a folder");
            }
            return rules;
        }
    }

    /** Returns what the other rules are, for people. */
    static String name(AgainstOptions options) {
        return options.revision()
                .or(options::place)
                .map(name -> name.equals(AgainstOptions.IN_FORCE) ? "the rules in force" : name)
                .orElse("");
    }

    /** Returns the name of places, for people. */
    static String name(List<Path> places) {
        return places.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** Returns the ids of the rules that have a guard, which backtests do not apply. */
    static List<String> guarded(GivenRules given) {
        return given.rules().values().stream()
                .filter(rule -> rule.guard().isPresent())
                .map(rule -> rule.id())
                .toList();
    }

    /** Returns rules as backtests play them. */
    static RuleSet of(String name, GivenRules given, GivenModels models) {
        List<MeasuredRule> rules =
                given.rules().values().stream().map(MeasuredRule::of).toList();
        long reach = given.rules().entrySet().stream()
                .mapToLong(rule -> RuleReach.millis(rule.getKey(), rule.getValue()))
                .max()
                .orElse(0);
        return new RuleSet(
                name, given.documents(), models.json(), rules, given.lists(), Math.max(reach, models.reachMillis()));
    }
}
