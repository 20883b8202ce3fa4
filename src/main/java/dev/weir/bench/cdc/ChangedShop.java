package dev.weir.bench.cdc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.Latency;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * One product and one customer of a shop, whose rows are changed one after another. How long each change takes is
 * measured from the moment when its commit returned. For use by one thread.
 */
final class ChangedShop {
    /** Decides about each change of stock. */
    private static final String OF_STOCK = """
            {"id": "stock-seen", "version": 1, "on": "inventory", "subject": "inventory.sku", "when": "true",
             "then": {"outcome": "REVIEW", "params": {"seen": "inventory.available"}}}""";

    /** Decides about each payment by the row of its customer. */
    private static final String OF_ROW = """
            {"id": "row-seen", "version": 1, "on": "transaction", "when": "true",
             "then": {"outcome": "REVIEW", "params": {"seen": "orElse(customer.segment, '-')"}}}""";

    private final Connection database;
    private final Producer producer;
    private final Sightings sightings;
    private int changes;
    private int payments;

    ChangedShop(Connection database, Producer producer, Sightings sightings) {
        this.database = database;
        this.producer = producer;
        this.sightings = sightings;
    }

    /**
     * How long changes took.
     *
     * @param toTopic until the record of the change was read on its topic
     * @param toDecision until the first decision that knows of the change was read
     */
    record Times(Latency toTopic, Latency toDecision) {
        Times() {
            this(new Latency(), new Latency());
        }
    }

    /** Creates the two rows. */
    static void open(Connection database) throws SQLException {
        execute(database, "INSERT INTO stock VALUES ('s-1', 'eu-1', 0, 0, 9.90)");
        execute(database, "INSERT INTO customers (id) VALUES ('c-1')");
    }

    /**
     * Pushes both rules, and returns once they are in force.
     *
     * @throws IOException if one is refused
     */
    void pushRules() throws IOException, InterruptedException {
        push("stock-seen", OF_STOCK);
        push("row-seen", OF_ROW);
    }

    private void push(String id, String rule) throws IOException, InterruptedException {
        producer.sendNow(Topics.RULES, id, rule, System.currentTimeMillis());
        JsonNode answer = sightings
                .await(Topics.RULE_STATUS, json -> json.path("rule").asText().equals(id))
                .json();
        if (!answer.path("status").asText().equals("ACTIVE")) {
            throw new IOException("the rule " + id + " is not in force: " + answer);
        }
    }

    /** Changes the stock, which is decided about by itself. */
    void changeStock(Times times) throws SQLException, IOException {
        int now = ++changes;
        execute(database, "UPDATE stock SET available = " + now);
        long fromNanos = System.nanoTime();
        Sightings.Sighting change = sightings.await(
                Topics.INVENTORY, json -> json.path("after").path("available").asInt() == now);
        times.toTopic().add(change.nanos() - fromNanos);
        Sightings.Sighting decision =
                sightings.await(Topics.ACTIONS, json -> seen(json).asInt() == now);
        times.toDecision().add(decision.nanos() - fromNanos);
    }

    /** Changes the customer, who pays again and again until a decision knows of it. */
    void changeRow(Times times) throws SQLException, IOException, InterruptedException {
        String now = "segment-" + ++changes;
        execute(database, "UPDATE customers SET segment = '" + now + "'");
        long fromNanos = System.nanoTime();
        Sightings.Sighting decision = pay();
        while (!seen(decision.json()).asText().equals(now)) {
            decision = pay();
        }
        times.toDecision().add(decision.nanos() - fromNanos);
    }

    private Sightings.Sighting pay() throws IOException, InterruptedException {
        String id = "p-" + ++payments;
        Instant at = Instant.now();
        producer.sendNow(
                Topics.TRANSACTIONS,
                "c-1",
                "{\"transactionId\": \"" + id + "\", \"customerId\": \"c-1\", \"amount\": 1, \"currency\": \"EUR\","
                        + " \"timestamp\": \"" + at + "\"}",
                at.toEpochMilli());
        return sightings.await(
                Topics.ACTIONS, json -> json.path("trigger").path("id").asText().equals(id));
    }

    private static JsonNode seen(JsonNode decision) {
        return decision.path("reasons").path(0).path("params").path("seen");
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
