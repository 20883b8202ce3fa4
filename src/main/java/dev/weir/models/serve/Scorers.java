package dev.weir.models.serve;

import dev.weir.models.Anomaly;
import dev.weir.models.Logistic;
import dev.weir.models.ModelKind;
import dev.weir.models.Online;
import dev.weir.models.Onnx;
import dev.weir.models.Trees;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.ArtifactSource;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.linear.LinearScorer;
import dev.weir.models.onnx.OnnxLibrary;
import dev.weir.models.onnx.OnnxModel;
import dev.weir.models.tree.FlatTrees;
import dev.weir.models.tree.TreesBuilder;
import dev.weir.models.tree.XGBoostReader;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes scorers of models: reads the artifact, compares its hash, loads it and asks it for a probe.
 *
 * <p>What is made of an artifact is made once for all who ask for the same at a time, and forgotten with the last that
 * holds it: a model and its challenger with the same artifact share it. Safe for use by several threads; while one
 * loads, others that need the same wait. Nobody waits for long: what a store does not bring in time cannot be used.
 */
public final class Scorers {
    /** How long loading a model may take where nobody says it, in milliseconds. */
    public static final long USUAL_MILLIS = 60_000;

    private final ArtifactSource artifacts;
    private final Loads loads;
    private final Map<Key, WeakReference<LoadedModel>> known = new HashMap<>();
    private final Map<Key, Shared> loading = new HashMap<>();
    private final Map<Key, Loads.Load> givenUp = new HashMap<>();

    /**
     * Everything that a model with an artifact depends on, and where its bytes are: one that is nowhere is not known for
     * having the hash of another.
     */
    private record Key(ModelKind kind, List<String> inputs, Artifact artifact) {}

    /** What is being loaded, and for how many. */
    private record Shared(Loads.Load load, int waiting) {}

    /** Creates them for models that stand in their documents. */
    public static Scorers withoutArtifacts() {
        return new Scorers(ArtifactSource.NONE);
    }

    /** Creates them with the usual time for a model. */
    public Scorers(ArtifactSource artifacts) {
        this(artifacts, USUAL_MILLIS);
    }

    /**
     * Creates them.
     *
     * @param mostMillis how long reading an artifact and loading it may take, above 0; a model that waits for
     *     others is given up if none of them comes to an end in this time
     */
    public Scorers(ArtifactSource artifacts, long mostMillis) {
        this(artifacts, new Loads(mostMillis));
    }

    Scorers(ArtifactSource artifacts, Loads loads) {
        this.artifacts = artifacts;
        this.loads = loads;
    }

    /**
     * Returns a model that can be scored with: it is loaded, checked and has answered a probe. A model with an artifact
     * takes as long as its bytes take to come, up to the time that is allowed, and one of kind onnx loads a native library if
     * it is the first.
     *
     * @param inputs the names of the inputs, in order, at most {@link ModelKind#MOST_INPUTS}
     * @param artifact what it is made of beside its document; kinds that stand in their documents take none
     * @throws ArtifactException if it cannot be used, with words for the author of the model
     * @throws IllegalStateException if the thread is interrupted while it waits
     */
    public LoadedModel load(ModelKind kind, List<String> inputs, Optional<Artifact> artifact) throws ArtifactException {
        if (inputs.isEmpty() || inputs.size() > ModelKind.MOST_INPUTS) {
            throw new ArtifactException("a model has 1 to " + ModelKind.MOST_INPUTS + " inputs, not " + inputs.size());
        }
        if (kind instanceof Logistic model) {
            return logistic(model, inputs.size());
        } else if (kind instanceof Online model) {
            return online(model, inputs.size());
        } else if (kind instanceof Anomaly model) {
            return Forests.load(model, inputs.size());
        } else if (kind instanceof Trees model && !model.trees().isEmpty()) {
            FlatTrees trees = TreesBuilder.of(model, inputs.size());
            return trees::scorer;
        }
        return known(
                kind,
                inputs,
                artifact.orElseThrow(
                        () -> new ArtifactException(
                                "there is no artifact; write where the model is, such as artifact: {file: card-fraud-3.onnx}")));
    }

