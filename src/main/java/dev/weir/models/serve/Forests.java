package dev.weir.models.serve;

import dev.weir.models.Anomaly;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.forest.CutForest;
import dev.weir.models.forest.ForestSample;
import dev.weir.models.forest.ForestSampleCodec;
import java.io.IOException;

/** Grows forests from what their documents hold. */
final class Forests {
    /** The most trees times inputs: 41 MB of boxes. */
    static final int MOST_TREES_BY_INPUTS = 10_000;

    private Forests() {}

    static LoadedModel load(Anomaly model, int inputs) throws ArtifactException {
        if (model.trees() < 1 || model.trees() > Anomaly.MOST_TREES || model.trees() * inputs > MOST_TREES_BY_INPUTS) {
            throw new ArtifactException(model.trees() + " trees over " + inputs + " inputs; write 1 to "
                    + Math.min(Anomaly.MOST_TREES, MOST_TREES_BY_INPUTS / inputs));
        }
        if (!ForestSample.isBounded(model.samples(), inputs)) {
            throw new ArtifactException(ForestSample.tooMuch(model.samples(), inputs));
        }
        if (model.learned().isEmpty()) {
            return () -> NoScore.INSTANCE;
        }
        ForestSample sample = sample(model.learned());
        if (sample.inputs() != inputs) {
            throw new ArtifactException("the model has " + inputs + " inputs, and its sample was learned with "
                    + sample.inputs() + "; leave 'learned' out to learn it anew");
        }
        if (sample.size() < Anomaly.FEWEST_SAMPLES) {
            return () -> NoScore.INSTANCE;
        }
        CutForest forest = CutForest.grow(sample, model.trees());
        return forest::scorer;
    }

    private static ForestSample sample(String learned) throws ArtifactException {
        try {
            return ForestSampleCodec.ofText(learned);
        } catch (IOException e) {
            throw new ArtifactException(
                    "'learned' is not what a forest wrote (" + e.getMessage() + "); leave it out to learn it anew");
        }
    }
}
