package dev.weir.sandbox.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import java.time.Instant;

/**
 * The stock of one product in one warehouse, and the records of its changes. Warehouses differ in their records: one
 * uses the plain form, one change data of its database.
 */
final class Shelf {
    private static final int FULL = 400;
    private static final int LOW = 40;

    private final String sku;
    private final String warehouse;
    private final boolean changeData;
    private int available = FULL;
    private double price;

    Shelf(Product product, String warehouse, boolean changeData) {
        this.sku = product.sku();
        this.warehouse = warehouse;
        this.changeData = changeData;
        this.price = product.price();
    }

    /** Returns the record of the present stock. */
    UntimedEvent told() {
        return atMillis -> change(atMillis, "r", row(), atMillis);
    }

    /** Takes out some pieces at the time of the event, and restocks if little is left. */
    UntimedEvent sold(int quantity) {
        return changed(() -> available = available - quantity < LOW ? FULL : available - quantity);
    }

    /** Leaves only this many pieces. */
    UntimedEvent leaves(int pieces) {
        return changed(() -> available = pieces);
    }

    /** Multiplies the price by this factor. */
    UntimedEvent costs(double part) {
        return changed(() -> price = Population.cents(price * part));
    }

    private UntimedEvent changed(Runnable change) {
        return atMillis -> {
            ObjectNode before = row();
            change.run();
            return change(atMillis, "u", before, atMillis);
        };
    }

    private Message change(long atMillis, String operation, ObjectNode before, long sourceMillis) {
        if (!changeData) {
            ObjectNode plain =
                    row().put("timestamp", Instant.ofEpochMilli(atMillis).toString());
            return new Message(Topics.INVENTORY, sku, plain.toString(), "");
        }
        ObjectNode envelope = new ObjectNode(JsonNodeFactory.instance).put("op", operation);
        envelope.set("before", "r".equals(operation) ? JsonNodeFactory.instance.nullNode() : before);
        envelope.set("after", row());
        envelope.putObject("source").put("table", "stock").put("ts_ms", sourceMillis);
        envelope.put("ts_ms", atMillis);
        return new Message(Topics.INVENTORY, sku, envelope.toString(), "");
    }

    private ObjectNode row() {
        return new ObjectNode(JsonNodeFactory.instance)
                .put("sku", sku)
                .put("warehouse", warehouse)
                .put("available", available)
                .put("reserved", 0)
                .put("price", price);
    }
}
