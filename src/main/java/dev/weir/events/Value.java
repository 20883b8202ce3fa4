package dev.weir.events;

import java.util.List;
import java.util.Map;

/** A typed value: of a field, an attribute, a feature, a parameter. Never null; a missing value is {@link Absent}. */
public sealed interface Value {

    /** A text. */
    record Text(String value) implements Value {}

    /** A 64-bit integer. */
    record Int(long value) implements Value {}

    /** A double. */
    record Real(double value) implements Value {}

    /** A truth value. */
    record Bool(boolean value) implements Value {}

    /** A point in event time, in milliseconds since the epoch. */
    record Time(long epochMillis) implements Value {}

    /** A list. */
    record Items(List<Value> values) implements Value {
        /** Makes defensive copies. */
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A map with text keys. */
    record Entries(Map<String, Value> values) implements Value {
        /** Makes defensive copies. */
        public Entries {
            values = Map.copyOf(values);
        }
    }

    /** No value: a field that the event does not have, or a feature over no events. */
    record Absent() implements Value {
        private static final Absent ONLY = new Absent();
    }

    /** Returns the absent value. */
    static Value absent() {
        return Absent.ONLY;
    }

    /** Returns the text, or absent if it is empty. */
    static Value ofText(String text) {
        return text.isEmpty() ? absent() : new Text(text);
    }

    /** Returns the number, or absent if it is NaN. */
    static Value ofReal(double number) {
        return Double.isNaN(number) ? absent() : new Real(number);
    }

    /** Returns whether there is a value. */
    default boolean isPresent() {
        return !(this instanceof Absent);
    }
}
