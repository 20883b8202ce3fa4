package dev.weir.engine.index;

import dev.weir.events.Value;
import dev.weir.rules.requirement.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value that has to be one of some texts, or none of them.
 *
 * <p>Representation: the set for a text that no condition names, and for each named text the conditions in which its
 * set differs. Size: a number for each text of each condition.
 */
final class TextAttribute implements Attribute {
    private static final int[] NO_FLIPS = {};

    private final ValueSource source;
    private final Value otherwise;
    private final long[] ifUnnamed;
    private final long[] ifAbsent;
    private final Map<String, int[]> flips;

    private TextAttribute(
            ValueSource source, Value otherwise, long[] ifUnnamed, long[] ifAbsent, Map<String, int[]> flips) {
        this.source = source;
        this.otherwise = otherwise;
        this.ifUnnamed = ifUnnamed;
        this.ifAbsent = ifAbsent;
        this.flips = flips;
    }

    /**
     * Creates an attribute from what conditions require.
     *
     * @param any requirements to be one of some texts
     * @param none requirements to be none of some texts
     */
    static TextAttribute of(
            ValueSource source,
            Value otherwise,
            int size,
            List<Asking<Requirement.AnyOf>> any,
            List<Asking<Requirement.NoneOf>> none) {
        @Nullable AcceptedTexts[] byCondition = new AcceptedTexts[size];
        for (Asking<Requirement.AnyOf> each : any) {
            accepted(byCondition, each).only(each.requirement().texts());
        }
        for (Asking<Requirement.NoneOf> each : none) {
            accepted(byCondition, each).not(each.requirement().texts());
        }
        long[] ifUnnamed = Attribute.all(size);
        long[] ifAbsent = Attribute.all(size);
        Map<String, IntStream.Builder> flips = new HashMap<>();
        for (int condition = 0; condition < size; condition++) {
            AcceptedTexts accepted = byCondition[condition];
            if (accepted != null) {
                Attribute.remove(ifAbsent, condition);
                if (accepted.onlyNamed) {
                    Attribute.remove(ifUnnamed, condition);
                }
                for (String text : accepted.exceptions()) {
                    flips.computeIfAbsent(text, unknown -> IntStream.builder()).add(condition);
                }
            }
        }
        Map<String, int[]> asArrays = new HashMap<>();
        flips.forEach(
                (text, conditions) -> asArrays.put(text, conditions.build().toArray()));
        return new TextAttribute(source, otherwise, ifUnnamed, ifAbsent, asArrays);
    }

    private static AcceptedTexts accepted(@Nullable AcceptedTexts[] byCondition, Asking<?> asking) {
        AcceptedTexts accepted = byCondition[asking.condition()];
        if (accepted == null) {
            accepted = new AcceptedTexts();
            byCondition[asking.condition()] = accepted;
        }
        return accepted;
    }

    @Override
    public boolean narrow(ProbedValues values, Candidates candidates) {
        Value read = source.in(values);
        Value value = read.isPresent() ? read : otherwise;
        if (value instanceof Value.Text text) {
            int[] other = flips.getOrDefault(text.value(), NO_FLIPS);
            return other.length == 0
                    ? candidates.retain(ifUnnamed)
                    : candidates.retain(ifUnnamed, other, 0, other.length);
        }
        return value.isPresent() || candidates.retain(ifAbsent);
    }

    /** The texts that one condition accepts: only some, or all but some. Most have a single requirement, whose set is used as it is. */
    private static final class AcceptedTexts {
        private Set<String> named = Set.of();
        private Set<String> refused = Set.of();
        private boolean onlyNamed;

        void only(Set<String> texts) {
            if (onlyNamed) {
                named = new TreeSet<>(named);
                named.retainAll(texts);
            } else {
                onlyNamed = true;
                named = texts;
            }
        }

        void not(Set<String> texts) {
            if (refused.isEmpty()) {
                refused = texts;
            } else {
                refused = new TreeSet<>(refused);
                refused.addAll(texts);
            }
        }

        /** Returns the texts for which the answer differs from that for a text nobody names. */
        Set<String> exceptions() {
            if (!onlyNamed) {
                return refused;
            }
            if (refused.isEmpty()) {
                return named;
            }
            Set<String> borne = new TreeSet<>(named);
            borne.removeAll(refused);
            return borne;
        }
    }
}
