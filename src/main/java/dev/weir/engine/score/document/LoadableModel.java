package dev.weir.engine.score.document;

import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.serve.LoadedModel;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.model.Model;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A model that is loaded once for all instances of a process, which hold it together: ahead of the first decision that
 * asks it if somebody says so, else when it is first asked for. Two are equal only if they are the same. Safe for use by
 * several threads; who asks while it is being loaded waits.
 */
public final class LoadableModel {
    private final Model model;
    private final FutureTask<LoadedModel> loading;
    private final AtomicBoolean begun = new AtomicBoolean();

    LoadableModel(Model model, Scorers scorers) {
        this.model = model;
        this.loading = new FutureTask<>(() -> scorers.load(model.kind(), model.inputNames(), model.artifact()));
    }

    /** Returns what its document says. */
    public Model model() {
        return model;
    }

    /**
     * Has it loaded by another thread, unless somebody began already: so no decision has to wait for the bytes of a large
     * artifact.
     *
     * @param executor runs what it is given elsewhere, and may take as long as a store takes
     */
    public void loadAhead(Executor executor) {
        if (begun.compareAndSet(false, true)) {
            executor.execute(loading);
        }
    }

    /** Returns whether somebody began to load it. */
    public boolean isBegun() {
        return begun.get();
    }

    /**
     * Returns what gives scores; empty if it cannot be loaded here, although it could where it was checked. Then it is not
     * tried again: its scores are absent and count as failed, so that the guard switches it off.
     *
     * @throws IllegalStateException if loading it fails in a way that no artifact should cause, or the thread is
     *     interrupted while it waits
     */
    public Optional<LoadedModel> loaded() {
        begun.set(true);
        loading.run(); // here and now, unless another thread is at it or did it
        try {
            return Optional.of(loading.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ArtifactException) {
                return Optional.empty();
            }
            throw new IllegalStateException("model '" + model.documentId() + "' cannot be loaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while model '" + model.documentId() + "' is loaded", e);
        }
    }
}
