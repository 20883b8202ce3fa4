package dev.weir.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is left behind. With real processes: a shell that starts a virtual machine, as Maven does. */
class StopTest {
    private static final long MOST_SECONDS = 300;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    @TempDir
    Path folder;

    /** Says that it runs, and ends when it is wished. */
    static final class Waiting {
        public static void main(String[] args) throws IOException, InterruptedException {
            Stop stop = Stop.onSignal();
            Path said = Path.of(args[0]);
            Files.move(
                    Files.writeString(
                            said.resolveSibling("own"),
                            "" + ProcessHandle.current().pid()),
                    said);
            boolean wished = stop.awaitWish(TimeUnit.SECONDS.toMillis(10 * MOST_SECONDS));
            stop.closed();
            System.exit(wished ? 0 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL"})
    void whenTheParentIsKilledTheChildEnds(String signal) throws Exception {
        Process parent = start();
        ProcessHandle child = child(parent);

        kill(signal, parent.pid());

        assertThat(parent.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        child.onExit().get(MOST_SECONDS, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aSignalOfItsOwnEndsTheChild() throws Exception {
        Process parent = start();
        ProcessHandle child = child(parent);

        kill("TERM", child.pid());

        child.onExit().get(MOST_SECONDS, TimeUnit.SECONDS);
        assertThat(parent.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$0\" -cp \"$1\" \"$2\" \"$3\" & wait $!; exit $?",
                        java,
                        System.getProperty("java.class.path"),
                        Waiting.class.getName(),
                        folder.resolve("pid").toString())
                .inheritIO()
                .start();
    }

    private ProcessHandle child(Process parent) throws IOException, InterruptedException {
        Path pid = folder.resolve("pid");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!Files.exists(pid) && parent.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(pid))).orElseThrow();
    }

    private static void kill(String signal, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, "" + pid).start().waitFor())
                .isZero();
    }
}
