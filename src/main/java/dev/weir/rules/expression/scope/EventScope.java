package dev.weir.rules.expression.scope;

import dev.weir.events.Event;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.list.Lists;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A scope that only has an event and the lists of an epoch; other scopes add to it. The cost of reading and converting
 * a field is paid once if all expressions evaluated for the event share this object. For use by one thread.
 */
public final class EventScope implements Scope {
    private static final int USUAL_FIELDS = 16;
    private static final @Nullable Object[] NOTHING = {};

    private final Event event;
    private final Lists lists;
    /** By number; null if not read yet. Empty until first use: many events are only passed on. */
    private @Nullable Object[] read = NOTHING;

    /** Creates a scope for an event, without lists. */
    public EventScope(Event event) {
        this(event, Lists.NONE);
    }

    /** Creates a scope for an event in an epoch with these lists. */
    public EventScope(Event event, Lists lists) {
        this.event = event;
        this.lists = lists.at(event.timestampMillis());
    }

    /** Returns whether this is the scope of these two objects. */
    @SuppressWarnings(
            "ReferenceEquality") // what was read of an equal event is as good, but to find that out costs more
    boolean isOf(Event other, Lists others) {
        return event == other && lists.isOf(others);
    }

    @Override
    public EventScope atHand() {
        return this;
    }

    @Override
    public Event event() {
        return event;
    }

    /** Returns the lists of the epoch that decides, as they are at the time of the event. */
    public Lists lists() {
        return lists;
    }

    /** Returns a scope with this event, and one of its lines as {@code item}. */
    public Scope atLine(int line) {
        return line == NO_LINE ? this : new OfLine(this, line);
    }

    /** Returns a scalar field as a CEL value; {@link CelValues#ABSENT} also if the current event has another type. */
    public Object field(FieldSlot slot) {
        if (!slot.type().equals(event.type())) {
            return CelValues.ABSENT;
        }
        if (slot.number() == FieldSlot.NOT_KEPT) {
            return slot.of(event);
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
