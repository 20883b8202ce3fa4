package dev.weir.engine;

import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import java.util.Map;
import java.util.Set;

/** The few fields that random rules use, read the plain way. */
final class EventFields {
    /** A key that is computed, with a name that has separators in it. */
    static final String HALF_IP = "half(ip) == '&'";

    private static final Map<EventType, Set<String>> FIELDS = Map.of(
            EventType.TRANSACTION,
            Set.of("customerId", "cardId", "deviceId", "ip", "sku", HALF_IP),
            EventType.CLICK,
            Set.of("customerId", "deviceId", "ip", "sku", HALF_IP),
            EventType.INVENTORY,
            Set.of("sku", "warehouse"));

    private EventFields() {}

    private static Value half(String ip) {
        return ip.isEmpty() ? Value.absent() : Value.ofText(ip.substring(0, (ip.length() + 1) / 2));
    }

    static boolean has(EventType type, String field) {
        return FIELDS.getOrDefault(type, Set.of()).contains(field);
    }

    static Value of(Event event, String field) {
        if (event instanceof Transaction t) {
            return switch (field) {
                case "customerId" -> Value.ofText(t.customerId());
                case "cardId" -> Value.ofText(t.cardId());
                case "deviceId" -> Value.ofText(t.deviceId());
                case "ip" -> Value.ofText(t.ip());
                case HALF_IP -> half(t.ip());
                default -> Value.absent();
            };
        }
        if (event instanceof Click c) {
            return switch (field) {
                case "customerId" -> Value.ofText(c.customerId());
                case "deviceId" -> Value.ofText(c.deviceId());
                case "ip" -> Value.ofText(c.ip());
                case HALF_IP -> half(c.ip());
                case "sku" -> Value.ofText(c.sku());
                default -> Value.absent();
            };
        }
        StockChange change = (StockChange) event;
        return switch (field) {
            case "sku" -> Value.ofText(change.sku());
            case "warehouse" -> Value.ofText(change.warehouse());
            default -> Value.absent();
        };
    }
}
