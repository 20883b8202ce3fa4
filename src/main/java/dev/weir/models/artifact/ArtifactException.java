package dev.weir.models.artifact;

/** An artifact cannot be used; the message says why, and what to do, in words for the author of the model. */
public final class ArtifactException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /** Creates one with words for the author of the model. */
    public ArtifactException(String message) {
        this(message, false);
    }

    private ArtifactException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /**
     * Returns one that the next try may not end with, as when a store does not answer. Whether to push the model for that is
     * left to who catches it: what is in force is tried again anyway.
     */
    public static ArtifactException passing(String message) {
        return new ArtifactException(message, true);
    }

    /** Returns what to tell somebody whose model is refused for it. */
    public String toldToWhoPushed() {
        return getMessage() + (passing ? ", and push the model again" : "");
    }
}
