package dev.weir.chapters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands that somebody types in the folder of the project, as far as they went well. */
final class Shell implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(12);
    private static final long LOOK_MILLIS = 100;

    private final String name;
    private final Process process;
    private final Path output;

    private Shell(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /**
     * Starts them; the first that fails is the last.
     *
     * @param folder of the project
     * @param environment beside that of this process
     */
    static Shell start(String name, Path folder, String commands, Map<String, String> environment) throws IOException {
        Path output = Path.of("target", "shell-" + name + ".out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Shell shell = new Shell(name, builder.start(), output);
        // A test run that is interrupted leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(shell::close));
        return shell;
    }

    /** Returns once they have printed this. */
    void awaitOutput(String text) throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!read().contains(text)) {
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > endNanos) {
                throw new IOException(name + " did not print '" + text + "'\n" + read());
            }
        }
    }

    /** Returns what they printed once they have ended, all of them well. */
    String awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            throw new IOException(name + " did not end well\n" + read());
        }
        return read();
    }

    /**
     * Tells one of the processes to end, as {@code kill} does, waits for that, and returns which of those that it had
     * started are left.
     *
     * @param part of its command line
     */
    List<ProcessHandle> endOf(String part) throws Exception {
        ProcessHandle one = process.descendants()
                .filter(handle -> handle.info().commandLine().orElse("").contains(part))
                .findFirst()
                .orElseThrow(() -> new IOException("no process of " + name + " has " + part));
        List<ProcessHandle> started = one.descendants().toList();
        one.destroy();
        one.onExit().get();
        return started.stream().filter(ProcessHandle::isAlive).toList();
    }

    private String read() throws IOException {
        return Files.readString(output);
    }

    /** Ends what still runs, and what that has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
