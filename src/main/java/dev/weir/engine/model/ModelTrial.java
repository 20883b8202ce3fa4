package dev.weir.engine.model;

import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.serve.LoadedModel;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.model.Model;
import java.util.Optional;

/** Loads one model after the other, and keeps the last one that could be loaded. For use by one thread. */
final class ModelTrial implements ModelLoading {
    private final Scorers scorers;
    private Optional<LoadedModel> last = Optional.empty();

    ModelTrial(Scorers scorers) {
        this.scorers = scorers;
    }

    @Override
    public String fault(Model model) {
        try {
            last = Optional.of(scorers.load(model.kind(), model.inputNames(), model.artifact()));
            return "";
        } catch (ArtifactException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Returns the last model that could be loaded. */
    Optional<LoadedModel> last() {
        return last;
    }
}
