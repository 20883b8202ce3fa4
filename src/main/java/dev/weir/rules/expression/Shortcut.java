package dev.weir.rules.expression;

import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.environment.Variable;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.FieldSlot;
import dev.weir.rules.list.Lists;
import dev.weir.rules.requirement.Operand;
import dev.weir.rules.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Knows of most events, without evaluating it, that a condition does not hold for them: one of its requirements is
 * about a field that the event has, and does not hold of its value. Most rules apply to few events, and say so in such
 * a part.
 *
 * <p>Cost: a look-up and a comparison for each requirement, some ten nanoseconds.
 */
final class Shortcut {
    private static final String ATTRIBUTE = EventTypes.ATTRIBUTES + ".";

    private final List<Part> parts;

    private Shortcut(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * A requirement of a field.
     *
     * @param fails whether it does not hold of a value of the field, with these lists; never for one that is absent
     */
    private record Part(FieldSlot field, BiPredicate<Object, Lists> fails) {}

    /** Creates it from the requirements of a condition in its environment. */
    static Shortcut of(List<Requirement> requirements, Environment environment) {
        List<Part> parts = new ArrayList<>();
        for (Requirement requirement : requirements) {
            if (requirement.operand().source() instanceof Operand.OfEvent source) {
                field(source, environment).ifPresent(field -> parts.add(new Part(field, fails(requirement))));
            }
        }
        return new Shortcut(List.copyOf(parts));
    }

    /** Returns whether the condition is false for the event at hand; if not, it has to be evaluated. */
    boolean isFalse(EventScope event) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            // for an event of another type the field is absent, and no part is false
            if (part.fails().test(event.field(part.field()), event.lists())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<FieldSlot> field(Operand.OfEvent source, Environment environment) {
        return environment
                .find(source.event())
                .filter(variable -> variable.kind() == Variable.Kind.EVENT)
                .map(variable -> variable.events().iterator().next())
                .flatMap(type -> source.name().startsWith(ATTRIBUTE)
                        ? environment.attribute(type, source.name().substring(ATTRIBUTE.length()))
                        : environment.field(type, source.name()));
    }

    private static BiPredicate<Object, Lists> fails(Requirement requirement) {
        if (requirement instanceof Requirement.InRange range) {
            return (value, lists) -> value instanceof Double real
                    ? !range.has(real)
                    : value instanceof Long whole && !range.has((double) whole);
        }
        if (requirement instanceof Requirement.OtherThan other) {
            double number = other.number();
            return (value, lists) ->
                    value instanceof Double real ? real == number : value instanceof Long whole && whole == number;
        }
        if (requirement instanceof Requirement.AnyOf any) {
            Set<String> texts = any.texts();
            return (value, lists) -> value instanceof String text && !texts.contains(text);
        }
        if (requirement instanceof Requirement.NoneOf none) {
            Set<String> texts = none.texts();
            return (value, lists) -> value instanceof String text && texts.contains(text);
        }
        if (requirement instanceof Requirement.Listed listed) {
            return failsInList(listed);
        }
        boolean wanted = ((Requirement.Is) requirement).value();
        return (value, lists) -> value instanceof Boolean flag && flag != wanted;
    }

    private static BiPredicate<Object, Lists> failsInList(Requirement.Listed listed) {
        String list = listed.list();
        boolean wanted = listed.listed();
        return listed.networks()
                ? (value, lists) -> value instanceof String text && lists.containsNetworkOf(list, text) != wanted
                : (value, lists) -> value instanceof String text && lists.contains(list, text) != wanted;
    }
}
