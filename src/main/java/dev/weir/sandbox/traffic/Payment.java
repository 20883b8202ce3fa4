package dev.weir.sandbox.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import java.time.Instant;

/** A transaction without its time: it starts as the customer's usual one, and is changed as the story needs. */
final class Payment implements UntimedEvent {
    private final String id;
    private boolean honest;
    private final ObjectNode fields = new ObjectNode(JsonNodeFactory.instance);

    /** Creates an authorized payment on the web, from the customer's own device at home. */
    Payment(String id, Customer customer, double amount) {
        this.id = id;
        fields.put("transactionId", id)
                .put("customerId", customer.customerId())
                .put("cardId", customer.cardId())
                .put("amount", Population.cents(amount))
                .put("status", "AUTHORIZED")
                .put("channel", "WEB")
                .put("deviceId", customer.deviceId())
                .put("ip", customer.ip());
        in(customer.home());
    }

    /** Says that the customer pays, in a story of thieves. */
    Payment byItsOwner() {
        honest = true;
        return this;
    }

    /** Returns whether the customer pays, whatever the story. */
    boolean isHonest() {
        return honest;
    }

    /** Returns what becomes known of it later. */
    UntimedEvent label(boolean fraud) {
        return epochMillis -> {
            ObjectNode label = new ObjectNode(JsonNodeFactory.instance)
                    .put("transactionId", id)
                    .put("fraud", fraud)
                    .put("timestamp", Instant.ofEpochMilli(epochMillis).toString());
            return new Message(Topics.LABELS, id, label.toString(), "");
        };
    }

    Payment declined() {
        fields.put("status", "DECLINED");
        return this;
    }

    Payment in(City city) {
        fields.put("currency", city.currency())
                .put("country", city.country())
                .put("latitude", city.latitude())
                .put("longitude", city.longitude());
        return this;
    }

    /** Changes it to a payment at a counter with the card present, without a device or an IP address. */
    Payment atCounter() {
        fields.put("channel", "POS");
        fields.remove("deviceId");
        fields.remove("ip");
        return this;
    }

    Payment to(String merchantId, String merchantCategory) {
        fields.put("merchantId", merchantId).put("merchantCategory", merchantCategory);
        return this;
    }

    Payment from(String deviceId, String ip) {
        fields.put("deviceId", deviceId).put("ip", ip);
        return this;
    }

    Payment buying(Product product, int quantity) {
        fields.withArray("/items")
                .addObject()
                .put("sku", product.sku())
                .put("quantity", quantity)
                .put("price", product.price());
        return this;
    }

    Payment ofGiftCards() {
        fields.withObject("/attributes").put("giftCard", true);
        return this;
    }

    @Override
    public Message at(long epochMillis) {
        fields.put("timestamp", Instant.ofEpochMilli(epochMillis).toString());
        return new Message(Topics.TRANSACTIONS, fields.get("cardId").asText(), fields.toString(), id);
    }
}
