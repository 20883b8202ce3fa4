package dev.weir.operators.metrics;

import dev.weir.engine.score.InputWatches;
import org.apache.flink.metrics.MetricGroup;

/**
 * The inputs of models as metrics, in groups {@code model} and {@code input}: {@code psi}, how far an input is from how it
 * was when the model was trained, and {@code absent}, in which share of the latest events it was absent. A figure that is
 * not known is NaN.
 */
public final class InputGauges {
    private InputGauges() {}

    /** Returns what watches inputs and shows them in a group. */
    public static InputWatches in(MetricGroup metrics) {
        return new InputWatches((model, input, watch) -> {
            MetricGroup group = metrics.addGroup("model", model).addGroup("input", input);
            group.gauge("psi", () -> watch.psi(input));
            group.gauge("absent", () -> watch.absent(input));
        });
    }
}
