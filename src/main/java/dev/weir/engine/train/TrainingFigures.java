package dev.weir.engine.train;

import dev.weir.models.measure.Calibration;
import dev.weir.models.measure.Ranking;

/**
 * How a model that the job trains is doing; numbers that are not known are NaN.
 *
 * @param learned labels that were learned since the learner began
 * @param events events that were learned from since then, by a model that needs no labels
 * @param corrected how many of them contradicted an earlier one
 * @param ofOthers labels of examples with other inputs
 * @param published the version last published as a challenger; 0 if none was
 * @param promoted the version last made live by the job; 0 if none was
 * @param live how the scores of live versions ranked the latest labelled examples
 * @param challenger how those of challengers did, since they are compared with the live version
 * @param calibrationError of the scores of live versions
 */
public record TrainingFigures(
        long learned,
        long events,
        long corrected,
        long ofOthers,
        int published,
        int promoted,
        Ranking live,
        Ranking challenger,
        double calibrationError) {
    private static final Ranking UNKNOWN = new Ranking(0, 0, Double.NaN, Double.NaN, 0, 0);

    /** Those of a model that nothing is known of. */
    public static final TrainingFigures NONE = new TrainingFigures(0, 0, 0, 0, 0, 0, UNKNOWN, UNKNOWN, Double.NaN);

    /** Measures a model; takes some milliseconds. */
    public static TrainingFigures of(Trainer trainer) {
        Learning state = trainer.state();
        return new TrainingFigures(
                state.forest.isPresent() ? 0 : state.counts.learned(),
                state.forest.isPresent() ? state.counts.learned() : 0,
                state.counts.corrected(),
                state.counts.ofOthers(),
                state.counts.published(),
                state.counts.promoted(),
                Ranking.of(state.watched),
                Ranking.of(state.comparedChallenger),
                Calibration.of(state.watched).error());
    }
}
