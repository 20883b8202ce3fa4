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
 * Artifacts in files of this machine: a file is beside the document, or in a folder beside it, and a URI with
 * {@code file:} anywhere.
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

    /** Creates one for documents that name their files by URIs, wherever they are. */
    public static LocalArtifacts anywhere() {
        return new LocalArtifacts(Path.of(""));
    }

    @Override
    public byte[] read(Artifact artifact, long mostBytes) throws ArtifactException {
        return read(path(artifact), written(artifact), mostBytes);
    }

    private static byte[] read(Path file, String written, long mostBytes) throws ArtifactException {
        if (!Files.isRegularFile(file)) {
            throw new ArtifactException("there is no file " + written
                    + "; write its path from the folder of the model's document, or copy it there");
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

    private static String written(Artifact artifact) {
        return artifact instanceof Artifact.InFile in
                ? in.path()
                : artifact instanceof Artifact.AtUri at ? at.uri() : artifact.where();
    }

    /**
     * Returns the file of an artifact, whether or not there is one.
     *
     * @throws ArtifactException if it is in none of this machine, with words for the author of the model
     */
    Path path(Artifact artifact) throws ArtifactException {
        if (artifact instanceof Artifact.InFile in) {
            return inFolder(in.path());
        }
        if (artifact instanceof Artifact.AtUri at) {
            try {
                return Path.of(ArtifactUri.parse(at.uri(), Set.of("file")));
            } catch (IllegalArgumentException e) {
                throw new ArtifactException("'" + at.uri()
                        + "' names no file of this machine; write it like file:///models/card-fraud-3.onnx");
            }
        }
        throw new ArtifactException(
                "the artifact is on the topic of the job, which is not read here; write the file that it"
                        + " was pushed from, as artifact: {file: ...}");
    }

    private Path inFolder(String written) throws ArtifactException {
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
