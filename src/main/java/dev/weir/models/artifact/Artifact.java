package dev.weir.models.artifact;

/**
 * Which bytes a model is made of.
 *
 * @param sha256 their SHA-256, 64 hexadecimal digits in lower case
 * @param uri where they are
 */
public record Artifact(String sha256, String uri) {
    /** The most bytes of an artifact, 128 MiB. */
    public static final long MOST_BYTES = 128L << 20;
}
