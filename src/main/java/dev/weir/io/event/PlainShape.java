package dev.weir.io.event;

import dev.weir.events.EventField;
import dev.weir.events.FieldKind;
import dev.weir.io.value.PlainJson;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Shape} that finds names by their bytes: a hash table with open addressing, at most a quarter full.
 * Immutable.
 */
final class PlainShape implements Serializable {
    private static final long serialVersionUID = 1;

    private final @Nullable Named[] table;
    private final boolean hasChildren;
    private final List<Place> places;
    private final int others;

    /** A child by its name. */
    private record Named(String name, int hash, Bytes bytes, PlainShape shape) implements Serializable {}

    /** The bytes of a name. */
    private static final class Bytes implements Serializable {
        private static final long serialVersionUID = 1;

        private final byte[] all;

        Bytes(byte[] all) {
            this.all = all;
        }
    }

    /**
     * The slot that a value goes to; see {@link Slots}.
     *
     * @param line the shape of a line if the value is the list of lines; null for a single value
     */
    record Place(int slot, FieldKind kind, @Nullable PlainShape line) implements Serializable {}

    private PlainShape(@Nullable Named[] table, boolean hasChildren, List<Place> places, int others) {
        this.others = others;
        this.table = table;
        this.hasChildren = hasChildren;
        this.places = places;
    }

    /**
     * Creates the table of a shape.
     *
     * @param attributes whose names are added, in the order of their slots
     */
    static PlainShape of(Shape shape, List<String> attributes) {
        Named[] table =
                new Named[Integer.highestOneBit(Math.max(1, shape.children().size())) * 8];
        shape.children().forEach((name, child) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            int hash = PlainJson.hashOf(bytes);
            int at = hash & (table.length - 1);
            while (table[at] != null) {
                at = (at + 1) & (table.length - 1);
            }
            table[at] = new Named(name, hash, new Bytes(bytes), of(child, attributes));
        });
        List<Place> places = new ArrayList<>();
        for (Target target : shape.targets()) {
            places.add(place(target, attributes));
        }
        boolean hasChildren = !shape.children().isEmpty() || shape.others() > 0;
        return new PlainShape(table, hasChildren, List.copyOf(places), shape.others());
    }

    private static Place place(Target target, List<String> attributes) {
        if (target instanceof Target.OfField of) {
            EventField<?> field = of.field();
            return new Place(field.ordinal(), field.kind(), null);
        }
        if (target instanceof Target.OfAttribute of) {
            attributes.add(of.name());
            return new Place(Slots.ofAttribute(attributes.size() - 1), of.kind(), null);
        }
        Target.Lines lines = (Target.Lines) target;
        return new Place(Slots.LINES, FieldKind.TEXT, of(lines.line(), new ArrayList<>()));
    }

    /** Returns what to take from the field whose name was just read; null if nothing. */
    @Nullable
    PlainShape child(PlainJson in) {
        int at = in.hash() & (table.length - 1);
        Named found = table[at];
        while (found != null && !(found.hash() == in.hash() && in.isNamed(found.bytes().all))) {
            at = (at + 1) & (table.length - 1);
            found = table[at];
        }
        return found == null ? null : found.shape();
    }

    /** Returns whether the fields of an object at this place are read. */
    boolean hasChildren() {
        return hasChildren;
    }

    /** Returns how many values with other names are taken as attributes. */
    int others() {
        return others;
    }

    /** Returns the slots that a value at this place goes to. */
    List<Place> places() {
        return places;
    }
}
