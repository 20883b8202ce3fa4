package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.config.JobConfig;
import dev.weir.sandbox.flink.LocalFlink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
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
    void aJobGoesOnFromASavepointOfAnEarlierVersion(KeptSavepoint kept, String backend, int parallelism)
            throws Exception {
        UpgradeStory story = kept.story();

        List<JsonNode> said =
                goOn(story, kept.unpack(folder.resolve("kept")), parallelism, Map.of("state.backend", backend));

        assertThat(said).containsExactlyInAnyOrderElementsOf(kept.expected());
    }

    /** The latest is read in both ways, the others in one of them in turn: the forms of state are the same in both. */
    static Stream<Arguments> savepointsAndHowTheyAreRead() throws IOException {
        List<KeptSavepoint> all = KeptSavepoint.all();
        return IntStream.range(0, all.size()).boxed().flatMap(i -> {
            Arguments one = Arguments.of(all.get(i), "rocksdb", 1);
            Arguments other = Arguments.of(all.get(i), "hashmap", 2);
            return i == all.size() - 1 ? Stream.of(one, other) : Stream.of(i % 2 == 0 ? one : other);
        });
    }

    @Test
    void aJobGoesOnWithAnotherConfigAtAnotherParallelism() throws Exception {
        List<KeptSavepoint> all = KeptSavepoint.all();
        KeptSavepoint latest = all.get(all.size() - 1);
        Path savepoint = savepointAfter(latest.story());

        List<JsonNode> said = goOn(
                latest.story(),
                savepoint.toUri().toString(),
                1,
                Map.of("time.lateness", "2m", "attributes.transaction.loyalty", "int"));

        assertThat(said).containsExactlyInAnyOrderElementsOf(latest.expected());
    }

    @Test
    void aJobWhoseConfigDoesNotSuitARuleInForceFailsForGoodAndSaysWhatToDo() throws Exception {
        KeptSavepoint kept = KeptSavepoint.named("2026-11");
        Configuration flink = goingOnFrom(kept.unpack(folder.resolve("kept")));
        try (Cluster cluster = Cluster.start(folder.resolve("second"))) {
            LocalFlink job = run(cluster, 1, Map.of(), flink);

            assertThatThrownBy(() -> job.result().get(1, TimeUnit.MINUTES))
                    .rootCause()
                    .hasMessageContaining(
                            "rule 'from-campaign' was in force when this job was saved and is refused now")
                    .hasMessageContaining("campaign")
                    .hasMessageContaining("Bring back the job config that it needs, or remove the rule first.");
        }
    }

    /**
     * Makes a savepoint for the next versions to read, of the story in {@code src/test/resources/savepoints/NAME}:
     * {@code mvn verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=UpgradeIT -Dweir.savepoint=NAME}.
     */
    @Test
    @EnabledIfSystemProperty(named = "weir.savepoint", matches = ".+")
    void aSavepointOfThisVersionIsKept() throws Exception {
        KeptSavepoint kept = KeptSavepoint.named(System.getProperty("weir.savepoint"));
        UpgradeStory story = kept.story();
        kept.keep(savepointAfter(story), saidWithoutAStop(story));
    }

    /** Plays the first part of a story, and stops the job. */
    private Path savepointAfter(UpgradeStory story) throws Exception {
        try (Cluster cluster = Cluster.start(folder.resolve("first"));
                UpgradePlayer player = new UpgradePlayer(cluster)) {
            run(cluster, 2, story.settings(), new Configuration());
            player.play(story.before());
            return Path.of(URI.create(cluster.stop()));
        }
    }

    /** What a job says in the second part of a story that begins with a savepoint, with settings of its own. */
    private List<JsonNode> goOn(UpgradeStory story, String savepoint, int parallelism, Map<String, String> changed)
            throws Exception {
        Map<String, String> settings = new HashMap<>(story.settings());
        settings.putAll(changed);
        Configuration flink = goingOnFrom(savepoint);
        try (Cluster cluster = Cluster.start(folder.resolve("second"));
                UpgradePlayer player = new UpgradePlayer(cluster)) {
            UpgradePlayer.put(cluster, story.before());
            run(cluster, parallelism, settings, flink);
            List<JsonNode> said = player.play(story.after());
            return said;
        }
    }

    private static Configuration goingOnFrom(String savepoint) {
        Configuration flink = new Configuration();
        flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return flink;
    }

    private List<JsonNode> saidWithoutAStop(UpgradeStory story) throws Exception {
        try (Cluster cluster = Cluster.start(folder.resolve("undisturbed"));
                UpgradePlayer player = new UpgradePlayer(cluster)) {
            run(cluster, 2, story.settings(), new Configuration());
            player.play(story.before());
            List<JsonNode> said = player.play(story.after());
            return said;
        }
    }

    private static LocalFlink run(Cluster cluster, int parallelism, Map<String, String> settings, Configuration flink)
            throws Exception {
        // State that is inlined has the path of the machine that wrote it for a name.
        flink.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ZERO);
        Map<String, String> all = new HashMap<>(settings);
        all.put("checkpoints.interval", "10s");
        return cluster.run(remembering(cluster.config(parallelism, all)), flink, inputs -> inputs);
    }

    private static JobConfig remembering(JobConfig config) {
        return new JobConfig(
                config.kafka(),
                config.topics(),
                config.mappings(),
                config.schema(),
                config.records(),
                config.time(),
                new JobConfig.Deduplication(
                        FOR_EVER.toMillis(), config.deduplication().otherContent()),
                config.limits(),
                config.budgets(),
                config.guards(),
                config.outcomes(),
                config.channels(),
                config.decisionSource(),
                config.delivery(),
                config.parallelism(),
                config.bufferTimeoutMillis(),
                config.checkpoints(),
                config.state(),
                config.outputs(),
                config.quarantine(),
                config.signers(),
                config.policies(),
                config.identity());
    }
}
