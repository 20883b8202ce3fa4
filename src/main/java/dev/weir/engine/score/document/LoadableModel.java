package dev.weir.engine.score.document;

import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.serve.LoadedModel;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.model.Model;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that is loaded when it is first asked for: once for all instances of a process, which hold it together. Two are
 * equal only if they are the same. Safe for use by several threads; who asks while it is being loaded waits.
 */
public final class LoadableModel {
    private final Model model;
    private final Scorers scorers;
    private @Nullable LoadedModel loaded;
    private String fault = "";

    LoadableModel(Model model, Scorers scorers) {
        this.model = model;
        this.scorers = scorers;
    }

    /** Returns what its document says. */
    public Model model() {
        return model;
    }

    /**
     * Returns what gives scores; empty if it cannot be loaded here, although it could where it was checked. Then it is not
     * tried again: its scores are absent and count as failed, so that the guard switches it off.
     */
    public synchronized Optional<LoadedModel> loaded() {
        if (loaded == null && fault.isEmpty()) {
            try {
                loaded = scorers.load(model.kind(), model.inputNames(), model.artifact());
            } catch (ArtifactException e) {
                fault = String.valueOf(e.getMessage());
            }
        }
        return Optional.ofNullable(loaded);
    }

    /** Returns why it cannot be loaded; {@code ""} if it was, or was not tried. */
    public synchronized String fault() {
        return fault;
    }
}
