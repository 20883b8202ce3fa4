package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.flink.LocalFlink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A job that goes on where another one stopped: with another config, another version of its jar, another parallelism. */
final class UpgradeIT {
    @TempDir
    private Path folder;

    @Test
    void aJobGoesOnWithAnotherConfigAtAnotherParallelism() throws Exception {
        List<KeptSavepoint> all = KeptSavepoint.all();
        KeptSavepoint latest = all.get(all.size() - 1);
        Path savepoint = new UpgradeJobs(folder).savepointAfter(latest.story());

        List<JsonNode> said = new UpgradeJobs(folder)
                .goOn(
                        latest.story(),
                        savepoint.toUri().toString(),
                        1,
                        Map.of("time.lateness", "2m", "attributes.transaction.loyalty", "int"));

        latest.assertSaid(said);
    }

    @Test
    void aJobWhoseConfigDoesNotSuitARuleInForceFailsForGoodAndSaysWhatToDo() throws Exception {
        KeptSavepoint kept = KeptSavepoint.named("2026-11");
        Configuration flink = UpgradeJobs.goingOnFrom(kept.unpack(folder.resolve("kept")));
        try (Cluster cluster = Cluster.start(folder.resolve("second"))) {
            LocalFlink job = UpgradeJobs.run(cluster, 1, Map.of(), flink);

            assertThatThrownBy(() -> job.result().get(5, TimeUnit.MINUTES))
                    .rootCause()
                    .hasMessageContaining(
                            "rule 'from-campaign' was in force when this job was saved and is refused now")
                    .hasMessageContaining("campaign")
                    .hasMessageContaining("Bring back the job config that it needs, or remove the rule first.");
        }
    }

    /**
     * Makes a savepoint for the next versions to read, of the story in {@code src/test/resources/savepoints/NAME}:
     * {@code mvn verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=UpgradeIT#aSavepoint* -Dweir.savepoint=NAME}.
     */
    @Test
    @EnabledIfSystemProperty(named = "weir.savepoint", matches = ".+")
    void aSavepointOfThisVersionIsKept() throws Exception {
        KeptSavepoint kept = KeptSavepoint.named(System.getProperty("weir.savepoint"));
        UpgradeStory story = kept.story();
        kept.keep(new UpgradeJobs(folder).savepointAfter(story), new UpgradeJobs(folder).saidWithoutAStop(story));
    }
}
