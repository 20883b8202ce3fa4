package dev.weir.events.answer;

import dev.weir.events.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reason of a decision: a rule that fired, or a policy that summed points.
 *
 * @param outcome {@code ""} of a rule that only gives points
 * @param score 0 to 100
 * @param priority of the rule; orders reasons, and is not written to the topic
 * @param matched ids of the events of each pattern stage, in the order of the pattern
 * @param features value of each feature that the rule's {@code when} uses, except absent ones
 * @param standing where it stands among the reasons of its decision
 * @param scores what models said, by what the rule asked, such as {@code card-fraud} or {@code card-fraud/shadow}; without
 *     those that said nothing
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
        Standing standing,
        Map<String, ModelScore> scores) {

    /** Makes defensive copies; the stages keep their order. */
    public Reason {
        params = Map.copyOf(params);
        matched = Collections.unmodifiableMap(new LinkedHashMap<>(matched));
        features = Map.copyOf(features);
        scores = Map.copyOf(scores);
    }

    /** Creates a plain reason. */
    public Reason(
            String rule,
            long version,
            String outcome,
            double score,
            int priority,
            Map<String, Value> params,
            Map<String, List<String>> matched,
            Map<String, Value> features) {
        this(rule, version, outcome, score, priority, params, matched, features, Standing.PLAIN);
    }

    /** Creates the reason of a rule that asked no model. */
    public Reason(
            String rule,
            long version,
            String outcome,
            double score,
            int priority,
            Map<String, Value> params,
            Map<String, List<String>> matched,
            Map<String, Value> features,
            Standing standing) {
        this(rule, version, outcome, score, priority, params, matched, features, standing, Map.of());
    }

    /** Returns whose memory the rule used; {@code ""} for that of the decision's subject. */
    public String subject() {
        return standing.subject();
    }

    /** Returns the name of the holdout that kept the rule from firing; {@code ""} if none did. */
    public String holdout() {
        return standing.holdout();
    }

    /** Returns whether it decides something, and does not only give points. */
    public boolean decides() {
        return !outcome.isEmpty();
    }

    /** Returns whether it is a policy's, which only what it sums says. */
    public boolean isOfPolicy() {
        return standing.points() instanceof Points.Sum;
    }

    /** Returns a copy about this subject. */
    public Reason about(String subject) {
        return with(
                new Standing(subject, standing.channel(), standing.isFinal(), standing.holdout(), standing.points()));
    }

    /** Returns it in this channel. */
    public Reason in(String channel) {
        return channel.equals(standing.channel()) ? this : with(standing.in(channel));
    }

    /** Returns the same reason, kept back by a holdout. */
    public Reason heldOutBy(String name) {
        return with(new Standing(standing.subject(), standing.channel(), standing.isFinal(), name, standing.points()));
    }

    private Reason with(Standing other) {
        return new Reason(rule, version, outcome, score, priority, params, matched, features, other, scores);
    }
}
