package dev.weir.sandbox.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process whose output goes to files. */
public final class ClusterProcess implements AutoCloseable {
    private static final int TAIL_LINES = 40;
    private static final long ENDS_WITHIN_SECONDS = 10;

    private final String name;
    private final Process process;
    private final Path log;

    private ClusterProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a process in the working folder of this one. It ends together with this process.
     *
     * @param environment in addition to that of this process
     * @param log a file that ends in {@code .log}, which it gets as {@code log.file}; its output goes to one in {@code
     *     .out} next to it
     */
    public static ClusterProcess start(String name, JavaProgram program, Map<String, String> environment, Path log)
            throws IOException {
        return start(name, program.with(List.of("-Dlog.file=" + log)).command(), environment, log);
    }

    /** Starts any command in the same way. */
    static ClusterProcess start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(log).toFile());
        builder.environment().putAll(environment);
        ClusterProcess started = new ClusterProcess(name, builder.start(), log);
        Runtime.getRuntime().addShutdownHook(new Thread(started::endWithThis, "end-" + name));
        return started;
    }

    public String name() {
        return name;
    }

    /** Returns its process id. */
    public long pid() {
        return process.pid();
    }

    /** Returns its CPU time so far; zero if the system does not report it. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns its log file. */
    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end of a program that ends by itself, and returns its result. */
    Ended awaitEnd(Duration patience) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new IOException(name + " did not end within " + patience + "\n" + tail());
        }
        return new Ended(process.exitValue(), Files.readString(output(log), StandardCharsets.UTF_8));
    }

    /** Returns a description of whether it runs. */
    public String state() {
        return isAlive() ? "is running" : "ended with " + process.exitValue();
    }

    /** Returns whether it runs, and the last lines of its output. */
    public String tail() throws IOException {
        return "--- " + name + " " + state() + ", " + log + "\n" + lastLines(log) + lastLines(output(log));
    }

    /** Returns the last lines of a file, each with its end; none of one that does not exist. */
    public static String lastLines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())) + "\n";
    }

    private static Path output(Path log) {
        String name = String.valueOf(log.getFileName());
        return log.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".out");
    }

    /** Kills it, as {@code kill -9} does, and returns when it has ended. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to end, as {@code kill} does, without waiting. */
    void askToEnd() {
        process.destroy();
    }

    /** Asks it to end, and returns when it has; kills it if it takes long. */
    @Override
    public void close() throws InterruptedException {
        askToEnd();
        if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private void endWithThis() {
        try {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The result of a program.
     *
     * @param code its exit code
     * @param output the printed output
     */
    public record Ended(int code, String output) {}
}
