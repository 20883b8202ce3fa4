package dev.weir.realdata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.record.RawRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A week of orders of a real shop, and the changes of its stock as a database's log has them. */
final class RetailWeek {
    static final int ORDERS = 634;
    static final int CHANGES = 20_812;

    /** Both files are played byte for byte. 31 orders name no customer: their number stands for a card. */
    static final String CONFIG = """
            attributes: {transaction: {giftCard: bool}}
            mappings:
              transaction:
                transactionId: order_id
                timestamp: ts
                customerId: customer_id
                cardId: order_id
                amount: total
                items: lines
                items.quantity: qty
                items.price: unit_price
              inventory: {available: quantity}
            """;

    /** Says of an order whether stock covers it, and if not which lines are short and how much of each is on hand. */
    static final RuleDocument FULFILMENT = RuleDocument.of("""
            id: fulfilment
            version: 1
            on: transaction
            when: transaction.items.exists(i, !has(i.stock) || i.stock.available < i.quantity)
            then:
              outcome: SHORT
              params:
                skus: transaction.items.filter(i, i.stock.available < i.quantity).map(i, i.sku)
                onHand: transaction.items.filter(i, i.stock.available < i.quantity).map(i, i.stock.available)
            """);

    /** Tells whoever looks at a product how much of it there is. */
    static final RuleDocument STOCK = RuleDocument.of("""
            id: stock
            version: 1
            on: click
            when: stock.available >= 0
            then: {outcome: STOCK, params: {available: stock.available}}
            """);

    private static final String FOLDER = "retail-joined/";

    private RetailWeek() {}

    /** A record with the time by which the two streams are merged. */
    record Timed(long millis, RawRecord record, String id) {}

    static List<Timed> orders() {
        try (Stream<String> lines = RealData.lines(FOLDER + "orders.jsonl.gz")) {
            return lines.map(RetailWeek::order).toList();
        }
    }

    static List<Timed> changes() {
        try (Stream<String> lines = RealData.lines(FOLDER + "inventory_cdc.debezium.jsonl.gz")) {
            return lines.map(RetailWeek::change).toList();
        }
    }

    /** All of it in the order of time: a change goes before an order of the same millisecond. */
    static List<Timed> merged() {
        List<Timed> merged = new ArrayList<>();
        Iterator<Timed> changes = changes().iterator();
        Timed change = changes.next();
        boolean left = true;
        for (Timed order : orders()) {
            while (left && change.millis() <= order.millis()) {
                merged.add(change);
                left = changes.hasNext();
                change = left ? changes.next() : change;
            }
            merged.add(order);
        }
        if (left) {
            merged.add(change);
            changes.forEachRemaining(merged::add);
        }
        return merged;
    }

    private static Timed order(String line) {
        JsonNode order = Wire.read(line);
        String id = order.required("order_id").asText();
        return new Timed(order.required("ts").asLong(), Wire.record(Wire.TRANSACTIONS, id, line), id);
    }

    private static Timed change(String line) {
        JsonNode change = Wire.read(line);
        String sku = change.required("after").required("sku").asText();
        long millis = change.required("source").required("ts_ms").asLong();
        return new Timed(millis, Wire.record(Wire.INVENTORY, sku, line), sku);
    }

    /** Somebody looks at a product. */
    static RawRecord look(String eventId, String sku, long millis) {
        return Wire.record(
                Wire.CLICKSTREAM,
                sku,
                Wire.object()
                        .put("eventId", eventId)
                        .put("sessionId", eventId)
                        .put("timestamp", millis)
                        .put("type", "VIEW")
                        .put("sku", sku));
    }

    /** By order, how much is on hand of each sku that is short; empty for an order that can be fulfilled. */
    static Map<String, Map<String, Long>> expectedShortages() {
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        try (Stream<String> lines = RealData.lines(FOLDER + "expected_order_fulfilment.jsonl.gz")) {
            lines.map(Wire::read).forEach(order -> {
                Map<String, Long> shortages = new TreeMap<>();
                for (JsonNode line : order.required("short")) {
                    shortages.put(
                            line.required("sku").asText(),
                            line.required("on_hand").asLong());
                }
                expected.put(order.required("order_id").asText(), shortages);
            });
        }
        return expected;
    }

    /** By sku, what is left after the last change. */
    static Map<String, Long> expectedStock() {
        Map<String, Long> expected = new TreeMap<>();
        try (Stream<String> lines = RealData.lines(FOLDER + "expected_final_stock.jsonl.gz")) {
            lines.map(Wire::read)
                    .forEach(row -> expected.put(
                            row.required("sku").asText(),
                            row.required("quantity").asLong()));
        }
        return expected;
    }
}
