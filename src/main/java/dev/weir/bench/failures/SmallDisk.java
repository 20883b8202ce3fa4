package dev.weir.bench.failures;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system of a few megabytes that can be filled. Only root can mount one. */
final class SmallDisk implements AutoCloseable {
    private static final String MEGABYTES = "16m";
    private static final int BLOCK_BYTES = 4096;

    private final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    /** Mounts one; returns empty if that is not permitted. */
    static Optional<SmallDisk> mount(Path root) throws IOException, InterruptedException {
        Files.createDirectories(root);
        String place = root.toAbsolutePath().toString();
        boolean mounted = run(List.of("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES, "weir", place));
        return mounted ? Optional.of(new SmallDisk(root)) : Optional.empty();
    }

    /** Returns a folder on it, in Flink's form. */
    String folder(String name) {
        return root.resolve(name).toUri().toString();
    }

    /** Fills the remaining space. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        Path filler = Files.createTempFile(root, "filler", "");
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(root).getUsableSpace() > 0) {
                out.write(block);
            }
        }
    }

    /** Frees the space again. */
    void free() throws IOException {
        try (var fillers = Files.newDirectoryStream(root, "filler*")) {
            for (Path filler : fillers) {
                Files.delete(filler);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        // Lazily, since a job that is ending may have a file open.
        run(List.of("umount", "--lazy", root.toAbsolutePath().toString()));
    }

    private static boolean run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }
}
