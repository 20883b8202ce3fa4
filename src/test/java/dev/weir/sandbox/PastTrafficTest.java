package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryEvent;
import dev.weir.io.history.HistoryInputs;
import dev.weir.io.history.label.LabelFile;
import dev.weir.sandbox.flink.FlinkJob;
import dev.weir.sandbox.traffic.EventSource;
import dev.weir.sandbox.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PastTrafficTest {
    @TempDir
    private Path folder;

    @Test
    void isWrittenAsFilesThatBacktestsAndTrainingRead() throws Exception {
        assertThat(write(7, "past")).isEqualTo(1_200);

        LabelFile labels = LabelFile.read(folder.resolve("past/labels.csv"), "transactionId", true);
        assertThat(labels.labels().size()).isBetween(100, 400);
        assertThat(labels.labels().frauds()).isPositive();
        assertThat(events(folder.resolve("past/events")) + labels.rows()).isBetween(800L, 1_200L);
    }

    @Test
    void isTheSameForTheSameSeed() throws Exception {
        write(7, "past");
        write(7, "again");
        write(8, "other");

        assertThat(read("again")).isEqualTo(read("past"));
        assertThat(read("other")).isNotEqualTo(read("past"));
    }

    private long write(long seed, String to) throws IOException {
        try (EventSource traffic = Traffic.labelledForRate(seed, 20)) {
            return PastTraffic.write(traffic, 20, Duration.ofMinutes(1), folder.resolve(to));
        }
    }

    private String read(String from) throws IOException {
        return Files.readString(folder.resolve(from).resolve("events/transactions.jsonl"))
                + Files.readString(folder.resolve(from).resolve("labels.csv"));
    }

    private static long events(Path files) throws Exception {
        JobConfig config = new JobConfigs().read(FlinkJob.CONFIG, Map.of(), Map.of());
        long events = 0;
        try (History history = Histories.open(
                HistoryInputs.of(config, List.of(files.toString())).strictly(true))) {
            for (Optional<HistoryEvent> next = history.next(); next.isPresent(); next = history.next()) {
                events++;
            }
        }
        return events;
    }
}
