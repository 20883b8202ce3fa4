package dev.weir.models.artifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts an artifact together from the records of a topic, in whatever order and however often its chunks come.
 *
 * <p>Representation: one array with as many bytes as the artifact has, and for each chunk whether it came, and whether
 * with another size than it has to have. So whatever is on the topic, no more memory is taken than the document says.
 * Of a chunk that comes again the later one counts, as on a compacted topic. For one thread.
 */
public final class Chunks {
    /** The most chunks of an artifact. */
    public static final int MOST_CHUNKS = 512;

    /** How many bytes a chunk has, unless fewer are left: half of what a broker takes by default. */
    public static final int CHUNK_BYTES = 512 << 10;

    private static final int NAMED = 8;

    private final Artifact.OnTopic artifact;
    private final byte[] whole;
    private final BitSet come = new BitSet();
    private final BitSet ofOtherSize = new BitSet();

    /** Creates one that waits for all chunks of an artifact. */
    public Chunks(Artifact.OnTopic artifact) {
        this.artifact = artifact;
        this.whole = new byte[(int) artifact.bytes()];
    }

    /** Returns whether so many bytes can come in so many chunks: each but the last has the same size, and none is empty. */
    public static boolean fit(int chunks, long bytes) {
        return chunks >= 1
                && chunks <= MOST_CHUNKS
                && bytes >= 1
                && bytes <= Artifact.MOST_BYTES
                && (chunks - 1L) * size(chunks, bytes) < bytes;
    }

    /** Returns in how many chunks these bytes are written. */
    public static int count(long bytes) {
        return (int) ((bytes + CHUNK_BYTES - 1) / CHUNK_BYTES);
    }

    /** Returns the chunks of an artifact, in order. */
    public static List<byte[]> of(Artifact.OnTopic artifact, byte[] bytes) {
        int size = size(artifact.chunks(), artifact.bytes());
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += size) {
            chunks.add(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length)));
        }
        return chunks;
    }

    private static int size(int chunks, long bytes) {
        return (int) ((bytes + chunks - 1) / chunks);
    }

    /**
     * Takes a record of the topic; one of another artifact is passed over, and an empty one takes its chunk away.
     *
     * @return whether it was a chunk of this artifact
     */
    public boolean add(byte[] key, byte[] value) {
        Optional<ChunkKey> mine = ChunkKey.parse(key).filter(one -> one.isOf(artifact));
        mine.ifPresent(one -> put(one.index(), value));
        return mine.isPresent();
    }

    private void put(int index, byte[] value) {
        int size = size(artifact.chunks(), artifact.bytes());
        int from = index * size;
        boolean fits = value.length == Math.min(size, whole.length - from);
        come.set(index, value.length > 0);
        ofOtherSize.set(index, value.length > 0 && !fits);
        if (fits) {
            System.arraycopy(value, 0, whole, from, value.length);
        }
    }

    /** Returns whether all chunks are here, each with the size that it has to have. */
    public boolean isWhole() {
        return come.cardinality() == artifact.chunks() && ofOtherSize.isEmpty();
    }

    /**
     * Returns the bytes, if all chunks are here; the caller compares their hash, and does not change them.
     *
     * @throws ArtifactException if one is missing or of another size, with words for the author of the model
     */
    public byte[] whole() throws ArtifactException {
        BitSet missing = new BitSet();
        missing.set(0, artifact.chunks());
        missing.andNot(come);
        if (!missing.isEmpty()) {
            throw new ArtifactException("of the artifact " + artifact.where() + ", " + named(missing)
                    + " not on the topic; push the model again with its file");
        }
        if (!ofOtherSize.isEmpty()) {
            throw new ArtifactException("of the artifact " + artifact.where() + ", " + named(ofOtherSize)
                    + " of another size than " + artifact.bytes() + " bytes in " + artifact.chunks()
                    + " chunks have; push the model again with its file");
        }
        return whole;
    }

    /** Returns the numbers of some chunks, counted from 0 as in their keys, and a verb. */
    private static String named(BitSet chunks) {
        String numbers =
                chunks.stream().limit(NAMED).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        int more = chunks.cardinality() - NAMED;
        return chunks.cardinality() == 1
                ? "chunk " + numbers + " is"
                : "chunks " + numbers + (more > 0 ? " and " + more + " more" : "") + " are";
    }
}