    private static LoadedModel logistic(Logistic model, int inputs) throws ArtifactException {
        if (model.weights().size() != inputs
                || !List.of(0, inputs).contains(model.means().size())
                || !List.of(0, inputs).contains(model.scales().size())) {
            throw new ArtifactException("the model has " + inputs + " inputs, "
                    + model.weights().size() + " weights, "
                    + model.means().size() + " means and " + model.scales().size()
                    + " scales; write one of each for each input, or no means or scales at all");
        }
        LinearScorer scorer = LinearScorer.of(model);
        return () -> scorer;
    }

    private static LoadedModel online(Online model, int inputs) throws ArtifactException {
        if (model.weights().isEmpty()) {
            return () -> NoScore.INSTANCE;
        }
        if (model.weights().get().weights().size() != inputs) {
            throw new ArtifactException("the model has " + inputs + " inputs, and "
                    + model.weights().get().weights().size()
                    + " weights were learned; leave the weights out to learn them anew");
        }
        LinearScorer scorer = LinearScorer.of(model.weights().get());
        return () -> scorer;
    }

    private LoadedModel known(ModelKind kind, List<String> inputs, Artifact artifact) throws ArtifactException {
        Key key = new Key(kind, List.copyOf(inputs), artifact);
        Optional<LoadedModel> there = find(key);
        if (there.isPresent()) {
            return there.get();
        }
        Loads.Load load = join(key);
        try {
            return load.await();
        } finally {
            leave(key, load);
        }
    }

    private synchronized Optional<LoadedModel> find(Key key) {
        known.values().removeIf(reference -> reference.get() == null);
        WeakReference<LoadedModel> reference = known.get(key);
        return reference == null ? Optional.empty() : Optional.ofNullable(reference.get());
    }

    private synchronized LoadedModel keep(Key key, LoadedModel model) {
        if (key.artifact().hash().isPresent()) { // else the file may be another one the next time
            known.put(key, new WeakReference<>(model));
        }
        return model;
    }

    private synchronized Loads.Load join(Key key) {
        Shared shared = loading.get(key);
        if (shared != null && !shared.load().isCancelled()) {
            loading.put(key, new Shared(shared.load(), shared.waiting() + 1));
            return shared.load();
        }
        if (shared != null) {
            giveUp(key, shared.load());
        }
        Loads.Load load = loads.begin(key.artifact().where(), () -> made(key));
        loading.put(key, new Shared(load, 1)); // those who wait for one that was given up only leave
        return load;
    }

    /** Nobody else waits behind the last one: the next asks the store again. */
    private synchronized void leave(Key key, Loads.Load load) {
        Shared shared = loading.get(key);
        if (shared == null || !shared.load().equals(load)) {
            return; // it was given up, and another began
        }
        if (shared.waiting() > 1) {
            loading.put(key, new Shared(load, shared.waiting() - 1));
        } else {
            loading.remove(key);
            load.end();
            giveUp(key, load);
        }
    }

    private void giveUp(Key key, Loads.Load load) {
        givenUp.values().removeIf(one -> !one.isHanging());
        if (load.isHanging()) {
            givenUp.put(key, load);
        }
    }

    /**
     * Returns whether a thread still hangs in the last load of such a model that was given up, also while some who waited for
     * it have yet to hear that: another thread would probably hang too, and there are few of them.
     */
    public synchronized boolean isHanging(ModelKind kind, List<String> inputs, Optional<Artifact> artifact) {
        return artifact.map(from -> new Key(kind, List.copyOf(inputs), from))
                .map(key -> loading.containsKey(key) ? loading.get(key).load() : givenUp.get(key))
                .filter(Loads.Load::isHanging)
                .isPresent();
    }

    /** It may have been made between looking for it and joining. */
    private LoadedModel made(Key key) throws ArtifactException {
        Optional<LoadedModel> there = find(key);
        return there.isPresent() ? there.get() : keep(key, read(key.kind(), key.inputs(), key.artifact()));
    }

    private LoadedModel read(ModelKind kind, List<String> inputs, Artifact artifact) throws ArtifactException {
        if (kind instanceof Onnx onnx) {
            // Before a long way for bytes that nobody could load.
            OnnxLibrary.checkPresent(Scorers.class.getClassLoader());
            OnnxModel model = OnnxModel.load(Artifacts.read(artifacts, artifact), inputs, onnx);
            return model::scorer;
        }
        FlatTrees trees = XGBoostReader.read(Artifacts.read(artifacts, artifact), inputs);
        return trees::scorer;
    }
}
