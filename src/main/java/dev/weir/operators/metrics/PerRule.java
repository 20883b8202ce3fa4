package dev.weir.operators.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.metrics.MetricGroup;

/**
 * Metrics by rule, in groups {@code rule} with the rule's id as their value, which is a label in Prometheus.
 *
 * <p>Flink removes no metric before the task ends, so a removed rule keeps its metrics until then. The memory this
 * takes is bounded: the first {@value #MOST_RULES} rules of an instance have metrics of their own, all further ones
 * share those of {@value #OTHERS}, which cannot be the id of a rule.
 *
 * @param <M> the metrics of one rule
 */
final class PerRule<M> {
    static final int MOST_RULES = 1_000;
    static final String OTHERS = "_other";

    private final MetricGroup group;
    private final String named;
    private final Function<MetricGroup, M> registration;
    private final Map<String, M> byId = new HashMap<>();

    /** Creates metrics that this function registers for each rule in its own group. */
    PerRule(MetricGroup group, Function<MetricGroup, M> registration) {
        this(group, "rule", registration);
    }

    /** Creates the same for each of what has this name instead, such as each model. */
    PerRule(MetricGroup group, String named, Function<MetricGroup, M> registration) {
        this.group = group;
        this.named = named;
        this.registration = registration;
    }

    /** Returns the metrics of a rule, and registers them on first use. */
    M of(String id) {
        M known = byId.get(id);
        return known != null ? known : byId.computeIfAbsent(byId.size() < MOST_RULES ? id : OTHERS, this::registered);
    }

    private M registered(String id) {
        return registration.apply(group.addGroup(named, id));
    }
}
