package dev.weir.engine.train;

import dev.weir.models.forest.ForestLearner;
import dev.weir.models.forest.ForestSample;
import dev.weir.models.forest.ForestSampleCodec;
import dev.weir.models.measure.InputDrift;
import java.util.Optional;

/**
 * A version of a forest, with as many rows of its sample as its document has room for.
 *
 * @param events from how many events it learned
 */
record ForestVersion(TrainedModel base, int version, ForestLearner forest, long events) {
    /** The most bytes that say how versions did. */
    private static final int MEASURED_BYTES = 256;

    /** Returns its document, which still has to become that of a challenger or of a live version. */
    TrainedDocument written(Trainer.Reading reading, Optional<TrainedModel> challenger) {
        ForestSample all = forest.sample(forest.size());
        TrainedDocument written = new TrainedDocument(base)
                .learned(version, "", events)
                .baseline(base.inputs(), drift(all).baseline());
        int other = reading.writer().write(written.challenger(challenger)).length + MEASURED_BYTES;
        int rows = ForestSampleCodec.rowsInText(reading.mostBytes() - other, forest.inputs());
        return written.learned(version, ForestSampleCodec.text(forest.sample(rows)), events);
    }

    /** Takes the rows as often as it needs for bins: the shares of the bins stay the same. */
    private static InputDrift drift(ForestSample sample) {
        InputDrift drift = new InputDrift(sample.inputs());
        int rounds = (InputDrift.SAMPLE + sample.size() - 1) / sample.size();
        for (int i = 0; i < rounds * sample.size(); i++) {
            drift.trained(sample.inputs(i % sample.size()));
        }
        return drift;
    }
}
