package dev.weir.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision as read from the topic, as far as a person wants to see it.
 *
 * @param triggerType {@code transaction}, {@code click} or {@code inventory}
 * @param subject whom it is about
 */
record DecisionSeen(
        String triggerType, String triggerId, String subject, String outcome, double score, List<Cause> causes) {

    /**
     * A rule that fired.
     *
     * @param grounds the stages of its pattern, each as {@code name id} or {@code name id +n}, if it took more events; then
     *     the features, each as {@code name value}
     */
    record Cause(String rule, List<String> grounds) {
        Cause {
            grounds = List.copyOf(grounds);
        }
    }

    DecisionSeen {
        causes = List.copyOf(causes);
    }

    /** Out of a decision's JSON. */
    static DecisionSeen of(JsonNode decision) {
        List<Cause> causes = new ArrayList<>();
        for (JsonNode reason : decision.path("reasons")) {
            causes.add(new Cause(reason.path("rule").asText(), grounds(reason)));
        }
        return new DecisionSeen(
                decision.path("trigger").path("type").asText(),
                decision.path("trigger").path("id").asText(),
                decision.path("subject").asText(),
                decision.path("outcome").asText(),
                decision.path("score").asDouble(),
                causes);
    }

    /** Whether it is about a transaction, and so one that somebody waits for. */
    boolean isOfTransaction() {
        return "transaction".equals(triggerType);
    }

    private static List<String> grounds(JsonNode reason) {
        List<String> grounds = new ArrayList<>();
        reason.path("matched")
                .properties()
                .forEach(stage -> grounds.add(stage.getKey() + " " + first(stage.getValue())));
        reason.path("features")
                .properties()
                .forEach(feature -> grounds.add(feature.getKey() + " " + shown(feature.getValue())));
        return grounds;
    }

    private static String first(JsonNode ids) {
        String first = ids.path(0).asText();
        return ids.size() > 1 ? first + " +" + (ids.size() - 1) : first;
    }

    private static String shown(JsonNode value) {
        return value.isFloatingPointNumber() ? Numbers.shortened(value.asDouble()) : value.asText();
    }
}
