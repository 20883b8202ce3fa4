package dev.weir.models.artifact;

/** An artifact cannot be used; the message says why, and what to do, in words for the author of the model. */
public final class ArtifactException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Creates one with words for the author of the model. */
    public ArtifactException(String message) {
        super(message);
    }
}
