package dev.weir.cli.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.SeriesPlan;
import dev.weir.engine.profile.SeriesWarmer;
import dev.weir.events.EventType;
import dev.weir.rules.RuleDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderHistoryTest {
    private static final long NINE = Instant.parse("2026-03-01T09:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    @TempDir
    private Path folder;

    private final Rulebook rules = Rulebook.of(
            1,
            List.of(RuleDraft.rule("r")
                    .counts("n", EventType.TRANSACTION, 30 * 24 * HOUR, "cardId")
                    .build()),
            EngineSettings.DEFAULT);
    private final SeriesWarmer warmer = new SeriesWarmer(
            rules,
            EngineSettings.DEFAULT.schema().types(),
            rules.of(EventType.TRANSACTION).keys().stream()
                    .flatMap(plan -> plan.feeds().stream())
                    .map(SeriesPlan::id)
                    .collect(Collectors.toSet()),
            HOUR,
            0);

    @BeforeEach
    void writeAnArchive() throws IOException {
        Files.writeString(folder.resolve("transaction.jsonl"), """
                {"transactionId": "t-2", "timestamp": "2026-03-01T09:59:00Z", "customerId": "c", "cardId": "a", "amount": 5}
                {"transactionId": "t-1", "timestamp": "2026-03-01T09:00:00Z", "customerId": "c", "cardId": "a", "amount": 5}
                {"transactionId": "t-3", "timestamp": "2026-03-01T10:00:00Z", "customerId": "c", "cardId": "b", "amount": 5}
                """);
    }

    @Test
    void eventsBeforeTheTopicsBeginAreTakenFromTheFiles() throws Exception {
        FolderHistory played = FolderHistory.play(List.of(folder.toString()), config(), NINE + HOUR, warmer);

        assertThat(warmer.keys()).containsExactly("cardId=a");
        assertThat(warmer.taken()).isEqualTo(2);
        assertThat(played.sinceMillis()).isEqualTo(NINE);
    }

    @Test
    void anHourBetweenTheFilesAndTheTopicsIsNoGapAndMoreIs() throws Exception {
        FolderHistory.play(List.of(folder.toString()), config(), NINE + 2 * HOUR, warmer);

        assertThatThrownBy(() -> FolderHistory.play(List.of(folder.toString()), config(), NINE + 2 * HOUR + 1, warmer))
                .hasMessage("the last event of " + folder + " is at 2026-03-01T10:00:00.000Z, and the topics have"
                        + " everything from 2026-03-01T11:00:00.001Z on only: add the files of the time between, or write"
                        + " --warm-from topics alone");
    }

    @Test
    void filesWithoutWhatTheFeaturesCountAreNotEnough() throws Exception {
        Files.move(folder.resolve("transaction.jsonl"), folder.resolve("other.txt"));
        Files.writeString(
                folder.resolve("click.jsonl"),
                "{\"eventId\": \"e-1\", \"timestamp\": \"2026-03-01T09:00:00Z\", \"customerId\": \"c\", \"type\": \"VIEW\","
                        + " \"sku\": \"x\"}\n");

        assertThatThrownBy(() -> FolderHistory.play(List.of(folder.toString()), config(), NINE + HOUR, warmer))
                .hasMessage("the features count transaction, of which nothing is in " + folder
                        + " before the topics begin; add the files, or write --warm-from topics alone");
    }

    private static JobConfig config() throws Exception {
        return new JobConfigs().read("kafka: {bootstrapServers: 'localhost:1'}", Map.of(), Map.of());
    }
}
