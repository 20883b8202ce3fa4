package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.artifact.ChunkKey;
import dev.weir.models.artifact.Chunks;
import dev.weir.models.tree.XGBoostJson;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose bytes are on a topic, in the running job and after a restart. */
final class ArtifactsIT {
    private static final byte[] BYTES = XGBoostJson.MODEL.getBytes(StandardCharsets.US_ASCII);
    private static final Artifact.OnTopic ARTIFACT = new Artifact.OnTopic(Artifacts.sha256(BYTES), 3, BYTES.length);
    private static final List<byte[]> CHUNKS = Chunks.of(ARTIFACT, BYTES);
    private static final String MODEL = "models/risk";

    @TempDir
    private Path folder;

    @Test
    void aModelInChunksComesIntoForceOnceAllAreThereAndIsReadAgainAfterARestart() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic status = cluster.read(Topics.RULE_STATUS);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            cluster.run(2, Map.of(), "", inputs -> inputs);
            chunk(cluster, 2, CHUNKS.get(2));
            chunk(cluster, 0, CHUNKS.get(0));
            cluster.send(Topics.MODELS, "risk", model(1));
            assertThat(answer(status, 1)).contains("REJECTED", "chunk 1 is not on the topic; push the model again");

            chunk(cluster, 1, new byte[CHUNKS.get(1).length]);
            cluster.send(Topics.MODELS, "risk", model(2));
            assertThat(answer(status, 2)).contains("REJECTED", "has a SHA-256 that begins with");

            chunk(cluster, 1, CHUNKS.get(1));
            chunk(cluster, 0, CHUNKS.get(0));
            cluster.send(Topics.MODEL_ARTIFACTS, "for nobody", "x");
            cluster.send(Topics.MODELS, "risk", model(3));
            assertThat(answer(status, 3)).contains("ACTIVE");
            cluster.send(Topics.RULES, "risky", """
                    {"id":"risky","version":1,"on":"transaction","when":"score(\\"risk\\") > 0.3","then":{"outcome":"REVIEW"}}""");
            status.await(1, answer -> answer.path("rule").asText().equals("risky"));
            pay(cluster, "t-1");
            actions.await(1, ArtifactsIT::isScored);

            cluster.run(1, Map.of(), cluster.stop(), inputs -> inputs);
            pay(cluster, "t-2");
            actions.await(2, ArtifactsIT::isScored);
        }
    }

    private static boolean isScored(JsonNode decision) {
        double score = decision.at("/reasons/0/scores/risk/score").asDouble();
        return decision.path("outcome").asText().equals("REVIEW") && score > 0.35 && score < 0.36;
    }

    private static String answer(Topic status, int version) throws Exception {
        status.await(1, answer -> isTo(answer, version));
        return status.values().stream()
                .filter(answer -> isTo(answer, version))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static boolean isTo(JsonNode answer, int version) {
        return answer.path("rule").asText().equals(MODEL)
                && answer.path("version").asInt() == version;
    }

    private static void chunk(Cluster cluster, int index, byte[] chunk) throws Exception {
        cluster.send(
                Topics.MODEL_ARTIFACTS,
                ChunkKey.of(ARTIFACT, index).text(),
                new String(chunk, StandardCharsets.US_ASCII));
    }

    private static void pay(Cluster cluster, String id) throws Exception {
        cluster.send(Topics.TRANSACTIONS, "c-1", JobRecords.transaction(id, "c-1", 150, JobRecords.MORNING));
    }

    private static String model(int version) {
        return """
                {"model":"risk","version":%d,"on":"transaction","kind":"trees",\
                "inputs":{"amount":"transaction.amount","night":"0.0"},\
                "guard":{"slowerThan":"10s"},"artifact":{"sha256":"%s","chunks":3,"bytes":%d}}""".formatted(version, ARTIFACT.sha256(), BYTES.length);
    }
}
