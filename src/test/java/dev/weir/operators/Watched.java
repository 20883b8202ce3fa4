package dev.weir.operators;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.RichFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.OperatorMetricGroup;

/** Looks over a function's shoulder: what it counts, and how often it reads and writes which of its values. */
public final class Watched {
    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<String, Histogram> histograms = new HashMap<>();
    private final Map<String, Gauge<?>> gauges = new HashMap<>();
    private final Map<String, Integer> accesses = new HashMap<>();

    /** Watches a function that has been set up and is not open yet. */
    public void watch(RichFunction function) {
        RuntimeContext context = function.getRuntimeContext();
        function.setRuntimeContext(proxy(RuntimeContext.class, (self, method, arguments) -> switch (method.getName()) {
            case "getState" ->
                watched(((StateDescriptor<?, ?>) arguments[0]).getName(), (ValueState<?>)
                        Objects.requireNonNull(call(context, method, arguments)));
            case "getMetricGroup" -> watched(OperatorMetricGroup.class, context.getMetricGroup(), "");
            default -> call(context, method, arguments);
        }));
    }

    /** What a counter says; one in a group of its own is named as in the web UI: {@code rule.r.fired}. */
    public long count(String counter) {
        return counters.containsKey(counter) ? counters.get(counter).getCount() : 0;
    }

    /** The whole number that a gauge says. */
    public long gauge(String gauge) {
        return gauges.containsKey(gauge) ? ((Number) gauges.get(gauge).getValue()).longValue() : 0;
    }

    /** How many values a histogram took. */
    public long taken(String histogram) {
        return histograms.containsKey(histogram) ? histograms.get(histogram).getCount() : 0;
    }

    /** The greatest value that a histogram took lately. */
    public long greatest(String histogram) {
        return histograms.containsKey(histogram)
                ? histograms.get(histogram).getStatistics().getMax()
                : 0;
    }

    /** How often a value was read, written or cleared, by the name of ValueState's method. */
    public int accesses(String state, String method) {
        return accesses.getOrDefault(state + "." + method, 0);
    }

    private ValueState<?> watched(String name, ValueState<?> state) {
        return proxy(ValueState.class, (self, method, arguments) -> {
            accesses.merge(name + "." + method.getName(), 1, Integer::sum);
            return call(state, method, arguments);
        });
    }

    private <G extends MetricGroup> G watched(Class<G> type, G group, String prefix) {
        return proxy(type, (self, method, arguments) -> {
            String called = method.getName() + (arguments == null ? 0 : arguments.length);
            return switch (called) {
                case "counter1" -> counters.computeIfAbsent(prefix + arguments[0], name -> new SimpleCounter());
                case "counter2" -> counters.computeIfAbsent(prefix + arguments[0], name -> (Counter) arguments[1]);
                case "gauge2" -> {
                    gauges.put(prefix + arguments[0], (Gauge<?>) arguments[1]);
                    yield arguments[1];
                }
                case "histogram2" ->
                    histograms.computeIfAbsent(prefix + arguments[0], name -> (Histogram) arguments[1]);
                case "addGroup2" ->
                    watched(
                            MetricGroup.class,
                            group.addGroup((String) arguments[0], (String) arguments[1]),
                            prefix + arguments[0] + "." + arguments[1] + ".");
                default -> call(group, method, arguments);
            };
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Watched.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
