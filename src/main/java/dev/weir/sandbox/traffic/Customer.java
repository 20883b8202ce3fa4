package dev.weir.sandbox.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import java.time.Instant;
import java.util.List;

/**
 * Somebody who shops.
 *
 * @param usualSpend the amount of a typical payment, in the currency of their home
 */
record Customer(
        String customerId, String cardId, String deviceId, String ip, String sessionId, City home, double usualSpend) {
    private static final List<String> SEGMENTS =
            List.of("gold", "silver", "silver", "standard", "standard", "standard");
    private static final double GENEROUS = 40;

    /** Returns the row of this customer in the table of customers. Every sixth is gold, and some of them limit what they spend. */
    UntimedEvent row() {
        int kind = Math.floorMod(customerId.hashCode(), SEGMENTS.size());
        ObjectNode row = new ObjectNode(JsonNodeFactory.instance)
                .put("id", customerId)
                .put("segment", SEGMENTS.get(kind))
                .put("home_country", home.country())
                .put("vip", kind == 0);
        if (kind == 1) {
            row.put("day_limit", Population.cents(GENEROUS * usualSpend));
        }
        return atMillis -> new Message(
                Topics.CUSTOMERS,
                customerId,
                row.put("timestamp", Instant.ofEpochMilli(atMillis).toString()).toString(),
                "");
    }
}
