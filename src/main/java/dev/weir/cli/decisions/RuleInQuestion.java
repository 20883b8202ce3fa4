package dev.weir.cli.decisions;

import dev.weir.cli.condition.ConditionTree;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a rule fired on an event or did not, as {@code weir explain --rule} says it, with the condition as a tree.
 *
 * @param lines without the condition
 * @param condition empty if it was not evaluated
 */
public record RuleInQuestion(List<String> lines, Optional<ConditionTree> condition) {
    /** Makes a defensive copy. */
    public RuleInQuestion {
        lines = List.copyOf(lines);
    }

    /**
     * Asks about a decision, or about an event without one.
     *
     * @param decidedAtMillis about when it was decided, if that is known: it is looked for there first
     * @throws IOException if the topics cannot be read, or have no such event or rule
     */
    public static RuleInQuestion ask(
            KafkaTopics topics, JobConfig config, String id, String rule, OptionalLong decidedAtMillis)
            throws IOException {
        RulesOnTopic rules = RulesOnTopic.read(topics, config);
        LookBack all = LookBack.of(Optional.empty(), System.currentTimeMillis());
        LookBack back = decidedAtMillis.isPresent() ? all.around(decidedAtMillis.getAsLong()) : all;
        DecisionSearch search = DecisionSearch.of(
                topics, config, new DecisionSearch.Sought(id, "", Optional.empty()), back, reading -> {});
        boolean hasFired =
                search.decision().filter(made -> made.hasReason(rule)).isPresent();
        Occasion occasion = search.decision()
                .map(DecisionMade::occasion)
                .or(search::occasion)
                .orElseThrow();
        List<ConditionTree> trees = new ArrayList<>();
        List<String> lines = new ArrayList<>(
                new WhyNot(topics, config, rules).telling(trees::add).of(occasion, rule));
        if (hasFired) { // what is said of one that did not fire begins with why not
            lines.set(0, fired(rule, lines, !trees.isEmpty()));
        }
        if (!trees.isEmpty()) {
            lines.removeIf(line -> line.startsWith("  "));
        }
        return new RuleInQuestion(lines, trees.stream().findFirst());
    }

    private static String fired(String rule, List<String> lines, boolean hasCondition) {
        if (hasCondition) {
            return "'" + rule + "' fired; asked again, its condition is this";
        }
        boolean isOfPattern = lines.size() > 1 && lines.get(1).startsWith("  ");
        return "'" + rule + "' fired"
                + (isOfPattern ? "" : "; asked again, " + lines.get(0).replaceFirst("^.* did not fire: ", ""));
    }
}
