package dev.weir.twin;

import dev.weir.events.Attributes;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.table.TableRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An event as the twin has it: its fields by their names, texts, doubles and times; one that lacks is not there. */
record Fact(String type, String id, long atMillis, Map<String, Object> fields) {
    static final String SESSION = "attributes.sessionId";
    private static final String DUE = "due/";

    Fact {
        fields = Map.copyOf(fields);
    }

    boolean is(String other) {
        return type.equals(other);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** A text; "" if it lacks. */
    String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    /** A number; NaN if it lacks. */
    double number(String name) {
        return fields.get(name) instanceof Double number ? number : Double.NaN;
    }

    String session() {
        return is(Shop.TRANSACTION) ? text(SESSION) : text("sessionId");
    }

    /** The same for a customer. */
    Fact of(String customer) {
        Map<String, Object> more = new HashMap<>(fields);
        more.put("customerId", customer);
        return new Fact(type, id, atMillis, more);
    }

    /** A row on one of its dates. */
    Fact dueAt(long millis) {
        return new Fact(type, DUE + millis, millis, fields);
    }

    /** Whom a decision about it is about. */
    String subject() {
        if (has("customerId")) {
            return text("customerId");
        }
        if (has("cardId")) {
            return text("cardId");
        }
        return is(Shop.CLICK) ? (session().isEmpty() ? text("deviceId") : session()) : "";
    }

    Event event() {
        return switch (type) {
            case Shop.TRANSACTION -> transaction();
            case Shop.CLICK ->
                new Click(
                        id,
                        atMillis,
                        text("type"),
                        text("customerId"),
                        text("sessionId"),
                        text("deviceId"),
                        text("ip"),
                        "",
                        Click.NO_QUANTITY,
                        number("price"),
                        "",
                        "",
                        Attributes.NONE);
            case Shop.CUSTOMER -> row();
            default -> throw new IllegalStateException(type);
        };
    }

    private Transaction transaction() {
        Map<String, Value> attributes = new HashMap<>();
        for (String name : List.of("sessionId", "creditor", "debtor")) {
            if (has("attributes." + name)) {
                attributes.put(name, new Value.Text(text("attributes." + name)));
            }
        }
        return new Transaction(
                id,
                atMillis,
                number("amount"),
                text("customerId"),
                text("cardId"),
                "EUR",
                "",
                "",
                "",
                "",
                "",
                Double.NaN,
                Double.NaN,
                text("deviceId"),
                text("ip"),
                List.of(),
                new Attributes(attributes));
    }

    private TableRow row() {
        Map<String, Value> columns = new HashMap<>();
        for (String name : List.of("segment", "birth", "zone")) {
            if (has(name)) {
                columns.put(name, new Value.Text(text(name)));
            }
        }
        if (has("limit")) {
            columns.put("limit", new Value.Real(number("limit")));
        }
        if (fields.get("ends") instanceof Long millis) {
            columns.put("ends", new Value.Time(millis));
        }
        return new TableRow(
                Shop.CUSTOMER_TYPE,
                text("customerId"),
                atMillis,
                fields.containsKey("deleted"),
                new Attributes(columns),
                Set.of(),
                id.startsWith(DUE) ? ChangeOrigin.UNKNOWN : ChangeOrigin.ofSource("lsn/" + id));
    }
}
