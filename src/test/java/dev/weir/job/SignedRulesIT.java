package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.events.record.Signing;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose config names signers takes what they signed, also when it starts without its state, and nothing else. */
final class SignedRulesIT {
    private static final String COMPACTED = Topics.RULE_ROWS;

    @TempDir
    private Path folder;

    @Test
    void onlyWhatIsSignedComesIntoForceAndComesBackWithoutState() throws Exception {
        KeyPair anna = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Map<String, String> settings = new HashMap<>(Map.of(
                "rules.signers.anna",
                Base64.getEncoder().encodeToString(anna.getPublic().getEncoded()),
                "rules.mayWrite",
                "[]"));
        byte[] key = "all".getBytes(StandardCharsets.UTF_8);
        byte[] rule = RuleDraft.rule("all").outcome("BLOCK").json().getBytes(StandardCharsets.UTF_8);
        Sender signed =
                Signing.sign(new Signing.Pushed(Signing.Kind.RULE, key, rule), "anna", anna.getPrivate(), 1_234_567);
        try (Cluster cluster = Cluster.start(folder);
                KafkaTopics topics = new KafkaTopics(cluster.config(1, settings).kafka());
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic inForce = cluster.read(Topics.RULES_IN_FORCE);
                Topic statuses = cluster.read(Topics.RULE_STATUS)) {
            cluster.run(1, settings, "", inputs -> inputs);
            RecordPlace place = topics.write(Topics.RULES, "all", rule, signed);
            JsonNode active = statuses.await(1, answer -> true).get(0);
            assertThat(active.path("status").asText()).isEqualTo("ACTIVE");
            assertThat(active.path("by").asText()).isEqualTo("anna");
            assertThat(active.path("signed").asBoolean()).isTrue();
            assertThat(active.path("of").path("offset").asLong()).isEqualTo(place.offset());
            inForce.await(1, document -> true);

            cluster.send(Topics.RULES, "all", "");
            assertThat(statuses.await(2, answer -> true)
                            .get(1)
                            .path("errors")
                            .path(0)
                            .path("message")
                            .asText())
                    .contains("is not signed");

            Topics.createOfRows(cluster.bootstrapServers());
            settings.put("topics.rules", COMPACTED);
            cluster.send(
                    COMPACTED,
                    "all",
                    RuleDraft.rule("all").version(2).when("false").json());
            cluster.send(Topics.TRANSACTIONS, "c", JobRecords.transaction("t", "c", 5, JobRecords.MORNING));
            cluster.run(1, settings, "", inputs -> inputs);
            assertThat(actions.awaitRecords(1)).hasSize(1);
            assertThat(actions.await(1, decision -> true).get(0).path("outcome").asText())
                    .isEqualTo("BLOCK");
        }
    }
}
