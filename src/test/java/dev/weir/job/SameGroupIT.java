package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.flink.LocalFlink;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two jobs with one group would write decisions beside each other: the second ends and says whose the group is. */
final class SameGroupIT {
    private static final String RULE = RuleDraft.rule("all").json();

    @TempDir
    private Path folder;

    @Test
    void theSecondJobOfAGroupEndsWithTheIdOfTheFirstWhichGoesOn() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            LocalFlink first = cluster.run(1);
            cluster.push("all", 1, RULE);
            LocalFlink second = cluster.runBeside(cluster.config(1, Map.of()));
            assertThat(endOf(second))
                    .contains("the Flink job " + first.job().getJobID() + " is at work with kafka.groupId: weir")
                    .contains("stop that job first, or give this one another kafka.groupId");

            cluster.send(Topics.TRANSACTIONS, "c", JobRecords.transaction("t", "c", 5, JobRecords.MORNING));
            assertThat(actions.awaitRecords(1)).hasSize(1);
            assertThat(first.result()).isNotDone();
        }
    }

    @Test
    void aJobOfAnotherGroupRunsBesideIt() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            cluster.run(1);
            cluster.push("all", 1, RULE);
            cluster.runBeside(cluster.config(1, Map.of("kafka.groupId", "other")));
            cluster.send(Topics.TRANSACTIONS, "c", JobRecords.transaction("t", "c", 5, JobRecords.MORNING));
            assertThat(actions.awaitRecords(2)).hasSize(2);
        }
    }

    @Test
    void aJobWaitsUntilTheMemberThatACrashLeftIsGone() throws Exception {
        try (Cluster cluster = Cluster.start(folder)) {
            cluster.leaveADeadMember("weir-owner", UUID.randomUUID().toString());
            cluster.run(1);
            assertThat(cluster.push("all", 1, RULE).path("status").asText()).isEqualTo("ACTIVE");
        }
    }

    private static String endOf(LocalFlink job) {
        return ExceptionUtils.stringifyException(
                catchThrowable(() -> job.result().get(5, TimeUnit.MINUTES)));
    }
}
