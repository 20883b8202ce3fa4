package dev.weir.sandbox.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process of its own, whose output goes to a file. */
public final class ClusterProcess implements AutoCloseable {
    private static final int TAIL_LINES = 40;

    private final String name;
    private final Process process;
    private final Path log;

    private ClusterProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it in the working folder of this process.
     *
     * @param environment beside that of this process
     * @param log what it writes goes here
     */
    public static ClusterProcess start(String name, JavaProgram program, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(program.command()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        // A test run that is interrupted leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ClusterProcess(name, process, log);
    }

    public String name() {
        return name;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end of a program that ends by itself, and returns how it ended. */
    public Ended awaitEnd(Duration patience) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new IOException(name + " did not end within " + patience + "\n" + tail());
        }
        return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    /** Whether it runs, and the last lines of what it wrote. */
    public String tail() throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        String state = isAlive() ? "is running" : "ended with " + process.exitValue();
        return "--- " + name + " " + state + ", " + log + "\n" + String.join("\n", last) + "\n";
    }

    /** Ends it at once, as {@code kill -9} does, and returns when it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /**
     * How a program ended.
     *
     * @param code its exit code
     * @param output what it wrote
     */
    public record Ended(int code, String output) {}
}
