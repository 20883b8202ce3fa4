package dev.weir.twin;

import dev.weir.events.Value;
import java.util.Map;

/** What a condition of the twin can see. */
interface View {
    Fact event();

    /** Absent if there is no such feature. */
    Value feature(String name);

    /** A column of the row that belongs to the event: a text or a double; null if there is none. */
    Object column(String name);

    boolean isListed(String list, String entry);

    /** What a table says of a key: a text or a number; null if it says nothing. */
    Object look(String table, String key, String field);

    /** How many decisions about the subject were remembered: {@code outcome BLOCK}, {@code count BLOCK}, {@code rule r1}. */
    int times(String question, long withinMillis);

    /** Whether another rule fires in the same decision. */
    boolean fires(String rule);

    /** The events that stages took. */
    Map<String, Fact> stages();
}
