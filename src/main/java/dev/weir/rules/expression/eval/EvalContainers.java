package dev.weir.rules.expression.eval;

import com.google.common.primitives.UnsignedLong;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Equality;
import dev.weir.rules.expression.value.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates lists and maps; one with an absent part is absent. */
final class EvalContainers {
    private EvalContainers() {}

    /** A list. */
    record OfList(List<Eval> elements) implements Eval {
        @Override
        public Object in(Frame frame) {
            List<Object> list = new ArrayList<>(elements.size());
            boolean absent = false;
            for (Eval element : elements) {
                Object value = element.in(frame);
                absent |= Eval.isAbsent(value);
                list.add(value);
            }
            return absent ? CelValues.ABSENT : Collections.unmodifiableList(list);
        }
    }

    /** A map. */
    record OfMap(List<Eval> keys, List<Eval> values) implements Eval {
        @Override
        public Object in(Frame frame) {
            Map<Object, Object> map = new LinkedHashMap<>();
            boolean absent = false;
            for (int i = 0; i < keys.size(); i++) {
                Object key = keys.get(i).in(frame);
                absent |= Eval.isAbsent(key);
                if (!Eval.isAbsent(key)) {
                    requireNewKey(key, map);
                }
                Object value = values.get(i).in(frame);
                absent |= Eval.isAbsent(value);
                map.put(key, value);
            }
            return absent ? CelValues.ABSENT : Collections.unmodifiableMap(map);
        }

        private static void requireNewKey(Object key, Map<Object, Object> map) {
            boolean canBe = key instanceof String
                    || key instanceof Long
                    || key instanceof UnsignedLong
                    || key instanceof Boolean;
            if (!canBe) {
                throw Failure.of("the key of a map is a string, a whole number or a bool");
            }
            if (Equality.at(map, key) != null) {
                throw Failure.of("the map has a key twice");
            }
        }
    }
}
