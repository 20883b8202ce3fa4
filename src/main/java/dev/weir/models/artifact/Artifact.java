package dev.weir.models.artifact;

import java.util.Optional;

/**
 * Which bytes a model is made of.
 *
 * @param sha256 their SHA-256, 64 hexadecimal digits in lower case
 * @param uri where they are; empty if they come in chunks on the topic of models
 * @param chunks in how many; 0 with a uri
 */
public record Artifact(String sha256, Optional<String> uri, int chunks) {
    /** The most bytes of an artifact, 128 MiB. */
    public static final long MOST_BYTES = 128L << 20;
}
