package dev.weir.sandbox.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import java.time.Instant;

/** A click without its time. */
final class Browse implements UntimedEvent {
    private final ObjectNode fields = new ObjectNode(JsonNodeFactory.instance);

    /** Creates a click of this type on the customer's own device. */
    Browse(String id, Customer customer, String type) {
        fields.put("eventId", id)
                .put("customerId", customer.customerId())
                .put("sessionId", customer.sessionId())
                .put("deviceId", customer.deviceId())
                .put("ip", customer.ip())
                .put("type", type);
    }

    Browse of(Product product) {
        fields.put("sku", product.sku())
                .put("quantity", 1)
                .put("price", product.price())
                .put("url", "/p/" + product.sku());
        return this;
    }

    Browse asking(String query) {
        fields.put("query", query).put("url", "/search");
        return this;
    }

    Browse from(String deviceId, String ip) {
        fields.put("deviceId", deviceId).put("ip", ip);
        return this;
    }

    @Override
    public Message at(long epochMillis) {
        fields.put("timestamp", Instant.ofEpochMilli(epochMillis).toString());
        return new Message(Topics.CLICKSTREAM, fields.get("customerId").asText(), fields.toString(), "");
    }
}
