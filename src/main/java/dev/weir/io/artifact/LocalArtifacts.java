package dev.weir.io.artifact;

import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.ArtifactSource;
import dev.weir.models.artifact.ArtifactUri;
import dev.weir.models.artifact.Artifacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Artifacts in files of this machine: a URI without a scheme is a path from a folder, and does not lead out of it; one
 * with {@code file:} is anywhere.
 */
public final class LocalArtifacts implements ArtifactSource {
    private final Path folder;

    /**
     * Creates one.
     *
     * @param folder what paths begin at: that of the model's document
     */
    public LocalArtifacts(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public byte[] read(Artifact artifact, long mostBytes) throws ArtifactException {
        String written = artifact.uri();
        Path file = path(written);
        if (!Files.isRegularFile(file)) {
            throw new ArtifactException("there is no file " + written
                    + "; write its path from the folder of the model's" + " document, or copy it there");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw Artifacts.tooLarge("at " + written, Files.size(file));
            }
            return bytes;
        } catch (IOException e) {
            throw new ArtifactException(
                    "the file " + written + " cannot be read (" + e.getMessage() + "); look whether you may read it");
        }
    }

    private Path path(String written) throws ArtifactException {
        if (written.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            try {
                return Path.of(ArtifactUri.parse(written, Set.of("file")));
            } catch (IllegalArgumentException e) {
                throw new ArtifactException("'" + written
                        + "' names no file of this machine; write it like file:///models/card-fraud-3.onnx");
            }
        }
        try {
            Path file = folder.resolve(written).normalize();
            if (!file.startsWith(folder)) {
                throw new ArtifactException("'" + written
                        + "' leads out of the folder of the model's document; copy the file into it, or write a uri with"
                        + " file:");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new ArtifactException("'" + written.replace("\0", "") + "' is no path: " + e.getReason());
        }
    }
}
