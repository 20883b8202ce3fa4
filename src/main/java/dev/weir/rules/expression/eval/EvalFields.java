package dev.weir.rules.expression.eval;

import dev.weir.rules.expression.value.CelStruct;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Failure;
import java.util.List;
import java.util.Map;

/** Reads fields, and tests for presence. */
final class EvalFields {
    private EvalFields() {}

    /** A selection {@code x.field}. */
    record Selection(Eval operand, String field) implements Eval {
        @Override
        public Object in(Frame frame) {
            Object value = operand.in(frame);
            if (value instanceof CelStruct struct) {
                return struct.select(field);
            }
            if (Eval.isAbsent(value)) {
                return value;
            }
            Object selected = value instanceof Map<?, ?> map ? map.get(field) : null;
            if (selected == null) {
                throw Failure.of("there is no '" + field + "'");
            }
            return selected;
        }
    }

    /** A test {@code has(x.field)}. */
    record Presence(Eval operand, String field) implements Eval {
        @Override
        public Object in(Frame frame) {
            Object value = operand.in(frame);
            if (value instanceof CelStruct struct) {
                return struct.find(field).isPresent();
            }
            if (Eval.isAbsent(value)) {
                return value;
            }
            if (value instanceof Map<?, ?> map) {
                return map.containsKey(field);
            }
            throw Failure.of("there is no '" + field + "'");
        }
    }

    /** A test {@code has(x.field)} where the field is read directly. */
    record Present(Eval field) implements Eval {
        @Override
        public Object in(Frame frame) {
            return !CelValues.isAbsent(field.in(frame));
        }
    }

    /** A test {@code has(x)}. */
    record Given(Eval operand) implements Eval {
        @Override
        public Object in(Frame frame) {
            Object value = operand.in(frame);
            // a stage that can take several events is a list, which is empty if the stage was skipped
            return !CelValues.isAbsent(value) && !(value instanceof List<?> taken && taken.isEmpty());
        }
    }
}
