package dev.weir.models.artifact;

/** Where the bytes of artifacts come from. Implemented at the edge. Safe for use by several threads. */
public interface ArtifactSource {
    /**
     * Returns the bytes of an artifact, whether or not their hash is right. It may take as long as a store takes.
     *
     * @param mostBytes it need not read more than one byte beyond these
     * @throws ArtifactException if there are none, with words for the author of the model
     */
    byte[] read(Artifact artifact, long mostBytes) throws ArtifactException;

    /** A source without any artifact, for those who have no store. */
    ArtifactSource NONE = (artifact, mostBytes) -> {
        throw new ArtifactException("no artifacts can be read here; use a kind of model that stands in its document,"
                + " 'logistic' or 'trees'");
    };
}
