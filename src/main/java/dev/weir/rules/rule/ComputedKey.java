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

    /** Returns whether a field is an expression that fails for an event; costs its evaluation. */
    public static boolean fails(Field field, Event event) {
        return field.reader() instanceof Computed computed && computed.fails(event);
    }

    private record Computed(FeatureInput expression) implements Function<Event, Value> {
        /** {@inheritDoc} If it fails or gives an empty text, the event has no key, as if a field were missing. */
        @Override
        public Value apply(Event event) {
            try {
                Value value = evaluate(event);
                return value instanceof Value.Text text && text.value().isEmpty() ? Value.absent() : value;
            } catch (EvaluationException e) {
                return Value.absent();
            }
        }

        private boolean fails(Event event) {
            try {
                evaluate(event);
                return false;
            } catch (EvaluationException e) {
                return true;
            }
        }

        private Value evaluate(Event event) throws EvaluationException {
            return expression.of(new EventScope(event), Scope.NO_LINE);
        }
    }
}
