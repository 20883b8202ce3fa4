package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sandbox.flink.Job;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    private static final Job.Starter NO_JOB = places -> new Job() {
        @Override
        public Optional<String> failure() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    };

    @TempDir
    Path folder;

    private final Properties given = new Properties();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Stop stop = new Stop();

    @BeforeEach
    void writeARule() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/a.yaml"), "id: a\nversion: 1");
        given.setProperty("weir.kafka.port", "0");
        given.setProperty("weir.ui.port", "0");
        given.setProperty("weir.console.port", "none");
        given.setProperty("weir.metrics.port", "none");
        given.setProperty("weir.directory", folder.resolve("data").toString());
        given.setProperty("weir.rules", folder.resolve("rules").toString());
        given.setProperty("weir.rate", "100");
    }

    @Test
    void sendsEventsUntilTheTimeIsOver() throws Exception {
        given.setProperty("weir.duration", "3s");
        assertThat(run(places -> ApprovingJob.start(places.bootstrapServers()))).isEqualTo(Sandbox.DECIDED);
        assertThat(output())
                .contains("rule ACTIVE   a, version 1")
                .contains(" 0 transactions without one")
                .contains("outcomes  APPROVE ");
    }

    @Test
    void endsWhenTheFilesArePlayed() throws Exception {
        Path events = Files.createDirectories(folder.resolve("events"));
        Files.write(
                events.resolve("transactions.jsonl"),
                List.of("{\"transactionId\":\"t-1\",\"timestamp\":1}", "{\"transactionId\":\"t-2\",\"timestamp\":2}"));
        given.setProperty("weir.traffic", events.toString());
        assertThat(run(places -> ApprovingJob.start(places.bootstrapServers()))).isEqualTo(Sandbox.DECIDED);
        assertThat(output()).contains("2 events sent, 2 decisions read, 0 transactions without one");
    }

    @Test
    void saysSoWhenNothingWasDecided() throws Exception {
        given.setProperty("weir.duration", "1s");
        given.setProperty("weir.traffic", "none");
        assertThat(run(places -> ApprovingJob.start(places.bootstrapServers()))).isEqualTo(Sandbox.NOTHING_DECIDED);
        assertThat(output()).contains("nothing was decided");
    }

    @Test
    void endsWhenSomebodyWishesIt() throws Exception {
        FutureTask<Integer> running =
                new FutureTask<>(() -> run(places -> ApprovingJob.start(places.bootstrapServers())));
        new Thread(running).start();
        while (!output().contains("events/s") && !running.isDone()) { // if it is done already, it failed
            assertThat(stop.awaitWish(50)).isFalse();
        }
        stop.wish();
        assertThat(running.get()).isEqualTo(Sandbox.DECIDED);
    }

    @Test
    void endsWhileTheJobStillOwesItAnAnswer() throws Exception {
        stop.wish();
        assertThat(run(NO_JOB)).isEqualTo(Sandbox.NOTHING_DECIDED);
    }

    @Test
    void doesNotBeginWithoutTheFolderOfRules() {
        given.setProperty("weir.rules", "gone");
        assertThatThrownBy(() -> run(NO_JOB)).isInstanceOf(IOException.class).hasMessageStartingWith("no folder gone");
    }

    @Test
    void doesNotBeginInTheFolderOfAnotherWhoseTopicsItWouldDelete() throws Exception {
        Path data = folder.resolve("data");
        Path topics = Files.createDirectories(data.resolve("broker"));
        FolderLock another = FolderLock.of(data);
        assertThatThrownBy(() -> run(NO_JOB))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("another sandbox runs in " + data, "-Dweir.directory=DIR");
        assertThat(topics).exists();

        another.close();
        FolderLock.of(data).close();
    }

    private int run(Job.Starter starter) throws Exception {
        Console console = new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8), OptionalInt.empty());
        return new Sandbox(SandboxOptions.from(given), console, stop, starter).run();
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
