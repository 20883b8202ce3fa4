package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.flink.LocalFlink;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job does not begin with topics that do not suit it, nor restarts for ever: it ends with the command that mends them. */
final class WrongTopicsIT {
    /** Two partitions, and records go by age. */
    private static final String FOR_EVENTS = "labels";

    @TempDir
    private Path folder;

    @Test
    void aJobEndsAtOnceWithTheCommandThatMendsItsTopicsAndOneThatHasItsStateGoesOn() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            assertThat(endOf(cluster.run(1, Map.of("topics.rules", FOR_EVENTS), "", inputs -> inputs)))
                    .contains("'labels' has 2 partitions")
                    .contains("kafka-configs.sh", "--entity-name labels --add-config cleanup.policy=compact");
            assertThat(endOf(cluster.run(1, Map.of("topics.transactions", "nowhere"), "", inputs -> inputs)))
                    .contains("'nowhere' does not exist", "kafka-topics.sh", "--create --topic nowhere");

            cluster.run(1);
            cluster.push("all", 1, RuleDraft.rule("all").json());
            String savepoint = cluster.stop();
            cluster.run(1, Map.of("topics.ruleStatus", FOR_EVENTS), savepoint, inputs -> inputs);
            cluster.send(Topics.TRANSACTIONS, "c", JobRecords.transaction("t", "c", 5, JobRecords.MORNING));
            assertThat(actions.awaitRecords(1)).hasSize(1);
        }
    }

    private static String endOf(LocalFlink job) {
        return ExceptionUtils.stringifyException(
                catchThrowable(() -> job.result().get(5, TimeUnit.MINUTES)));
    }
}
