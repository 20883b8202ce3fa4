package dev.weir.events.definition;

import dev.weir.events.Attributes;
import dev.weir.events.EventField;
import dev.weir.events.LineItem;
import java.util.List;

/** What was found in a record. */
public interface RecordFields {

    /** Whether there is a value. */
    boolean has(EventField<?> field);

    /** The text, {@code ""} if there is none. */
    String text(EventField<?> field);

    /** The number, {@code NaN} if there is none. */
    double real(EventField<?> field);

    /** The whole number. */
    long whole(EventField<?> field, long otherwise);

    /** The time, in milliseconds since the epoch. */
    long millis(EventField<?> field, long otherwise);

    /** The declared attributes. */
    Attributes attributes();

    /** The lines. */
    List<LineItem> lines();
}
