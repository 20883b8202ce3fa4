package dev.weir.engine.train;

import dev.weir.models.measure.Ranking;
import dev.weir.rules.model.Training;
import java.util.Map;

/**
 * How the scores of challengers ranked the labels since they are compared with a live version, and how its own did.
 *
 * @param labels how many a challenger scored
 */
record ChallengerComparison(Ranking challenger, Ranking live, long labels) {
    /** The AUC of scores that say nothing of the labels. */
    private static final double EVEN_CHANCE = 0.5;

    /** Returns whether all holds that is asked of a model which has learned from so many events. */
    boolean holds(Training.Promotion promotion, long events) {
        if (labels < promotion.labels() || events < promotion.events()) {
            return false;
        }
        for (Map.Entry<Training.Measure, Training.Least> least :
                promotion.measures().entrySet()) {
            double ofLive = figure(least.getKey(), live);
            double toBeat = Double.isNaN(ofLive) ? ofChance(least.getKey()) : ofLive;
            if (!least.getValue().isReached(figure(least.getKey(), challenger), toBeat)) {
                return false;
            }
        }
        return true;
    }

    /** Returns what scores have that say nothing of the labels: so much a live version has that gives none. */
    private double ofChance(Training.Measure measure) {
        return switch (measure) {
            case AUC -> EVEN_CHANCE;
            case AVERAGE_PRECISION ->
                (double) challenger.positives() / (challenger.positives() + challenger.negatives());
        };
    }

    private static double figure(Training.Measure measure, Ranking of) {
        return switch (measure) {
            case AUC -> of.auc();
            case AVERAGE_PRECISION -> of.averagePrecision();
        };
    }
}
