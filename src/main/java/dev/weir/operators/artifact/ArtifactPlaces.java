package dev.weir.operators.artifact;

import dev.weir.models.artifact.ArtifactRoots;
import dev.weir.models.artifact.ArtifactSource;
import java.io.Serializable;

/**
 * Where a job reads artifacts.
 *
 * @param roots the folders in which those at a URI may be
 * @param topic those in chunks
 */
public record ArtifactPlaces(ArtifactRoots roots, ArtifactTopic topic) implements Serializable {
    /** Nowhere. */
    public static final ArtifactPlaces NONE = new ArtifactPlaces(ArtifactRoots.NONE, ArtifactTopic.NONE);

    /** Creates what reads there. */
    public ArtifactSource source() {
        return new FlinkArtifacts(roots, topic);
    }
}
