package dev.weir.cluster;

import dev.weir.sandbox.cluster.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that somebody types in the folder of the project, as far as they went well. */
final class Shell implements AutoCloseable {
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
     * @param environment beside that of this process
     */
    static Shell start(String name, String commands, Map<String, String> environment) throws IOException {
        Path output = Path.of("target", "shell-" + name + ".out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new Shell(name, builder.start(), output);
    }

    /** Returns once they have printed this. */
    void awaitOutput(String text) throws Exception {
        var unused = Eventually.see("'" + text + "' of " + name, () -> printed(text), this::read);
    }

    private Optional<String> printed(String text) throws IOException {
        String printed = read();
        if (printed.contains(text)) {
            return Optional.of(printed);
        }
        if (!process.isAlive()) {
            throw new IOException(name + " ended with " + process.exitValue() + "\n" + printed);
        }
        return Optional.empty();
    }

    /** Returns what they printed once they have ended, all of them well. */
    String awaitEnd() throws Exception {
        var unused = Eventually.see(
                "the end of " + name, () -> process.isAlive() ? Optional.empty() : Optional.of(name), this::read);
        if (process.exitValue() != 0) {
            throw new IOException(name + " ended with " + process.exitValue() + "\n" + read());
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
