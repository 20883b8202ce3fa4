package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.Points;
import dev.weir.text.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says what the policies that sum points made of a decision, where they did not decide.
 *
 * @param tags of the rule of a reason
 */
record PolicyNotes(List<PointPolicy> policies, Function<JsonNode, List<String>> tags) {

    /** Returns a line for each policy that summed points and did not decide. */
    List<String> undecided(JsonNode decision) {
        List<String> lines = new ArrayList<>();
        for (PointPolicy policy : policies) {
            Map<String, Double> counted = counted(policy, decision);
            if (!counted.isEmpty() && !hasDecided(policy, decision)) {
                lines.add(undecided(policy, counted, decision));
            }
        }
        return lines;
    }

    /** Returns why the policy with this name among rules did not decide; empty if it did. */
    Optional<String> whyNot(String asRule, JsonNode decision) {
        Optional<PointPolicy> asked = policies.stream()
                .filter(policy -> policy.asRule().equals(asRule))
                .findFirst();
        if (asked.isEmpty()) {
            List<String> known = policies.stream().map(PointPolicy::asRule).toList();
            return Optional.of("there was no policy '" + asRule + "', in the job config or as a document"
                    + Spelling.advice(asRule, known));
        }
        return hasDecided(asked.get(), decision)
                ? Optional.empty()
                : Optional.of(undecided(asked.get(), counted(asked.get(), decision), decision));
    }

    private static String undecided(PointPolicy policy, Map<String, Double> counted, JsonNode decision) {
        String line = policy.asRule() + " did not decide: ";
        if (counted.isEmpty()) {
            return line + "no rule that it counts gave points";
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (double points : counted.values()) {
            sum = sum.add(BigDecimal.valueOf(points));
        }
        String summed =
                line + sum.stripTrailingZeros().toPlainString() + " points by " + String.join(" + ", counted.keySet());
        return policy.bandOf(sum.doubleValue()).isPresent()
                ? summed
                        + (decision.path("overruled").isEmpty()
                                ? "; it is not the policy of then"
                                : "; a rule that is final decided")
                : summed + "; its first band begins at "
                        + BigDecimal.valueOf(policy.bands().get(0).from())
                                .stripTrailingZeros()
                                .toPlainString();
    }

    private static boolean hasDecided(PointPolicy policy, JsonNode decision) {
        for (JsonNode reason : decision.path("reasons")) {
            if (reason.path("rule").asText().equals(policy.asRule())) {
                return true;
            }
        }
        return false;
    }

    private Map<String, Double> counted(PointPolicy policy, JsonNode decision) {
        Map<String, Double> byRule = new LinkedHashMap<>();
        for (JsonNode reason : decision.path("reasons")) {
            boolean gives = reason.has("points")
                    && !reason.has("from")
                    && reason.path("channel").asText().equals(policy.channel());
            double points = reason.path("points").asDouble();
            if (gives && policy.counts(new Points.Given(points, tags.apply(reason)))) {
                byRule.merge(reason.path("rule").asText(), points, Math::max);
            }
        }
        return byRule;
    }
}
