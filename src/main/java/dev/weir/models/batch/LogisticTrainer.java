package dev.weir.models.batch;

import dev.weir.models.Logistic;
import dev.weir.models.online.OnlineLearner;
import dev.weir.models.online.OnlineSettings;
import dev.weir.models.online.Weights;
import java.util.ArrayList;
import java.util.List;

/** Trains a logistic regression as the job does, by one row after the other, in several passes over all rows. */
public final class LogisticTrainer {
    private LogisticTrainer() {}

    /**
     * Returns what a learner knows that was shown the rows. The same rows and settings give the same bits.
     *
     * @param passes at least 1
     */
    public static Weights train(LabelledRows rows, OnlineSettings settings, int passes) {
        OnlineLearner learner = new OnlineLearner(settings, rows.inputs());
        double[] row = new double[rows.inputs()];
        for (int pass = 0; pass < passes; pass++) {
            for (int i = 0; i < rows.size(); i++) {
                rows.copy(i, row);
                learner.learn(row, rows.label(i), 1);
            }
        }
        return learner.weights();
    }

    /** Returns it as a model of its own. An input that never changed has the scale 0: that becomes a weight of 0. */
    public static Logistic ofDocument(Weights learned) {
        List<Double> weights = new ArrayList<>(learned.weights());
        List<Double> scales = new ArrayList<>(learned.scales());
        for (int i = 0; i < scales.size(); i++) {
            if (scales.get(i) == 0) {
                scales.set(i, 1.0);
                weights.set(i, 0.0);
            }
        }
        return new Logistic(learned.bias(), weights, learned.means(), scales);
    }
}
