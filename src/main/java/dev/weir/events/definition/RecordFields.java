package dev.weir.events.definition;

import dev.weir.events.Attributes;
import dev.weir.events.EventField;
import dev.weir.events.LineItem;
import java.util.List;

/** The fields found in a record. */
public interface RecordFields {

    /** Returns whether there is a value. */
    boolean has(EventField<?> field);

    /** Returns the text, {@code ""} if there is none. */
    String text(EventField<?> field);

    /** Returns the number, {@code NaN} if there is none. */
    double real(EventField<?> field);

    /** Returns the whole number. */
    long whole(EventField<?> field, long otherwise);

    /** Returns the truth value, false if there is none. */
    boolean truth(EventField<?> field);

    /** Returns the time, in milliseconds since the epoch. */
    long millis(EventField<?> field, long otherwise);

    /** Returns the declared attributes. */
    Attributes attributes();

    /** Returns the lines. */
    List<LineItem> lines();
}
