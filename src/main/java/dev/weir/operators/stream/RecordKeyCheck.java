package dev.weir.operators.stream;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Measures how many of the first {@value #LOOKED_AT} events of a stream at one instance have a record whose key does
 * not identify anybody in the event: a topic that has other keys, or none, spreads a customer's events over its
 * partitions, and their order is lost.
 *
 * <p>A key identifies the event if it equals, or contains between separators, the event's subject or one of its texts
 * other than its id: {@code c-1}, {@code "c-1"}, {@code {"customerId":"c-1"}}, {@code shop|c-1}. The fields that rules
 * are keyed by are not known here, so a topic that is keyed by another field of the event passes. A topic of which only
 * partition 0 was seen spreads nothing, as far as this instance knows. After the first events this costs one
 * comparison.
 */
final class RecordKeyCheck {
    /** The number of events that are checked. */
    static final int LOOKED_AT = 1_000;

    /** The longest key that is checked, in bytes; no text that identifies somebody in an event is nearly as long. */
    private static final int LONGEST_KEY = 4_096;

    private final List<Field> texts;
    private int seen;
    private int unlike;
    private boolean parted;

    /** Creates a check for events of a type. */
    RecordKeyCheck(EventType type, Schema schema) {
        this.texts = schema.fields(type).stream()
                .filter(field -> field.type() == ValueType.STRING)
                .toList();
    }

    /**
     * Checks the record of an event.
     *
     * @return whether it is the last one to check, and most keys did not identify anybody in their events
     */
    boolean look(RawRecord record, Event event) {
        if (seen == LOOKED_AT) {
            return false;
        }
        seen++;
        parted |= record.partition() > 0;
        if (!isLike(record.key(), event)) {
            unlike++;
        }
        return seen == LOOKED_AT && parted && unlike > LOOKED_AT / 2;
    }

    /** Returns the share of such records so far, from 0 to 1; 0 before the first. */
    double share() {
        return seen == 0 ? 0 : (double) unlike / seen;
    }

    private boolean isLike(byte[] key, Event event) {
        if (key.length == 0 || key.length > LONGEST_KEY) {
            return false;
        }
        String text = new String(key, StandardCharsets.UTF_8);
        if (names(text, event.subject())) {
            return true;
        }
        for (Field field : texts) {
            if (field.of(event) instanceof Value.Text value
                    && !value.value().equals(event.id())
                    && names(text, value.value())) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(String key, String value) {
        if (value.isEmpty()) {
            return false;
        }
        for (int at = key.indexOf(value); at >= 0; at = key.indexOf(value, at + 1)) {
            int end = at + value.length();
            if ((at == 0 || isBetweenNames(key.charAt(at - 1)))
                    && (end == key.length() || isBetweenNames(key.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBetweenNames(char sign) {
        return !Character.isLetterOrDigit(sign) && sign != '-' && sign != '_';
    }
}
