package dev.weir.engine.model;

import dev.weir.models.ModelKind;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.serve.LoadedModel;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Loads one model after the other, and keeps the last one that could be loaded. For use by one thread, except for the work
 * that {@link #ahead} returns.
 */
final class ModelTrial implements ModelLoading {
    private final Scorers scorers;
    private Optional<LoadedModel> last = Optional.empty();
    private Optional<Ahead> ahead = Optional.empty();

    /** All that loading a model depends on. */
    private record Key(ModelKind kind, List<String> inputs, Optional<Artifact> artifact) {
        static Key of(Model model) {
            return new Key(model.kind(), model.inputNames(), model.artifact());
        }
    }

    /** What one load came to: why it failed, or a model. */
    private record Tried(String fault, Optional<LoadedModel> model) {}

    private record Ahead(Key key, FutureTask<Tried> load) {}

    ModelTrial(Scorers scorers) {
        this.scorers = scorers;
    }

    @Override
    public String fault(Model model) {
        Tried tried = tried(Key.of(model));
        ahead = Optional.empty(); // a file may be another one the next time
        if (tried.model().isPresent()) {
            last = tried.model();
        }
        return tried.fault();
    }

    /** A model that stands in its document is loaded as fast as that is read. */
    @Override
    public Optional<Runnable> ahead(Model model) {
        if (model.artifact().isEmpty()) {
            return Optional.empty();
        }
        Key key = Key.of(model);
        FutureTask<Tried> load = new FutureTask<>(() -> load(key));
        ahead = Optional.of(new Ahead(key, load));
        return Optional.of(load);
    }

    @Override
    public void forgetAhead() {
        ahead = Optional.empty();
    }

    @Override
    public void forget() {
        last = Optional.empty();
    }

    private Tried tried(Key key) {
        Optional<FutureTask<Tried>> begun =
                ahead.filter(one -> one.key().equals(key)).map(Ahead::load);
        if (begun.isEmpty()) {
            return load(key);
        }
        begun.get().run(); // does it here unless another thread has begun it
        try {
            return begun.get().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a model is tried out", e);
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        }
    }

    private Tried load(Key key) {
        try {
            return new Tried("", Optional.of(scorers.load(key.kind(), key.inputs(), key.artifact())));
        } catch (ArtifactException e) {
            return new Tried(e.toldToWhoPushed(), Optional.empty());
        }
    }

    /** Returns what loading a model threw, which it is not loaded again for. */
    private static RuntimeException fault(@Nullable Throwable thrown) {
        if (thrown instanceof Error broken) {
            throw broken;
        }
        return thrown instanceof RuntimeException fault ? fault : new IllegalStateException(thrown);
    }

    /** Returns the last model that could be loaded. */
    Optional<LoadedModel> last() {
        return last;
    }
}
