package dev.weir.models.artifact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checks that the bytes of an artifact are the ones that a model was made with. */
public final class Artifacts {
    /** How many digits of the hash of other bytes are told: enough to compare, and nothing about what was read. */
    static final int SHOWN = 8;

    private Artifacts() {}

    /**
     * Returns the bytes of an artifact, after comparing their hash if the document says one.
     *
     * @throws ArtifactException if there are none, too many or other ones, with words for the author of the model
     */
    public static byte[] read(ArtifactSource source, Artifact artifact) throws ArtifactException {
        byte[] bytes = source.read(artifact, Artifact.MOST_BYTES);
        if (bytes.length > Artifact.MOST_BYTES) {
            throw tooLarge(artifact.where(), bytes.length);
        }
        if (bytes.length == 0) {
            throw new ArtifactException("the artifact " + artifact.where() + " is empty; write the model there again");
        }
        String hash = sha256(bytes);
        String said = artifact.hash().orElse(hash);
        if (!hash.equals(said)) {
            throw new ArtifactException("the artifact " + artifact.where() + " has a SHA-256 that begins with "
                    + hash.substring(0, SHOWN) + ", and the model says " + said
                    + (artifact instanceof Artifact.OnTopic
                            ? "; push the model again with its file"
                            : "; write its hash into the model, or put back the file that the model was made with"));
        }
        return bytes;
    }

    /** Returns what to say about an artifact that is too large. */
    public static ArtifactException tooLarge(String where, long bytes) {
        return new ArtifactException("the artifact " + where + " has " + bytes + " bytes; at most "
                + Artifact.MOST_BYTES + " are allowed: make the model smaller");
    }

    /** Returns the SHA-256 of bytes, 64 hexadecimal digits in lower case. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
