package dev.weir.operators.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.metrics.MetricGroup;

/**
 * Metrics that there are for each rule, in groups {@code rule} with the rule's id as their value; in Prometheus that is a
 * label.
 *
 * <p>Flink takes no metric back before the task ends, so that a rule that is removed keeps its own until then. What that
 * may take is bounded: the first {@value #MOST_RULES} rules that an instance meets have metrics of their own, all further
 * ones share those of {@value #OTHERS}, which no rule can have as its id.
 *
 * @param <M> the metrics of one rule
 */
final class PerRule<M> {
    static final int MOST_RULES = 1_000;
    static final String OTHERS = "_other";

    private final MetricGroup group;
    private final Function<MetricGroup, M> registration;
    private final Map<String, M> byId = new HashMap<>();

    /** Registers in this group what rules have each in their own. */
    PerRule(MetricGroup group, Function<MetricGroup, M> registration) {
        this.group = group;
        this.registration = registration;
    }

    /** The metrics of a rule, registered if it is the first time that they are asked for. */
    M of(String id) {
        M known = byId.get(id);
        return known != null ? known : byId.computeIfAbsent(byId.size() < MOST_RULES ? id : OTHERS, this::registered);
    }

    private M registered(String id) {
        return registration.apply(group.addGroup("rule", id));
    }
}
