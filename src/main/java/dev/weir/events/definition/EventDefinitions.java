package dev.weir.events.definition;

import dev.weir.events.EventType;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types of events that every job has, in the order in which texts name them.
 *
 * @param all one definition for each
 */
public record EventDefinitions(List<EventDefinition<?>> all) implements Serializable {

    /** Those of this release: the one list. */
    public static final EventDefinitions BUILT_IN = new EventDefinitions(
            List.of(new TransactionDefinition(), new ClickDefinition(), new StockChangeDefinition()));

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if two have a name, a topic or the number of a form in common
     */
    public EventDefinitions {
        all = List.copyOf(all);
        requireDistinct(all.stream().map(EventDefinition::type).toList());
        requireDistinct(all.stream().map(EventDefinition::topic).toList());
        requireDistinct(all.stream().flatMap(EventDefinitions::forms).toList());
    }

    private static Stream<Integer> forms(EventDefinition<?> one) {
        return Stream.concat(Stream.of(one.form()), one.earlierForms().stream());
    }

    private static void requireDistinct(List<?> all) {
        if (all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("two definitions share one of " + all);
        }
    }

    /** Their types. */
    public List<EventType> types() {
        return all.stream().<EventType>map(EventDefinition::type).toList();
    }

    /** Their names in rules, in this order in every process. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(one -> names.add(one.type().ruleName()));
        return Collections.unmodifiableSet(names);
    }

    /** That of a type; empty for a declared stream. */
    public Optional<EventDefinition<?>> find(EventType type) {
        for (EventDefinition<?> one : all) {
            if (one.type().equals(type)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The type of that name: one of these, else that of a declared stream, whether or not a job declares it. */
    public EventType named(String ruleName) {
        for (EventDefinition<?> one : all) {
            if (one.type().ruleName().equals(ruleName)) {
                return one.type();
            }
        }
        return EventType.declared(ruleName);
    }
}
