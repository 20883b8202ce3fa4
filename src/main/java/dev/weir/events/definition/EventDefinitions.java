package dev.weir.events.definition;

import dev.weir.events.EventType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The built-in event types, in their order in texts.
 *
 * @param all one definition for each type
 */
public record EventDefinitions(List<EventDefinition<?>> all) implements Serializable {

    /** The types of this release: the only list. */
    public static final EventDefinitions BUILT_IN = new EventDefinitions(
            List.of(new TransactionDefinition(), new ClickDefinition(), new StockChangeDefinition()));

    /**
     * Makes a defensive copy.
     *
     * @throws IllegalArgumentException if two have the same name or number of a form, or two that are built in the same
     *     topic
     */
    public EventDefinitions {
        all = List.copyOf(all);
        requireDistinct(all.stream().map(EventDefinition::type).toList());
        requireDistinct(all.stream()
                .filter(one -> !isOfConfig(one)) // whoever reads the job config says which topics are named twice
                .map(EventDefinition::topic)
                .toList());
        requireDistinct(all.stream()
                .filter(one -> !(one instanceof TableDefinition)) // they share one
                .flatMap(EventDefinitions::forms)
                .toList());
    }

    private static boolean isOfConfig(EventDefinition<?> one) {
        return one instanceof TableDefinition || one instanceof LabelDefinition;
    }

    private static Stream<Integer> forms(EventDefinition<?> one) {
        return Stream.concat(Stream.of(one.form()), one.earlierForms().stream());
    }

    private static void requireDistinct(List<?> all) {
        if (all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("two definitions share one of " + all);
        }
    }

    /** Returns the same types, and these: tables, and labels. */
    public EventDefinitions and(Collection<? extends EventDefinition<?>> others) {
        List<EventDefinition<?>> more = new ArrayList<>(all);
        more.addAll(others);
        return new EventDefinitions(more);
    }

    /** Returns the declared tables among them, in their order. */
    public List<TableDefinition> tables() {
        List<TableDefinition> tables = new ArrayList<>();
        for (EventDefinition<?> one : all) {
            if (one instanceof TableDefinition table) {
                tables.add(table);
            }
        }
        return tables;
    }

    /** Returns their types. */
    public List<EventType> types() {
        return all.stream().<EventType>map(EventDefinition::type).toList();
    }

    /** Returns their names in rules, in the same order in every process. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(one -> names.add(one.type().ruleName()));
        return Collections.unmodifiableSet(names);
    }

    /** Returns the definition of a type; empty for a declared stream. */
    public Optional<EventDefinition<?>> find(EventType type) {
        for (EventDefinition<?> one : all) {
            if (one.type().equals(type)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the type with that name: a built-in one, or else that of a declared stream, whether or not a job declares
     * it.
     */
    public EventType named(String ruleName) {
        for (EventDefinition<?> one : all) {
            if (one.type().ruleName().equals(ruleName)) {
                return one.type();
            }
        }
        return EventType.declared(ruleName);
    }
}
