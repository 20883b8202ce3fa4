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
     * Returns the model. The same rows and settings give the same bits.
     *
     * @param passes at least 1
     */
    public static Logistic train(LabelledRows rows, OnlineSettings settings, int passes) {
        OnlineLearner learner = new OnlineLearner(settings, rows.inputs());
        double[] row = new double[rows.inputs()];
        for (int pass = 0; pass < passes; pass++) {
            for (int i = 0; i < rows.size(); i++) {
                rows.copy(i, row);
                learner.learn(row, rows.label(i), 1);
            }
        }
        return ofDocument(learner.weights());
    }

    /** An input that never changed has the scale 0, which a document writes as a weight of 0. */
    private static Logistic ofDocument(Weights learned) {
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
