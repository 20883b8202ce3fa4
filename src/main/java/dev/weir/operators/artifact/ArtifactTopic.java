package dev.weir.operators.artifact;

import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import java.io.Serializable;

/** Reads artifacts in chunks. Two of the same topic are equal. Safe for use by several threads. */
public interface ArtifactTopic extends Serializable {
    /** A topic of those who have none. */
    ArtifactTopic NONE = new NoTopic();

    /** No topic; equal to any other, also in another process. */
    record NoTopic() implements ArtifactTopic {
        @Override
        public byte[] read(Artifact.OnTopic artifact) throws ArtifactException {
            throw new ArtifactException(
                    "no topic with artifacts is read here; put the file into a store, and write its uri");
        }
    }

    /**
     * Returns the bytes of an artifact; it may take as long as the topic takes to read once.
     *
     * @throws ArtifactException if they are not all there, with words for the author of the model
     */
    byte[] read(Artifact.OnTopic artifact) throws ArtifactException;
}
