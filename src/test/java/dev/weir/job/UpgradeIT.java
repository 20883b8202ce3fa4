package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.config.JobConfig;
import dev.weir.sandbox.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A job that goes on where another one stopped: with another config, another version of its jar, another parallelism. */
final class UpgradeIT {
    /** Ids are remembered by the wall clock, and a savepoint is kept for years. */
    private static final Duration FOR_EVER = Duration.ofDays(100 * 365);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("savepointsAndHowTheyAreRead")
    void aSavepointOfAnEarlierVersionGoesOnAsIfTheJobHadNotStopped(
            KeptSavepoint savepoint, String backend, int parallelism) throws Exception {
        UpgradeStory story = savepoint.story();
        try (Cluster cluster = Cluster.start(folder);
                UpgradePlayer player = new UpgradePlayer(cluster)) {
            UpgradePlayer.put(cluster, story.before());
            JobClient job = run(cluster, parallelism, with(story, "state.backend", backend), savepoint.location());

            List<JsonNode> said = player.play(story.after());
            job.cancel().get();

            assertThat(said).containsExactlyInAnyOrderElementsOf(savepoint.expected());
        }
    }

    static Stream<Arguments> savepointsAndHowTheyAreRead() throws IOException {
        return KeptSavepoint.all().stream()
                .flatMap(savepoint ->
                        Stream.of(Arguments.of(savepoint, "rocksdb", 1), Arguments.of(savepoint, "hashmap", 2)));
    }

    /**
     * Makes a savepoint for the next versions to read, of the story in {@code src/test/resources/savepoints/NAME}:
     * {@code mvn verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=UpgradeIT -Dweir.savepoint=NAME}.
     */
    @Test
    @EnabledIfSystemProperty(named = "weir.savepoint", matches = ".+")
    void aSavepointOfThisVersionIsKept() throws Exception {
        KeptSavepoint savepoint = KeptSavepoint.named(System.getProperty("weir.savepoint"));
        UpgradeStory story = savepoint.story();
        savepoint.keep(stopped(story), undisturbed(story));
    }

    private Path stopped(UpgradeStory story) throws Exception {
        try (Cluster cluster = Cluster.start(folder.resolve("stopped"));
                UpgradePlayer player = new UpgradePlayer(cluster)) {
            JobClient job = run(cluster, 2, story.settings(), "");
            player.play(story.before());
            return Path.of(URI.create(cluster.stop(job)));
        }
    }

    private List<JsonNode> undisturbed(UpgradeStory story) throws Exception {
        try (Cluster cluster = Cluster.start(folder.resolve("undisturbed"));
                UpgradePlayer player = new UpgradePlayer(cluster)) {
            JobClient job = run(cluster, 2, story.settings(), "");
            player.play(story.before());
            List<JsonNode> said = player.play(story.after());
            job.cancel().get();
            return said;
        }
    }

    private static Map<String, String> with(UpgradeStory story, String key, String value) {
        Map<String, String> settings = new HashMap<>(story.settings());
        settings.put(key, value);
        return settings;
    }

    private static JobClient run(Cluster cluster, int parallelism, Map<String, String> settings, String savepoint)
            throws Exception {
        JobConfig config = remembering(cluster.config(parallelism, settings));
        return cluster.run(config, savepoint, inputs -> inputs);
    }

    private static JobConfig remembering(JobConfig config) {
        return new JobConfig(
                config.kafka(),
                config.topics(),
                config.mappings(),
                config.schema(),
                config.time(),
                FOR_EVER.toMillis(),
                config.limits(),
                config.outcomes(),
                config.decisionSource(),
                config.delivery(),
                config.parallelism(),
                config.bufferTimeoutMillis(),
                config.checkpoints(),
                config.backend());
    }
}
