package dev.weir.events.definition;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.StreamDefinition;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import java.util.Optional;

/**
 * The two fields of an event type by which its sessions are linked to customers.
 *
 * @param fromField identifies the session
 * @param toField identifies the customer, and can be set
 */
public record IdentityFields(Field fromField, Field toField) {
    private static final String CUSTOMER = "customerId";
    private static final String ATTRIBUTE = "attributes.";

    /** Returns the fields of a type; empty if it has not both of them, as texts. */
    public static Optional<IdentityFields> of(Schema schema, EventType type, String from, String to) {
        Optional<Field> session = text(schema, type, from);
        Optional<Field> customer = text(schema, type, to).filter(field -> canBeSet(schema, type, field.name()));
        return session.isPresent() && customer.isPresent()
                ? Optional.of(new IdentityFields(session.get(), customer.get()))
                : Optional.empty();
    }

    /** Returns the field or attribute with that name if its values are texts. */
    public static Optional<Field> text(Schema schema, EventType type, String name) {
        return schema.find(type, name).filter(field -> field.type() == ValueType.STRING);
    }

    /** Returns whether events of a type can be given this field by {@link Event#withText}. */
    public static boolean canBeSet(Schema schema, EventType type, String name) {
        Optional<StreamDefinition> stream = schema.stream(type);
        if (stream.isPresent()) {
            return !name.equals(stream.get().id()) && !name.equals(stream.get().subject());
        }
        return schema.mayHaveAttributes(type) && (name.equals(CUSTOMER) || name.startsWith(ATTRIBUTE));
    }

    /** Returns the session of an event; {@code ""} if it has none. */
    public String from(Event event) {
        return textOf(fromField, event);
    }

    /** Returns the customer of an event; {@code ""} if it has none. */
    public String to(Event event) {
        return textOf(toField, event);
    }

    /** Returns the name of the customer's field. */
    public String toName() {
        return toField.name();
    }

    private static String textOf(Field field, Event event) {
        return field.of(event) instanceof Value.Text text ? text.value() : "";
    }
}
