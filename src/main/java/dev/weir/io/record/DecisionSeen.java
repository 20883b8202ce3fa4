package dev.weir.io.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.definition.EventDefinitions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A decision read from the topic, as far as people need to see it.
 *
 * @param triggerType {@code transaction}, {@code click} or {@code inventory}
 * @param subject the subject of the decision
 * @param causes rules that fired
 * @param shadow rules in shadow mode that would have fired
 */
public record DecisionSeen(
        String triggerType,
        String triggerId,
        String subject,
        String outcome,
        double score,
        List<Cause> causes,
        List<Cause> shadow) {

    /**
     * A rule that fired.
     *
     * @param grounds the holdout that kept it back; its points; then the stages of its pattern, each as {@code name id} or, if it took more events, {@code name id +n};
     *     then the features, and the scores of models, each as {@code name value}
     */
    public record Cause(String rule, String outcome, List<String> grounds) {
        /** Makes defensive copies. */
        public Cause {
            grounds = List.copyOf(grounds);
        }
    }

    /** Makes defensive copies. */
    public DecisionSeen {
        causes = List.copyOf(causes);
        shadow = List.copyOf(shadow);
    }

    /** Reads a decision's JSON. */
    public static DecisionSeen of(JsonNode decision) {
        return new DecisionSeen(
                decision.path("trigger").path("type").asText(),
                decision.path("trigger").path("id").asText(),
                decision.path("subject").asText(),
                decision.path("outcome").asText(),
                decision.path("score").asDouble(),
                causes(decision.path("reasons")),
                causes(decision.path("shadow")));
    }

    private static List<Cause> causes(JsonNode reasons) {
        List<Cause> causes = new ArrayList<>();
        for (JsonNode reason : reasons) {
            causes.add(new Cause(
                    reason.path("rule").asText(), reason.path("outcome").asText(), grounds(reason)));
        }
        return causes;
    }

    /** Returns whether it is about an event that is always answered, so that somebody waits for it. */
    public boolean isAwaited() {
        return EventDefinitions.BUILT_IN.named(triggerType).isAlwaysAnswered();
    }

    /**
     * Returns a line with the outcome, the subject, the score, the rules with their reasons, and what rules in shadow
     * mode would have decided.
     */
    public String sentence() {
        StringJoiner parts = new StringJoiner(" ");
        parts.add(String.format("%-15s %-10s score %-4s", outcome, subject, shortened(score)));
        if (!causes.isEmpty()) {
            parts.add("by " + listed(causes));
        }
        parts.add("on " + triggerType + " " + triggerId);
        if (!shadow.isEmpty()) {
            parts.add(" in shadow "
                    + (shadow.get(0).outcome().isEmpty() ? "" : shadow.get(0).outcome() + " ") + "by "
                    + listed(shadow));
        }
        return parts.toString();
    }

    /** Returns a line without the reasons. */
    public String headline() {
        return new DecisionSeen(triggerType, triggerId, subject, outcome, score, List.of(), List.of()).sentence();
    }

    private static String listed(List<Cause> causes) {
        StringJoiner listed = new StringJoiner(", ");
        for (Cause cause : causes) {
            listed.add(
                    cause.grounds().isEmpty()
                            ? cause.rule()
                            : cause.rule() + " (" + String.join(", ", cause.grounds()) + ")");
        }
        return listed.toString();
    }

    private static List<String> grounds(JsonNode reason) {
        List<String> grounds = new ArrayList<>();
        if (reason.has("holdout")) {
            grounds.add("held out by " + reason.path("holdout").asText());
        }
        points(reason).ifPresent(grounds::add);
        reason.path("matched")
                .properties()
                .forEach(stage -> grounds.add(stage.getKey() + " " + first(stage.getValue())));
        reason.path("features")
                .properties()
                .forEach(feature -> grounds.add(feature.getKey() + " " + shown(feature.getValue())));
        reason.path("scores")
                .properties()
                .forEach(asked -> grounds.add(
                        asked.getKey() + " " + shown(asked.getValue().path("score"))));
        return grounds;
    }

    /** Returns the points that a rule gave, or those that a policy summed; empty if there are none. */
    public static Optional<String> points(JsonNode reason) {
        if (!reason.has("points")) {
            return Optional.empty();
        }
        String points = shown(reason.path("points")) + " points";
        if (!reason.has("from")) {
            return Optional.of(points);
        }
        StringJoiner rules = new StringJoiner(" + ");
        reason.path("rules").forEach(rule -> rules.add(rule.asText()));
        return Optional.of(points + " from " + shown(reason.path("from")) + " by " + rules);
    }

    private static String first(JsonNode ids) {
        String first = ids.path(0).asText();
        return ids.size() > 1 ? first + " +" + (ids.size() - 1) : first;
    }

    /** Returns a value for people: at most two decimals, without trailing zeros. */
    public static String shown(JsonNode value) {
        if (value.isContainerNode()) {
            return value.toString();
        }
        return value.isFloatingPointNumber() ? shortened(value.asDouble()) : value.asText();
    }

    private static String shortened(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
