package dev.weir.bench.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.load.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PausesTest {
    @TempDir
    private Path folder;

    @Test
    void whatAVirtualMachineLogsOfItsPausesIsRead() throws IOException {
        Path log = Files.writeString(folder.resolve("pauses.log"), """
                [1.062s][info][safepoint] Safepoint "G1CollectForAllocation", Time since last: 62 ns, Reaching safepoint: 5 ns, \
                Cleanup: 2 ns, At safepoint: 2000000 ns, Total: 3000000 ns
                [1.100s][info][safepoint] something else
                [1.900s][info][safepoint] Safepoint "ZMarkStart", Time since last: 62 ns, Reaching safepoint: 5 ns, At safepoint: \
                4000 ns, Total: 5000 ns
                """);

        Latency pauses = new Pauses(log).take();

        assertThat(pauses.count()).isEqualTo(2);
        assertThat(pauses.percentileNanos(100)).isBetween(2_990_000L, 3_010_000L);
    }

    @Test
    void aPauseIsTakenOnce() throws IOException {
        String line = "[1.9s][info][safepoint] Safepoint \"ZMarkEnd\", At safepoint: 4 ns, Total: 5000 ns\n";
        Path log = Files.writeString(folder.resolve("pauses.log"), line);
        Pauses pauses = new Pauses(log);

        Latency before = pauses.take();
        Files.writeString(log, line + line, StandardOpenOption.APPEND);

        assertThat(before.count()).isEqualTo(1);
        assertThat(pauses.take().count()).isEqualTo(2);
        assertThat(pauses.take().count()).isZero();
    }
}
