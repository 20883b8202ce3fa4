package dev.weir.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.config.JobConfig;
import dev.weir.sandbox.flink.LocalFlink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;

/** Jobs that play a story, each with a cluster of its own in a folder. */
record UpgradeJobs(Path folder) {
    /** Ids are remembered by the wall clock, and a savepoint is kept for years. */
    private static final Duration FOR_EVER = Duration.ofDays(100 * 365);

    /** Plays the first part of a story, and stops the job. */
    Path savepointAfter(UpgradeStory story) throws Exception {
        try (Cluster cluster = Cluster.start(folder.resolve("first"));
                UpgradePlayer player = new UpgradePlayer(cluster)) {
            run(cluster, 2, story.settings(), new Configuration());
            player.play(story.before());
            return Path.of(URI.create(cluster.stop()));
        }
    }

    /** What a job says in the second part of a story that begins with a savepoint, with settings of its own. */
    List<JsonNode> goOn(UpgradeStory story, String savepoint, int parallelism, Map<String, String> changed)
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

    /** Settings of a Flink that begins with a savepoint. */
    static Configuration goingOnFrom(String savepoint) {
        Configuration flink = new Configuration();
        flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return flink;
    }

    /** What a job says in the second part of a story that goes on after the first. */
    List<JsonNode> saidWithoutAStop(UpgradeStory story) throws Exception {
        try (Cluster cluster = Cluster.start(folder.resolve("undisturbed"));
                UpgradePlayer player = new UpgradePlayer(cluster)) {
            run(cluster, 2, story.settings(), new Configuration());
            player.play(story.before());
            List<JsonNode> said = player.play(story.after());
            return said;
        }
    }

    /** Starts the job, and remembers ids for as long as savepoints are kept. */
    static LocalFlink run(Cluster cluster, int parallelism, Map<String, String> settings, Configuration flink)
            throws Exception {
        // State that is inlined has the path of the machine that wrote it for a name.
        flink.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ZERO);
        Map<String, String> all = new HashMap<>(settings);
        // The rows of tables count as read once the first is complete.
        all.put("checkpoints.interval", "2s");
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
                config.identity(),
                config.models());
    }
}
