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
 * How many of the first {@value #LOOKED_AT} events of a stream at one instance have a record whose key is nobody that the
 * event names: a topic that is keyed by something else, or by nothing, deals a customer's events over its partitions, and
 * nobody knows their order any more.
 *
 * <p>A key is like its event if it is, or has between signs that are no part of a name, the event's subject or one of its
 * texts other than its id: {@code c-1}, {@code "c-1"}, {@code {"customerId":"c-1"}}, {@code shop|c-1}. What rules are
 * kept by is not known here, so that a topic that is keyed by another of the event's fields passes. A topic of which only
 * partition 0 was seen has nothing to deal, as far as this instance knows. After the first events this costs a comparison.
 */
final class KeysUnlike {
    /** So many events are looked at. */
    static final int LOOKED_AT = 1_000;

    /** No text that an event names somebody by is near that; in bytes. */
    private static final int LONGEST_KEY = 4_096;

    private final List<Field> texts;
    private int seen;
    private int unlike;
    private boolean parted;

    /** Of events of a type. */
    KeysUnlike(EventType type, Schema schema) {
        this.texts = schema.fields(type).stream()
                .filter(field -> field.type() == ValueType.STRING)
                .toList();
    }

    /**
     * Looks at the record of an event.
     *
     * @return whether it is the last to be looked at, and most keys were unlike their events
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

    /** Of those that were looked at so far, from 0 to 1; 0 before there was one. */
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
