package dev.weir.engine.index;

import dev.weir.events.Value;
import dev.weir.rules.requirement.Operand;
import dev.weir.rules.requirement.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds, among many conditions, those whose requirements all hold, without evaluating any of them. Immutable and safe
 * for use by several threads.
 *
 * <p>Each value that conditions refer to is read once, and leads to the set of conditions that accept it; these sets
 * are intersected. Fields of the event, which cost least, come first, and a value is not read if none that is left requires
 * anything of it, as most answers are not. Cost: for each such value a look-up, and one 64-bit word per 64 conditions. This is the bitmap index
 * of databases (O'Neil 1987) in reverse, in the way publish/subscribe systems match an event with many predicates.
 */
public final class ConditionIndex {
    private final int size;
    private final Attribute[] attributes;
    /** By attribute: the conditions that require something of the value. */
    private final long[][] asking;

    private ConditionIndex(int size, Map<Asked, Group> groups) {
        List<Map.Entry<Asked, Group>> inTurn = new ArrayList<>(groups.entrySet());
        inTurn.sort(Comparator.comparingInt(group -> group.getKey().turn()));
        this.size = size;
        this.attributes = new Attribute[inTurn.size()];
        this.asking = new long[inTurn.size()][];
        for (int i = 0; i < attributes.length; i++) {
            Group group = inTurn.get(i).getValue();
            attributes[i] = group.attribute(inTurn.get(i).getKey(), size);
            asking[i] = Attribute.those(size, group.asking);
        }
    }

    /**
     * Creates an index of conditions, which are numbered in their order.
     *
     * @param requirements for each condition, those whose values can be read here
     */
    public static ConditionIndex of(List<List<Requirement>> requirements, Sources sources) {
        Map<Asked, Group> groups = new LinkedHashMap<>();
        for (int condition = 0; condition < requirements.size(); condition++) {
            for (Requirement requirement : requirements.get(condition)) {
                Optional<ValueSource> source =
                        sources.find(condition, requirement.operand().source());
                if (source.isPresent() && requirement.findsConditions()) {
                    Asked asked = Asked.of(source.get(), requirement);
                    groups.computeIfAbsent(asked, unknown -> new Group()).add(condition, requirement);
                }
            }
        }
        return new ConditionIndex(requirements.size(), groups);
    }

    /** Finds where the operands of conditions are read. */
    @FunctionalInterface
    public interface Sources {
        /**
         * Returns the source of an operand of a condition; empty if it cannot be read before the condition is
         * evaluated.
         */
        Optional<ValueSource> find(int condition, Operand.Source operand);
    }

    /** Returns the number of conditions. */
    public int size() {
        return size;
    }

    /** Finds the conditions that may hold: every condition that holds or fails is among them. */
    public void find(ProbedValues values, Candidates candidates) {
        candidates.fill(size);
        for (int i = 0; i < attributes.length; i++) {
            if (candidates.hasAnyOf(asking[i]) && !attributes[i].narrow(values, candidates)) {
                return;
            }
        }
    }

    /**
     * A value, and the kind of requirement on it.
     *
     * @param list the list in which it is looked up; empty if there is none
     */
    private record Asked(ValueSource source, Value otherwise, Requirement.Kind kind, String list) {
        static Asked of(ValueSource source, Requirement requirement) {
            String list = requirement instanceof Requirement.Listed listed ? listed.list() : "";
            return new Asked(source, requirement.operand().otherwise(), requirement.kind(), list);
        }

        /** Returns its place in the order in which values are read: what costs least comes first. */
        int turn() {
            if (source instanceof ValueSource.Answer) {
                return 2;
            }
            return list.isEmpty() ? 0 : 1;
        }
    }

    /** The requirements on one value. */
    private static final class Group {
        private final List<Attribute.Asking<Requirement>> asking = new ArrayList<>();

        void add(int condition, Requirement requirement) {
            asking.add(new Attribute.Asking<>(condition, requirement));
        }

        Attribute attribute(Asked asked, int size) {
            return switch (asked.kind()) {
                case NUMBER ->
                    NumberAttribute.of(asked.source(), asked.otherwise(), size, all(Requirement.InRange.class));
                case TEXT ->
                    TextAttribute.of(
                            asked.source(),
                            asked.otherwise(),
                            size,
                            all(Requirement.AnyOf.class),
                            all(Requirement.NoneOf.class));
                case FLAG -> FlagAttribute.of(asked.source(), asked.otherwise(), size, all(Requirement.Is.class));
                case ENTRY, ADDRESS ->
                    ListAttribute.of(asked.source(), asked.otherwise(), size, all(Requirement.Listed.class));
            };
        }

        private <R extends Requirement> List<Attribute.Asking<R>> all(Class<R> kind) {
            List<Attribute.Asking<R>> all = new ArrayList<>();
            for (Attribute.Asking<Requirement> each : asking) {
                if (kind.isInstance(each.requirement())) {
                    all.add(new Attribute.Asking<>(each.condition(), kind.cast(each.requirement())));
                }
            }
            return all;
        }
    }
}
