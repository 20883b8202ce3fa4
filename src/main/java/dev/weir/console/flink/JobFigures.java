package dev.weir.console.flink;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the running job measures by rule and by model.
 *
 * @param trouble why it is not known; {@code ""} if it is
 * @param rules by id
 * @param models by key, such as {@code card-fraud} or {@code card-fraud/shadow}
 */
public record JobFigures(String trouble, Map<String, Measured> rules, Map<String, Measured> models) {
    /** Nobody was asked. */
    public static final JobFigures UNKNOWN = unknown("the console has not asked Flink yet");

    /** Makes defensive copies. */
    public JobFigures {
        rules = Map.copyOf(rules);
        models = Map.copyOf(models);
    }

    /** Returns that nothing is known, and why. */
    public static JobFigures unknown(String why) {
        return new JobFigures(why, Map.of(), Map.of());
    }

    /** Returns what is measured of a rule. */
    public Measured rule(String id) {
        return rules.getOrDefault(id, Measured.NOTHING);
    }

    /** Returns how often rules failed, all together; empty if the job has measured that of none. */
    public OptionalDouble errors() {
        double[] errors = rules.values().stream()
                .flatMapToDouble(rule -> rule.of("errors").stream())
                .toArray();
        return errors.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(errors).sum());
    }

    /** Returns what is measured of a model. */
    public Measured model(String key) {
        return models.getOrDefault(key, Measured.NOTHING);
    }

    /** Returns why a figure of a rule or a model is not there. */
    public String absent() {
        return trouble.isEmpty() ? "the job has not measured this yet" : trouble;
    }
}
