package dev.weir.operators.artifact;

import dev.weir.models.artifact.ArtifactRoots;
import dev.weir.models.artifact.ArtifactSource;
import dev.weir.models.serve.Scorers;
import java.io.Serializable;

/**
 * Where a job reads artifacts, and for how long.
 *
 * @param roots the folders in which those at a URI may be
 * @param topic those in chunks
 * @param loadMillis how long reading one and loading its model may take, above 0
 */
public record ArtifactPlaces(ArtifactRoots roots, ArtifactTopic topic, long loadMillis) implements Serializable {
    /** Nowhere. */
    public static final ArtifactPlaces NONE =
            new ArtifactPlaces(ArtifactRoots.NONE, ArtifactTopic.NONE, Scorers.USUAL_MILLIS);

    /** Creates what reads there. */
    public ArtifactSource source() {
        return new FlinkArtifacts(roots, topic);
    }

    /** Creates what loads models from there. */
    public Scorers scorers() {
        return new Scorers(source(), loadMillis);
    }
}
