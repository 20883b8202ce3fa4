package dev.weir.engine.model;

import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.serve.LoadedModel;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.model.Model;

/** Tries out whether a model can be loaded and answers, before it takes effect. */
@FunctionalInterface
public interface ModelLoading {
    /** Loads nothing: every model is taken to be good. */
    ModelLoading NONE = model -> "";

    /** Returns why a model cannot be loaded or does not answer, in words for its author; {@code ""} if it can. */
    String fault(Model model);

    /** Returns a trial that loads models as operators do. */
    static ModelLoading by(Scorers scorers) {
        return model -> {
            try {
                LoadedModel unused = scorers.load(model.kind(), model.inputNames(), model.artifact());
                return "";
            } catch (ArtifactException e) {
                return String.valueOf(e.getMessage());
            }
        };
    }
}
