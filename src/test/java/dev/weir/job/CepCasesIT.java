package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published cases of Flink CEP, all at once, as rules pushed to the topic of a running job. */
class CepCasesIT {
    private static final Path CASES = Path.of("../shared/data/cep-cases/flink_cep.dev.jsonl");
    private static final int FENCES = 8;

    /** A rule whose time is up when that of all cases is. */
    private static final String FENCE = """
            {"id": "fence", "version": 1,
             "pattern": {"within": "2s", "stages": [
               {"name": "fence", "on": "click", "where": "click.type == 'FENCE'"},
               {"name": "never", "on": "click", "where": "click.type == 'NEVER'", "not": true}]},
             "then": {"outcome": "FENCE"}}""";

    @Test
    void theyAllMatchAsInFlink(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(CASES), "the folder ../shared/data is missing");
        List<CepCase> cases = CepCase.in(CASES);
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic answers = cluster.read(Topics.RULE_STATUS)) {
            cluster.run(2, Map.of("time.lateness", "5s", "attributes.click.volume", "double"), "", inputs -> inputs);
            cluster.send(Topics.RULES, "fence", FENCE);
            for (CepCase each : cases) {
                cluster.send(Topics.RULES, each.id(), each.rule());
            }
            assertThat(answers.await(cases.size() + 1, answer -> true))
                    .allSatisfy(answer -> assertThat(answer.path("status").asText())
                            .as(answer.toString())
                            .isEqualTo("ACTIVE"));

            long nowMillis = System.currentTimeMillis();
            for (CepCase each : cases) {
                each.clicks(nowMillis)
                        .forEach(click -> cluster.post(Topics.CLICKSTREAM, each.number() % 2, each.customer(), click));
            }
            for (int i = 0; i < FENCES; i++) {
                cluster.post(Topics.CLICKSTREAM, i % 2, "fence", fence(i, nowMillis));
            }
            cluster.flush();
            actions.await(FENCES, decision -> decision.path("outcome").asText().equals("FENCE"));
            List<JsonNode> decisions = actions.values();

            SoftAssertions softly = new SoftAssertions();
            for (CepCase each : cases) {
                softly.assertThat(each.found(decisions))
                        .as("%s%n%s", each.json().path("case_id").asText(), each.rule())
                        .isEqualTo(each.expected());
            }
            softly.assertAll();
        }
    }

    private static String fence(int number, long nowMillis) {
        return """
                {"eventId": "fence-%d", "customerId": "fence-%d", "timestamp": %d, "type": "FENCE"}""".formatted(number, number, nowMillis + 100);
    }
}
