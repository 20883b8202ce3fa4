package dev.weir.events.answer;

import dev.weir.events.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reason of a decision: a rule that fired.
 *
 * @param score 0 to 100
 * @param priority of the rule; orders reasons, and is not written to the topic
 * @param matched ids of the events of each pattern stage, in the order of the pattern
 * @param features value of each feature that the rule's {@code when} uses, except absent ones
 * @param subject whose memory the rule used, if not that of the decision's subject; otherwise {@code ""}
 * @param holdout the name of the holdout that kept the rule from firing, {@code ""} if none did
 */
public record Reason(
        String rule,
        long version,
        String outcome,
        double score,
        int priority,
        Map<String, Value> params,
        Map<String, List<String>> matched,
        Map<String, Value> features,
        String subject,
        String holdout) {

    /** Returns the same reason, kept back by a holdout. */
    public Reason heldOutBy(String name) {
        return new Reason(rule, version, outcome, score, priority, params, matched, features, subject, name);
    }

    /** Makes defensive copies; the stages keep their order. */
    public Reason {
        params = Map.copyOf(params);
        matched = Collections.unmodifiableMap(new LinkedHashMap<>(matched));
        features = Map.copyOf(features);
    }

    /** Creates a reason with the memory of the decision's subject, which nothing kept back. */
    public Reason(
            String rule,
            long version,
            String outcome,
            double score,
            int priority,
            Map<String, Value> params,
            Map<String, List<String>> matched,
            Map<String, Value> features) {
        this(rule, version, outcome, score, priority, params, matched, features, "", "");
    }

    /** Returns a copy about this subject. */
    public Reason about(String other) {
        return new Reason(rule, version, outcome, score, priority, params, matched, features, other, holdout);
    }
}
