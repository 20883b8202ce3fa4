package dev.weir.models.serve;

import dev.weir.models.ModelKind;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.ArtifactSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Makes scorers of models: reads the artifact, compares its hash, loads it and asks it for a probe. Safe for use by
 * several threads.
 */
public final class Scorers {
    /** Creates them for models that stand in their documents. */
    public static Scorers withoutArtifacts() {
        return new Scorers(ArtifactSource.NONE, () -> 0);
    }

    /**
     * Creates them.
     *
     * @param nanos a clock that counts nanoseconds, to see whether a probe is answered in time
     */
    public Scorers(ArtifactSource artifacts, LongSupplier nanos) {}

    /**
     * Returns a model that can be scored with: it is loaded, checked and has answered a probe. A model with an artifact
     * takes as long as its bytes take to come.
     *
     * @param inputs the names of the inputs, in order, at most {@link ModelKind#MOST_INPUTS}
     * @param artifact what it is made of beside its document; kinds that stand in their documents take none
     * @throws ArtifactException if it cannot be used, with words for the author of the model
     */
    public LoadedModel load(ModelKind kind, List<String> inputs, Optional<Artifact> artifact) throws ArtifactException {
        throw new ArtifactException("models of kind " + kind.getClass().getSimpleName() + " with " + inputs.size()
                + " inputs cannot be scored yet");
    }
}
