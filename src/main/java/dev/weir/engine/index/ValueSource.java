package dev.weir.engine.index;

import dev.weir.events.Field;
import dev.weir.events.Value;

/** Where a value is read from for the current event. */
public sealed interface ValueSource {

    /** Returns the value. */
    Value in(ProbedValues values);

    /** A field of the event. */
    record OfEvent(Field field) implements ValueSource {
        @Override
        public Value in(ProbedValues values) {
            return field.of(values.event());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfEvent its && field.name().equals(its.field.name());
        }

        @Override
        public int hashCode() {
            return field.name().hashCode();
        }
    }

    /** An answer of a key, by the number of the key and the index of the answer. */
    record Answer(int key, int place) implements ValueSource {
        @Override
        public Value in(ProbedValues values) {
            return values.answer(key, place);
        }
    }
}
