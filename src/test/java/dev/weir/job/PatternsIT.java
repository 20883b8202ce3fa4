package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patterns in the job of production, across restarts. */
class PatternsIT {
    private static final Map<String, String> SETTINGS = Map.of("time.lateness", "1s");
    /** Longer than a busy machine takes from a cart to the payment sent after it: with 3 s it once took longer. */
    private static final String ABANDONED = """
            {"id": "abandoned", "version": 1,
             "pattern": {"within": "6s", "stages": [
               {"name": "cart", "on": "click", "where": "click.type == 'ADD_TO_CART'"},
               {"name": "bought", "on": "transaction", "not": true}]},
             "then": {"outcome": "REMIND"}}""";

    private static final String TESTING = """
            {"id": "testing", "version": %d, "by": ["cardId"],
             "pattern": {"within": "1h", "onEdit": "drain", "stages": [
               {"name": "small", "on": "transaction", "where": "transaction.amount < %s"},
               {"name": "large", "on": "transaction", "where": "transaction.amount > 500"}]},
             "then": {"outcome": "BLOCK"}}""";

    @Test
    void anAbsenceFiresOnceOnAQuietStreamThoughTheJobRestartsMeanwhile(@TempDir Path folder) throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            cluster.run(1, SETTINGS, "", inputs -> inputs);
            cluster.push("abandoned", 1, ABANDONED);
            awaitSources(cluster, actions);
            cluster.send(Topics.CLICKSTREAM, "c-1", cart("e-1", "c-1"));
            cluster.send(Topics.CLICKSTREAM, "c-2", cart("e-2", "c-2"));
            cluster.send(Topics.TRANSACTIONS, "c-2", payment("t-1", "c-2", 5));
            actions.await(1, decision -> triggeredBy(decision, "t-1"));
            cluster.run(2, SETTINGS, cluster.stop(), inputs -> inputs);

            JsonNode reminder = actions.await(2, PatternsIT::isReminder).get(1);
            cluster.send(Topics.CLICKSTREAM, "c-3", cart("e-3", "c-3"));
            actions.await(1, decision -> triggeredBy(decision, "e-3"));

            assertThat(reminder.path("subject").asText()).isEqualTo("c-1");
            assertThat(reminder.path("reasons").get(0).path("matched").toString())
                    .isEqualTo("{\"cart\":[\"e-1\"]}");
            assertThat(actions.values().stream().filter(PatternsIT::isReminder))
                    .extracting(decision -> decision.path("subject").asText())
                    .containsExactly("c-0", "c-1", "c-3");
        }
    }

    @Test
    void whatDrainsFinishesUnderItsVersionAfterARestart(@TempDir Path folder) throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS)) {
            cluster.run(1, SETTINGS, "", inputs -> inputs);
            cluster.push("testing", 1, TESTING.formatted(1, "10"));
            pay(cluster, actions, "t-1", 5);
            cluster.push("testing", 2, TESTING.formatted(2, "4"));
            pay(cluster, actions, "t-2", 6);
            pay(cluster, actions, "t-3", 3);
            cluster.run(2, SETTINGS, cluster.stop(), inputs -> inputs);

            JsonNode decision = pay(cluster, actions, "t-4", 600);
            JsonNode again = pay(cluster, actions, "t-5", 600);

            assertThat(versions(decision)).containsExactlyInAnyOrder("1 [\"t-1\"]", "2 [\"t-3\"]");
            assertThat(versions(again)).isEmpty();
        }
    }

    @Test
    void aRuleThatIsRemovedAndPushedAgainStartsAfresh(@TempDir Path folder) throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic answers = cluster.read(Topics.RULE_STATUS)) {
            cluster.run(2, SETTINGS, "", inputs -> inputs);
            cluster.push("testing", 1, TESTING.formatted(1, "10"));
            pay(cluster, actions, "t-1", 5);
            cluster.send(Topics.RULES, "testing", new byte[0]);
            answers.await(1, answer -> answer.path("status").asText().equals("REMOVED"));
            cluster.push("testing", 2, TESTING.formatted(2, "10"));

            assertThat(versions(pay(cluster, actions, "t-2", 600))).isEmpty();
            pay(cluster, actions, "t-3", 5);
            assertThat(versions(pay(cluster, actions, "t-4", 600))).containsExactly("2 [\"t-3\"]");
        }
    }

    private static JsonNode pay(Cluster cluster, Topic actions, String id, double amount) throws Exception {
        cluster.send(Topics.TRANSACTIONS, "c-1", payment(id, "c-1", amount));
        return actions.await(1, decision -> triggeredBy(decision, id)).get(0);
    }

    private static List<String> versions(JsonNode decision) {
        List<String> versions = new ArrayList<>();
        for (JsonNode reason : decision.path("reasons")) {
            versions.add(reason.path("version").asText() + " "
                    + reason.path("matched").path("small"));
        }
        return versions;
    }

    private static boolean isReminder(JsonNode decision) {
        return decision.path("outcome").asText().equals("REMIND");
    }

    private static boolean triggeredBy(JsonNode decision, String id) {
        return decision.path("trigger").path("id").asText().equals(id);
    }

    /** Each source of events begins by itself, once it knows that there are no rows to wait for. */
    private static void awaitSources(Cluster cluster, Topic actions) throws Exception {
        cluster.send(Topics.TRANSACTIONS, "c-0", payment("t-0", "c-0", 5));
        actions.await(1, decision -> triggeredBy(decision, "t-0"));
        cluster.send(Topics.CLICKSTREAM, "c-0", cart("e-0", "c-0"));
        actions.await(1, decision -> triggeredBy(decision, "e-0"));
    }

    private static String cart(String id, String customer) {
        return """
                {"eventId": "%s", "customerId": "%s", "timestamp": %d, "type": "ADD_TO_CART"}""".formatted(id, customer, System.currentTimeMillis());
    }

    private static String payment(String id, String customer, double amount) {
        return """
                {"transactionId": "%s", "customerId": "%s", "cardId": "card-%s", "timestamp": %d, "amount": %s}""".formatted(id, customer, customer, System.currentTimeMillis(), amount);
    }
}
