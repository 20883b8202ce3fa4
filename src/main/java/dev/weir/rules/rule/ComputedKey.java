package dev.weir.rules.rule;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a key that is computed by an expression, such as the network of an address.
 *
 * @param canonical the canonical texts of its expressions: equal for equal keys, and never the name of a field
 * @param fields for each event type, the expression in the form of a field named {@code canonical}
 */
public record ComputedKey(String canonical, Map<EventType, Field> fields) {
    /** Makes a defensive copy. */
    public ComputedKey {
        fields = Map.copyOf(fields);
    }

    /** Returns a scalar as it is written in a key, {@code ""} if it is absent. */
    public static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        if (value instanceof Value.Int number) {
            return Long.toString(number.value());
        }
        if (value instanceof Value.Real number) {
            return Double.toString(number.value());
        }
        if (value instanceof Value.Bool bool) {
            return Boolean.toString(bool.value());
        }
        return value instanceof Value.Time time ? Long.toString(time.epochMillis()) : "";
    }

    /** Returns an expression as a field. Its value is absent if that of the expression is absent or an empty text, or if it fails. */
    public static Field field(String canonical, ValueType type, FeatureInput expression) {
        return new Field(canonical, type, new Computed(expression));
    }

    /** Returns whether a field is an expression that fails for an event. */
    public static boolean fails(Field field, Event event) {
        return field.reader() instanceof Computed computed && computed.fails(event);
    }

    /** Returns whether a field is an expression that reads lines of a transaction. */
    public static boolean seesLines(Field field) {
        return field.reader() instanceof Computed computed && computed.expression.seesOtherLines();
    }

    /**
     * The expression, evaluated once for an event however many keys, features and stages ask: they follow one another,
     * so that the last result is enough. It may be lost to another thread that has another event, and never mistaken
     * for that of another event, since both are replaced at once.
     */
    private static final class Computed implements Function<Event, Value> {
        private final FeatureInput expression;
        private @Nullable Known latest;

        /** What is known of an event: immutable, so that any thread sees all of it. */
        private record Known(Event event, Value value, boolean failed) {}

        Computed(FeatureInput expression) {
            this.expression = expression;
        }

        /** {@inheritDoc} If it fails or gives an empty text, the event has no key, as if a field were missing. */
        @Override
        public Value apply(Event event) {
            return of(event).value();
        }

        private boolean fails(Event event) {
            return of(event).failed();
        }

        @SuppressWarnings("ReferenceEquality") // an equal event would do, but to find that out costs more
        private Known of(Event event) {
            Known known = latest;
            if (known == null || known.event() != event) {
                known = evaluate(event);
                latest = known;
            }
            return known;
        }

        private Known evaluate(Event event) {
            try {
                Value value = expression.of(new EventScope(event), Scope.NO_LINE);
                boolean empty = value instanceof Value.Text text && text.value().isEmpty();
                return new Known(event, empty ? Value.absent() : value, false);
            } catch (EvaluationException e) {
                return new Known(event, Value.absent(), true);
            }
        }
    }
}
