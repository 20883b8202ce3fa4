package dev.weir.models.artifact;

import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts an artifact together from the chunks in which it comes, in whatever order. It never holds more than an artifact
 * may have. For one thread.
 */
public final class Chunks {
    /** The most chunks of an artifact. */
    public static final int MOST_CHUNKS = 512;

    private final int count;
    private final TreeMap<Integer, byte[]> come = new TreeMap<>();
    private long bytes;

    /**
     * Creates one that waits for all chunks.
     *
     * @param count how many chunks there are, 1 to {@link #MOST_CHUNKS}
     */
    public Chunks(int count) {
        if (count < 1 || count > MOST_CHUNKS) {
            throw new IllegalArgumentException("an artifact has 1 to " + MOST_CHUNKS + " chunks, not " + count);
        }
        this.count = count;
    }

    /**
     * Takes a chunk; one that came before is replaced.
     *
     * @param index from 0
     * @throws ArtifactException if it belongs to no artifact of this size, with words for who sent it; nothing changes
     */
    public void add(int index, byte[] chunk) throws ArtifactException {
        if (index < 0 || index >= count) {
            throw new ArtifactException("there is no chunk " + index + " of " + count + "; they are counted from 0");
        }
        byte[] before = come.get(index);
        long after = bytes + chunk.length - (before == null ? 0 : before.length);
        if (after > Artifact.MOST_BYTES) {
            throw Artifacts.tooLarge("in " + count + " chunks", after);
        }
        come.put(index, chunk.clone());
        bytes = after;
    }

    /** Returns how many chunks are still to come. */
    public int missing() {
        return count - come.size();
    }

    /** Returns the artifact, if all chunks have come. */
    public Optional<byte[]> whole() {
        if (missing() > 0) {
            return Optional.empty();
        }
        byte[] whole = new byte[(int) bytes];
        int at = 0;
        for (byte[] chunk : come.values()) {
            System.arraycopy(chunk, 0, whole, at, chunk.length);
            at += chunk.length;
        }
        return Optional.of(whole);
    }
}
