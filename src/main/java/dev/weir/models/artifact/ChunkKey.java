package dev.weir.models.artifact;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a record with a chunk of an artifact: {@code SHA256/NUMBER-OF-CHUNKS/CHUNK}, as in {@code 9f86…/0100/0007}. The
 * bytes name themselves, so that models with the same artifact share it, and whoever may only write on the topic of artifacts
 * cannot give a model other bytes than its document says.
 *
 * @param sha256 of the whole artifact, 64 hexadecimal digits in lower case
 * @param count how many chunks it has, 1 to {@value Chunks#MOST_CHUNKS}
 * @param index which one this is, from 0
 */
public record ChunkKey(String sha256, int count, int index) {
    private static final Pattern SYNTAX = Pattern.compile("([0-9a-f]{64})/(\\d{4})/(\\d{4})");
    private static final int CHARS = 64 + 1 + 4 + 1 + 4;

    /** Returns the key that is written; empty if this is none. */
    public static Optional<ChunkKey> parse(byte[] written) {
        if (written.length != CHARS) {
            return Optional.empty();
        }
        Matcher matcher = SYNTAX.matcher(new String(written, StandardCharsets.ISO_8859_1));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(2));
        int index = Integer.parseInt(matcher.group(3));
        return count <= Chunks.MOST_CHUNKS && index < count
                ? Optional.of(new ChunkKey(matcher.group(1), count, index))
                : Optional.empty();
    }

    /** Returns the key of a chunk of an artifact. */
    public static ChunkKey of(Artifact.OnTopic artifact, int index) {
        return new ChunkKey(artifact.sha256(), artifact.chunks(), index);
    }

    /** Returns whether this is a chunk of an artifact. */
    public boolean isOf(Artifact.OnTopic artifact) {
        return count == artifact.chunks() && sha256.equals(artifact.sha256());
    }

    /** Returns how it is written. */
    public String text() {
        return String.format("%s/%04d/%04d", sha256, count, index);
    }
}
