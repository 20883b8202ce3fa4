package dev.weir.rules.expression.type;

import dev.weir.events.DeclaredEvent;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Schema;
import dev.weir.events.Value;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.list.Lists;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An event as expressions see it. What a field cost to read and convert is paid once if every rule that is asked about
 * the event is given the same view. For use by one thread.
 */
public final class EventView {
    private static final Map<EventType, Map<String, Field>> FIELDS = EventType.builtIn().stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), EventView::fieldsOf));

    private final Event event;
    private final Lists lists;
    private final Map<String, Field> fields;
    private final Map<String, Object> read = new HashMap<>();

    /** Of this event, where nobody asks a list. */
    public EventView(Event event) {
        this(event, Lists.NONE);
    }

    /** Of this event in an epoch with these lists. */
    public EventView(Event event, Lists lists) {
        this.event = event;
        this.lists = lists;
        this.fields = FIELDS.getOrDefault(event.type(), Map.of());
    }

    /** The event. */
    public Event event() {
        return event;
    }

    /** The lists of the epoch that decides. */
    public Lists lists() {
        return lists;
    }

    /** A scalar field as CEL has it, or {@link CelValues#ABSENT}. */
    public Object field(String name) {
        Object known = read.get(name);
        if (known != null) {
            return known;
        }
        Object value = CelValues.toCel(read(name));
        read.put(name, value);
        return value;
    }

    private Value read(String name) {
        if (event instanceof DeclaredEvent declared) {
            return declared.field(name);
        }
        Field field = fields.get(name);
        return field == null ? Value.absent() : field.of(event);
    }

    private static Map<String, Field> fieldsOf(EventType type) {
        return Schema.PLAIN.fields(type).stream().collect(Collectors.toUnmodifiableMap(Field::name, field -> field));
    }
}
