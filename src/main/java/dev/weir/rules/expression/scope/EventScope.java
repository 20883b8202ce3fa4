package dev.weir.rules.expression.scope;

import dev.weir.events.Event;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.list.Lists;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A scope in which there is nothing but an event and the lists of an epoch; other scopes add to it. What a field costs to
 * read and convert is paid once if every expression that is evaluated about the event is given the same one. For use by one
 * thread.
 */
public final class EventScope implements Scope {
    private static final int USUAL_FIELDS = 16;
    private static final @Nullable Object[] NOTHING = {};

    private final Event event;
    private final Lists lists;
    /** By number; null where nobody has asked. Empty until somebody asks: many an event is only passed on. */
    private @Nullable Object[] read = NOTHING;

    /** Of this event, where nobody asks a list. */
    public EventScope(Event event) {
        this(event, Lists.NONE);
    }

    /** Of this event in an epoch with these lists. */
    public EventScope(Event event, Lists lists) {
        this.event = event;
        this.lists = lists;
    }

    @Override
    public EventScope atHand() {
        return this;
    }

    @Override
    public Event event() {
        return event;
    }

    /** The lists of the epoch that decides. */
    public Lists lists() {
        return lists;
    }

    /** This event, and one of its lines as {@code item}. */
    public Scope atLine(int line) {
        return line == NO_LINE ? this : new OfLine(this, line);
    }

    /** A scalar field as CEL has it; {@link CelValues#ABSENT} also where the event at hand is of another type. */
    public Object field(FieldSlot slot) {
        if (!slot.type().equals(event.type())) {
            return CelValues.ABSENT;
        }
        if (slot.number() >= read.length) {
            read = Arrays.copyOf(read, Math.max(slot.number() + 1, Math.max(USUAL_FIELDS, 2 * read.length)));
        }
        Object known = read[slot.number()];
        if (known != null) {
            return known;
        }
        Object value = slot.of(event);
        read[slot.number()] = value;
        return value;
    }

    private record OfLine(EventScope atHand, int line) implements Scope {}
}
