package dev.weir.events;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The scalar fields of each event type, and the attributes and further streams that a job declares on top: what rules may
 * name, what features may be kept {@code by}.
 *
 * @param attributes declared attributes by event type and name; inventory and declared streams have none
 * @param streams that the job declares, by their types
 */
public record Schema(Map<EventType, Map<String, ValueType>> attributes, Map<EventType, StreamDefinition> streams)
        implements Serializable {
    /** The name of the one field that a transaction has once per line. */
    public static final String SKU = "sku";

    private static final Map<EventType, List<Field>> FIELDS = Map.of(
            EventType.TRANSACTION, transactionFields(),
            EventType.CLICK, clickFields(),
            EventType.INVENTORY, inventoryFields());

    /** No declared attributes. */
    public static final Schema PLAIN = new Schema(Map.of());

    /** Copies. */
    public Schema {
        attributes = Map.copyOf(attributes);
        streams = Map.copyOf(streams);
    }

    /** Without further streams. */
    public Schema(Map<EventType, Map<String, ValueType>> attributes) {
        this(attributes, Map.of());
    }

    /** The types of all events of the job: those that every job has, then the declared ones by name. */
    public List<EventType> types() {
        List<EventType> types = new ArrayList<>(EventType.builtIn());
        streams.keySet().stream().sorted().forEach(types::add);
        return List.copyOf(types);
    }

    /** What the job declares of a type; empty for those that every job has. */
    public Optional<StreamDefinition> stream(EventType type) {
        return Optional.ofNullable(streams.get(type));
    }

    /** The scalar fields of an event type, in the order of the wire format, without attributes. */
    public List<Field> fields(EventType type) {
        StreamDefinition declared = streams.get(type);
        return declared != null ? declared.asFields() : FIELDS.getOrDefault(type, List.of());
    }

    /** The declared attributes of an event type, sorted by name. */
    public Map<String, ValueType> attributesOf(EventType type) {
        return new TreeMap<>(attributes.getOrDefault(type, Map.of()));
    }

    /**
     * The field or declared attribute of that name; an attribute is also found as {@code attributes.name}, and a field
     * wins over an attribute of the same name. The result's {@link Field#name()} is canonical: attributes begin with
     * {@code attributes.}.
     */
    public Optional<Field> find(EventType type, String name) {
        Optional<Field> field =
                fields(type).stream().filter(f -> f.name().equals(name)).findFirst();
        return field.isPresent() ? field : attribute(type, name);
    }

    private Optional<Field> attribute(EventType type, String name) {
        String bare = name.startsWith("attributes.") ? name.substring("attributes.".length()) : name;
        ValueType declared = attributesOf(type).get(bare);
        return declared == null
                ? Optional.empty()
                : Optional.of(new Field(
                        "attributes." + bare, declared, e -> e.attributes().get(bare)));
    }

    private static List<Field> transactionFields() {
        return List.of(
                text("transactionId", Transaction.class, Transaction::transactionId),
                text("customerId", Transaction.class, Transaction::customerId),
                text("cardId", Transaction.class, Transaction::cardId),
                time(),
                real("amount", Transaction.class, Transaction::amount),
                text("currency", Transaction.class, Transaction::currency),
                text("status", Transaction.class, Transaction::status),
                text("channel", Transaction.class, Transaction::channel),
                text("merchantId", Transaction.class, Transaction::merchantId),
                text("merchantCategory", Transaction.class, Transaction::merchantCategory),
                text("country", Transaction.class, Transaction::country),
                real("latitude", Transaction.class, Transaction::latitude),
                real("longitude", Transaction.class, Transaction::longitude),
                text("deviceId", Transaction.class, Transaction::deviceId),
                text("ip", Transaction.class, Transaction::ip));
    }

    private static List<Field> clickFields() {
        return List.of(
                text("eventId", Click.class, Click::eventId),
                text("customerId", Click.class, Click::customerId),
                text("sessionId", Click.class, Click::sessionId),
                text("deviceId", Click.class, Click::deviceId),
                text("ip", Click.class, Click::ip),
                time(),
                text("type", Click.class, Click::kind),
                text(SKU, Click.class, Click::sku),
                new Field("quantity", ValueType.INT, Schema::quantity),
                real("price", Click.class, Click::price),
                text("url", Click.class, Click::url),
                text("query", Click.class, Click::query));
    }

    private static List<Field> inventoryFields() {
        return List.of(
                text(SKU, StockChange.class, StockChange::sku),
                text("warehouse", StockChange.class, StockChange::warehouse),
                new Field("available", ValueType.INT, e -> new Value.Int(((StockChange) e).available())),
                new Field("reserved", ValueType.INT, e -> new Value.Int(((StockChange) e).reserved())),
                real("price", StockChange.class, StockChange::price),
                time(),
                new Field("deleted", ValueType.BOOL, e -> new Value.Bool(((StockChange) e).deleted())));
    }

    private static Value quantity(Event event) {
        long quantity = ((Click) event).quantity();
        return quantity == Click.NO_QUANTITY ? Value.absent() : new Value.Int(quantity);
    }

    private static Field time() {
        return new Field("timestamp", ValueType.TIMESTAMP, e -> new Value.Time(e.timestampMillis()));
    }

    private static <E extends Event> Field text(String name, Class<E> type, Function<E, String> read) {
        return new Field(name, ValueType.STRING, e -> Value.ofText(read.apply(type.cast(e))));
    }

    private static <E extends Event> Field real(String name, Class<E> type, ToDoubleFunction<E> read) {
        return new Field(name, ValueType.DOUBLE, e -> Value.ofReal(read.applyAsDouble(type.cast(e))));
    }
}
