package dev.weir.rules.model;

import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.Chunks;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads where the bytes of a model are that is not in its document. Errors are noted. */
final class ArtifactReader {
    private static final String URI = "uri";
    private static final String FILE = "file";
    private static final String CHUNKS = "chunks";
    private static final String BYTES = "bytes";
    private static final String HASH = "sha256";
    private static final int DIGITS_OF_HASH = 64;
    private static final String WHERE =
            "write where the artifact is: file: card-fraud-3.onnx, a file beside this one, or"
                    + " uri: s3://bucket/model.onnx with its sha256";
    private static final String HASH_HINT =
            "write the SHA-256 of the artifact, 64 hexadecimal digits in lower case, such as sha256sum prints it";

    private final Section artifact;

    private ArtifactReader(Section artifact) {
        this.artifact = artifact;
    }

    /** Returns the artifact of a model; empty if it has none, or one that cannot be read. */
    static Optional<Artifact> read(Section model) {
        if (!model.has("artifact")) {
            return Optional.empty();
        }
        Section artifact = model.section("artifact");
        return model.node("artifact").orElse(null) instanceof Node.Fields
                ? new ArtifactReader(artifact).read()
                : Optional.empty();
    }

    private Optional<Artifact> read() {
        artifact.refuseOthers();
        List<String> places = Stream.of(FILE, URI, CHUNKS).filter(artifact::has).toList();
        if (places.isEmpty()) {
            artifact.missing(FILE, WHERE);
            return Optional.empty();
        }
        if (places.size() > 1) {
            artifact.wrong(
                    places.get(1),
                    "an artifact is in one place, and this one has '" + String.join("' and '", places)
                            + "'; leave out all but one");
        }
        if (artifact.has(BYTES) && !artifact.has(CHUNKS)) {
            artifact.wrong(BYTES, "'bytes' goes with 'chunks', which weir models push writes; leave it out");
        }
        Optional<String> hash = hash(places.get(0));
        return switch (places.get(0)) {
            case FILE -> artifact.text(FILE, WHERE).map(path -> new Artifact.InFile(path, hash));
            case URI -> {
                Optional<String> uri = artifact.text(URI, WHERE);
                yield hash.flatMap(digits -> uri.map(written -> new Artifact.AtUri(digits, written)));
            }
            default -> onTopic(hash);
        };
    }

    /** Returns the hash; only for a file it may be left out, since whoever pushes it says it then. */
    private Optional<String> hash(String place) {
        if (!artifact.has(HASH) && !place.equals(FILE)) {
            artifact.missing(HASH, HASH_HINT);
        }
        Optional<String> hash = artifact.text(HASH, HASH_HINT);
        if (hash.filter(text -> !isHash(text)).isPresent()) {
            artifact.wrong(HASH, "'" + hash.get() + "' is no SHA-256; " + HASH_HINT);
            return Optional.empty();
        }
        return hash;
    }

    private Optional<Artifact> onTopic(Optional<String> hash) {
        if (!artifact.has(BYTES)) {
            artifact.missing(BYTES, "write how many bytes the chunks have together, as weir models push does");
        }
        int chunks = (int) artifact.whole(CHUNKS).orElse(0);
        long bytes = artifact.whole(BYTES).orElse(0);
        if (chunks == 0 || bytes == 0 || hash.isEmpty()) {
            return Optional.empty();
        }
        if (!Chunks.fit(chunks, bytes)) {
            artifact.wrong(
                    CHUNKS,
                    bytes + " bytes do not come in " + chunks
                            + " chunks of the same size, of which only the last may have"
                            + " less; let weir models push write this, with artifact: {file: ...}");
            return Optional.empty();
        }
        return Optional.of(new Artifact.OnTopic(hash.get(), chunks, bytes));
    }

    private static boolean isHash(String text) {
        return text.length() == DIGITS_OF_HASH
                && text.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && !Character.isUpperCase(digit));
    }
}
