package dev.weir.sandbox.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.io.record.DecisionSeen;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.traffic.EventSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The same day at a shop whose stock and customers are in a database: their rows are written there instead of to
 * their topics. Before one shelf, which stays empty until somebody at another terminal fills it, people keep waiting. For use by one thread.
 */
public final class ShopFloor implements EventSource {
    /** The product that is sold out. */
    public static final String SOLD_OUT = "sku-sold-out";

    private static final long LOOKS_EVERY_MILLIS = 10_000;
    private static final long SELLS_OUT_AFTER_MILLIS = 60_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final EventSource traffic;
    private final ShopTables tables;
    private long nextLookMillis;
    private long nextSaleMillis;
    private int looks;

    /** Creates the events of this day; the tables are closed with it. */
    public ShopFloor(EventSource traffic, ShopTables tables) {
        this.traffic = traffic;
        this.tables = tables;
    }

    /** Puts the empty shelf into the database. */
    public static void open(ShopTables tables) throws SQLException {
        tables.stock(SOLD_OUT, "eu-1", 0, 0, new BigDecimal("49.90"));
    }

    /** Returns whether a decision is about the product that people wait for. */
    public static boolean isAwaited(DecisionSeen decision) {
        return decision.triggerId().startsWith(SOLD_OUT + "/");
    }

    @Override
    public Optional<Message> next(long sendMillis) throws IOException {
        if (sendMillis >= nextSaleMillis) {
            nextSaleMillis = sendMillis + SELLS_OUT_AFTER_MILLIS;
            tables.tryTo(() -> tables.sellOut(SOLD_OUT));
        }
        if (sendMillis >= nextLookMillis) {
            nextLookMillis = sendMillis + LOOKS_EVERY_MILLIS;
            return Optional.of(look(sendMillis));
        }
        Optional<Message> next = traffic.next(sendMillis);
        while (next.isPresent() && isOfDatabase(next.get())) {
            next = traffic.next(sendMillis);
        }
        return next;
    }

    /** Writes a row if the message is about one. */
    private boolean isOfDatabase(Message message) throws IOException {
        boolean isStock = message.topic().equals(Topics.INVENTORY);
        if (!isStock && !message.topic().equals(Topics.CUSTOMERS)) {
            return false;
        }
        JsonNode change = JSON.readTree(message.json());
        tables.tryTo(() -> {
            if (isStock) {
                stock(change.has("after") ? change.path("after") : change);
            } else {
                customer(change);
            }
        });
        return true;
    }

    private void stock(JsonNode row) throws SQLException {
        tables.stock(
                row.path("sku").asText(),
                row.path("warehouse").asText(),
                row.path("available").asInt(),
                row.path("reserved").asInt(),
                row.path("price").decimalValue());
    }

    private void customer(JsonNode row) throws SQLException {
        tables.customer(
                row.path("id").asText(),
                row.path("segment").asText(),
                row.path("home_country").asText(),
                row.path("vip").asBoolean(),
                row.has("day_limit") ? row.path("day_limit").decimalValue() : null);
    }

    private Message look(long atMillis) {
        String customer = "c-waiting-" + ++looks;
        ObjectNode click = new ObjectNode(JsonNodeFactory.instance)
                .put("eventId", "e-waiting-" + looks)
                .put("customerId", customer)
                .put("sessionId", "s-waiting-" + looks)
                .put("type", "VIEW")
                .put("sku", SOLD_OUT)
                .put("timestamp", Instant.ofEpochMilli(atMillis).toString());
        return new Message(Topics.CLICKSTREAM, customer, click.toString(), "");
    }

    @Override
    public void close() throws IOException {
        tables.close();
        traffic.close();
    }
}
