package dev.weir.operators.train;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.train.ModelChange;
import dev.weir.rules.model.ModelIds;
import java.util.Optional;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Takes the documents of models out of the updates of the Rulebook. */
public final class ModelChanges implements FlatMapFunction<RulebookUpdate, ModelChange> {
    private static final long serialVersionUID = 1L;

    private final boolean areNews;

    /**
     * Creates a function.
     *
     * @param areNews whether the updates change something now; false of what is in force at a start
     */
    public ModelChanges(boolean areNews) {
        this.areNews = areNews;
    }

    @Override
    public void flatMap(RulebookUpdate update, Collector<ModelChange> out) {
        if (update instanceof RulebookUpdate.Batch batch) {
            batch.updates().forEach(one -> flatMap(one, out));
        } else if (update instanceof RulebookUpdate.PutDocument put) {
            collect(put.id(), Optional.of(put.document()), out);
        } else if (update instanceof RulebookUpdate.RemoveDocument gone) {
            collect(gone.id(), Optional.empty(), out);
        }
    }

    private void collect(String id, Optional<String> document, Collector<ModelChange> out) {
        if (ModelIds.isOne(id)) {
            out.collect(new ModelChange(ModelIds.modelOf(id), ModelIds.isChallenger(id), document, areNews));
        }
    }
}
