package dev.weir.operators.artifact;

import dev.weir.events.Boundary;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.ArtifactRoots;
import dev.weir.models.artifact.ArtifactSource;
import dev.weir.models.artifact.ArtifactUri;
import dev.weir.models.artifact.Artifacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/**
 * Artifacts as a job reads them. At a URI by Flink's file systems, {@code s3://} and others by plugins, with the access that
 * the cluster has, and only in the folders that the job allows; it waits as long as the file system does, or until its thread
 * is interrupted. In chunks from the topic.
 */
public final class FlinkArtifacts implements ArtifactSource {
    private static final Set<String> SCHEMES =
            Set.of("file", "s3", "s3a", "s3p", "gs", "abfs", "abfss", "wasb", "wasbs", "oss", "hdfs", "viewfs");

    private static final int PIECE_BYTES = 1 << 16;

    private final ArtifactRoots roots;
    private final ArtifactTopic topic;

    /** Creates one; it keeps nothing of what it reads. */
    public FlinkArtifacts(ArtifactRoots roots, ArtifactTopic topic) {
        this.roots = roots;
        this.topic = topic;
    }

    @Override
    public byte[] read(Artifact artifact, long mostBytes) throws ArtifactException {
        if (artifact instanceof Artifact.OnTopic chunks) {
            return topic.read(chunks);
        }
        if (artifact instanceof Artifact.AtUri at) {
            return read(at.uri(), mostBytes);
        }
        throw new ArtifactException(
                "the artifact is in a file beside the document, and a job has no such file; push the"
                        + " document with weir models push, which brings the file along");
    }

    private byte[] read(String written, long mostBytes) throws ArtifactException {
        URI uri = ArtifactUri.parse(written, SCHEMES);
        roots.check(uri);
        try {
            return read(uri.getScheme().equalsIgnoreCase("file") ? real(uri) : new Path(uri), written, mostBytes);
        } catch (UnsupportedFileSystemSchemeException e) {
            throw new ArtifactException("the cluster has no file system for " + uri.getScheme()
                    + "://; put its plugin into Flink's folder plugins, such as plugins/s3/flink-s3-fs-presto-….jar");
        } catch (IOException e) {
            throw unread(written, e);
        } catch (RuntimeException e) { // as clients of stores throw when they cannot go on
            if (Boundary.isFatal(e)) {
                throw e;
            }
            throw unread(written, e);
        }
    }

    private static ArtifactException unread(String written, Exception e) {
        return new ArtifactException("the artifact at " + written + " cannot be read: " + reason(e)
                + "; look whether the file is there, and whether each task manager may read it");
    }

    private Path real(URI uri) throws ArtifactException, IOException {
        return new Path(roots.real(uri).toUri());
    }

    private static byte[] read(Path path, String written, long mostBytes) throws ArtifactException, IOException {
        FileSystem files = path.getFileSystem();
        FileStatus status = files.getFileStatus(path);
        if (status.isDir()) {
            throw new ArtifactException("the artifact at " + written + " is a folder; name the file in it");
        }
        if (status.getLen() > mostBytes) {
            throw Artifacts.tooLarge("at " + written, status.getLen());
        }
        try (FSDataInputStream in = files.open(path)) {
            // No more than the file had when it was asked: a pipe or a device has no length, and may have no end.
            return read(in, (int) status.getLen());
        }
    }

    /** Reads in pieces, since a stream that brings a byte now and then does not hear that its reader is interrupted. */
    static byte[] read(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        int from = 0;
        while (from < length) {
            int read = in.read(bytes, from, Math.min(PIECE_BYTES, length - from));
            if (read < 0) {
                return Arrays.copyOf(bytes, from);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("nobody waits for it any more");
            }
            from += read;
        }
        return bytes;
    }

    private static String reason(Exception e) {
        String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
        return e.getClass().getSimpleName() + ": " + (said.length() > 200 ? said.substring(0, 200) + "…" : said);
    }
}
