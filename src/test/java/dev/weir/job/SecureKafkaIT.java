package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.DecisionJob;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that speaks TLS and asks for a password, with the secrets in files. */
final class SecureKafkaIT {

    @Test
    void theJobReadsAndWritesWithSecretsOfFilesThatItsGraphDoesNotHold(@TempDir Path folder) throws Exception {
        SecureListener secure = SecureListener.in(folder);
        try (Cluster cluster = Cluster.start(folder, secure::of);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            assertThat(graph(cluster, secure))
                    .contains("${dir:" + folder + ":password}", "stores.properties:trust}")
                    .doesNotContain(SecureListener.PASSWORD, SecureListener.STORE_PASSWORD);

            cluster.run(1, secure.settings(), "", inputs -> inputs);
            assertThat(cluster.push("all", 1, RuleDraft.rule("all").json())
                            .path("status")
                            .asText())
                    .isEqualTo("ACTIVE");
            cluster.send(Topics.TRANSACTIONS, "c", JobRecords.transaction("t", "c", 5, JobRecords.MORNING));

            assertThat(actions.awaitRecords(1)).hasSize(1);
        }
    }

    /** What a cluster keeps of the job, and shows. */
    private static String graph(Cluster cluster, SecureListener secure) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        DecisionJob.build(env, cluster.config(1, secure.settings()));
        byte[] graph = InstantiationUtil.serializeObject(env.getStreamGraph().getJobGraph());
        return new String(graph, StandardCharsets.ISO_8859_1);
    }
}
