package dev.weir.operators.train;

import dev.weir.engine.train.Trainer;
import dev.weir.engine.train.TrainingFigures;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of models that the job trains, in groups {@code model} with the id of the model as their value: {@code
 * labelsLearned}, {@code eventsLearned}, {@code labelsCorrected}, {@code labelsOfOtherInputs}, {@code auc}, {@code averagePrecision} and {@code
 * calibrationError} of the live version over the latest labelled examples, {@code shadowAuc} and {@code
 * shadowAveragePrecision} of the challenger, {@code publishedVersion} and {@code promotedVersion}. A figure that is not known is NaN.
 *
 * <p>They are measured at most every {@value #PAUSE_MILLIS} ms, by the thread that learns, and read by others.
 */
final class LearningMetrics {
    /** The largest number of models with metrics of their own. */
    static final int MOST_MODELS = 1_000;

    private static final long PAUSE_MILLIS = 2_000;

    private final MetricGroup metrics;
    private final Map<String, Shown> byModel = new HashMap<>();

    /** Creates figures that are shown in a group. */
    LearningMetrics(MetricGroup metrics) {
        this.metrics = metrics;
    }

    private static final class Shown {
        private volatile TrainingFigures figures = TrainingFigures.NONE;
        private long measuredMillis;
        private long learned = -1;
    }

    /** Shows the figures of a model. */
    void show(String model, Trainer trainer) {
        @Nullable Shown known = byModel.get(model);
        if (known == null && byModel.size() >= MOST_MODELS) {
            return;
        }
        Shown shown = known == null ? new Shown() : known;
        if (known == null) {
            byModel.put(model, shown);
            register(metrics.addGroup("model", model), shown);
        }
        shown.figures = TrainingFigures.of(trainer);
    }

    private static void register(MetricGroup group, Shown shown) {
        gauge(group, "labelsLearned", shown, TrainingFigures::learned);
        gauge(group, "eventsLearned", shown, TrainingFigures::events);
        gauge(group, "labelsCorrected", shown, TrainingFigures::corrected);
        gauge(group, "labelsOfOtherInputs", shown, TrainingFigures::ofOthers);
        gauge(group, "publishedVersion", shown, TrainingFigures::published);
        gauge(group, "promotedVersion", shown, TrainingFigures::promoted);
        gauge(group, "auc", shown, figures -> figures.live().auc());
        gauge(group, "averagePrecision", shown, figures -> figures.live().averagePrecision());
        gauge(group, "calibrationError", shown, TrainingFigures::calibrationError);
        gauge(group, "shadowAuc", shown, figures -> figures.challenger().auc());
        gauge(
                group,
                "shadowAveragePrecision",
                shown,
                figures -> figures.challenger().averagePrecision());
    }

    private static void gauge(MetricGroup group, String name, Shown shown, ToDoubleFunction<TrainingFigures> figure) {
        group.gauge(name, () -> figure.applyAsDouble(shown.figures));
    }

    /** Measures a model again, if it learned something since and was not measured a moment ago. */
    void refresh(String model, Trainer trainer, long nowMillis) {
        @Nullable Shown shown = byModel.get(model);
        if (shown != null && trainer.learned() != shown.learned && nowMillis - shown.measuredMillis >= PAUSE_MILLIS) {
            shown.learned = trainer.learned();
            shown.measuredMillis = nowMillis;
            shown.figures = TrainingFigures.of(trainer);
        }
    }
}
