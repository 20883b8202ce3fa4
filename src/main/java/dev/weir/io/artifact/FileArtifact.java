package dev.weir.io.artifact;

import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.artifact.ChunkKey;
import dev.weir.models.artifact.Chunks;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The artifact of a document that is in a file beside it, and what it becomes on the topic. The bytes are not kept: they are
 * read again to be written.
 *
 * @param file where it is
 * @param onTopic what the document on the topic says of it
 */
public record FileArtifact(Path file, Artifact.OnTopic onTopic) {
    private static final Node.Place NOWHERE = new Node.Place(1, 1);
    private static final String ARTIFACT = "artifact";
    private static final String FILE = "file";
    private static final String HASH = "sha256";

    /** Takes a record of the topic of artifacts. */
    @FunctionalInterface
    public interface Writer {
        /** Writes a chunk. */
        void write(String key, byte[] chunk) throws IOException;
    }

    /**
     * Returns the artifact of a document that says {@code artifact: {file: ...}}; empty for any other document.
     *
     * @param beside the file of the document
     * @throws ArtifactException if it cannot be read, or has another hash than the document says, with words for its author
     */
    public static Optional<FileArtifact> of(Node document, Path beside) throws ArtifactException {
        Optional<Artifact.InFile> written = written(document);
        Path folder = beside.toAbsolutePath().getParent();
        if (written.isEmpty() || folder == null) {
            return Optional.empty();
        }
        LocalArtifacts local = new LocalArtifacts(folder);
        byte[] bytes = Artifacts.read(local, written.get());
        Artifact.OnTopic onTopic =
                new Artifact.OnTopic(Artifacts.sha256(bytes), Chunks.count(bytes.length), bytes.length);
        return Optional.of(new FileArtifact(local.path(written.get()), onTopic));
    }

    private static Optional<Artifact.InFile> written(Node document) {
        return document instanceof Node.Fields model
                        && model.values().get(ARTIFACT) instanceof Node.Fields artifact
                        && artifact.values().get(FILE) instanceof Node.Text file
                ? Optional.of(new Artifact.InFile(
                        file.value(),
                        artifact.values().get(HASH) instanceof Node.Text hash
                                ? Optional.of(hash.value())
                                : Optional.empty()))
                : Optional.empty();
    }

    /** Returns the document as it is pushed: it names the chunks, and no file. */
    public Node pushed(Node document) {
        return with(
                document,
                Map.of(
                        "chunks", new Node.Whole(onTopic.chunks(), NOWHERE),
                        "bytes", new Node.Whole(onTopic.bytes(), NOWHERE)));
    }

    /**
     * Returns a document as it can be played on this machine wherever its own folder is: a file beside it is named by its
     * URI. If that cannot be read, the document is returned as it is, for others to say so.
     *
     * @param beside the file of the document
     */
    public static Node playable(Node document, Path beside) {
        try {
            return of(document, beside).map(one -> one.played(document)).orElse(document);
        } catch (ArtifactException e) {
            return document;
        }
    }

    /** Returns whether the bytes of a model are in its document, or in a file that its document names by a URI. */
    public static boolean isPlayable(Node document) {
        return document instanceof Node.Fields model
                && (!model.values().containsKey(ARTIFACT)
                        || (model.values().get(ARTIFACT) instanceof Node.Fields artifact
                                && artifact.values().get("uri") instanceof Node.Text uri
                                && uri.value().startsWith("file:")));
    }

    private Node played(Node document) {
        return with(document, Map.of("uri", new Node.Text(file.toUri().toString(), NOWHERE)));
    }

    private Node with(Node document, Map<String, Node> where) {
        Map<String, Node> artifact = new LinkedHashMap<>();
        artifact.put(HASH, new Node.Text(onTopic.sha256(), NOWHERE));
        for (String key : List.of("uri", "chunks", "bytes")) {
            Optional.ofNullable(where.get(key)).ifPresent(node -> artifact.put(key, node));
        }
        Map<String, Node> values = new LinkedHashMap<>(((Node.Fields) document).values());
        values.put(ARTIFACT, new Node.Fields(artifact, NOWHERE));
        return new Node.Fields(values, document.place());
    }

    /**
     * Writes the chunks, in order.
     *
     * @throws ArtifactException if the file is not any more what it was, with words for the author of the model
     */
    public void write(Writer topic) throws ArtifactException, IOException {
        Artifact.InFile now = new Artifact.InFile(file.toString(), Optional.of(onTopic.sha256()));
        byte[] bytes = Artifacts.read(new LocalArtifacts(file.getRoot()), now);
        List<byte[]> chunks = Chunks.of(onTopic, bytes);
        for (int i = 0; i < chunks.size(); i++) {
            topic.write(ChunkKey.of(onTopic, i).text(), chunks.get(i));
        }
    }
}
