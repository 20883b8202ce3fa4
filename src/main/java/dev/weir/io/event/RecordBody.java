package dev.weir.io.event;

import com.fasterxml.jackson.core.JsonParser;
import dev.weir.events.Event;
import dev.weir.events.EventField;
import dev.weir.events.definition.RecordDefinition;
import dev.weir.events.definition.RecordFields;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.Scalars;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads records of an event type that has one event per record. */
record RecordBody<E extends Event>(
        Mapping mapping, RecordDefinition<E> definition, Shape shape, ObjectReader objects, PlainReader plain)
        implements EventBody {

    RecordBody(Mapping mapping, RecordDefinition<E> definition, Scalars scalars) {
        this(mapping, definition, mapping.shape(), scalars);
    }

    private RecordBody(Mapping mapping, RecordDefinition<E> definition, Shape shape, Scalars scalars) {
        this(
                mapping,
                definition,
                shape,
                new ObjectReader(scalars),
                new PlainReader(shape, scalars, definition.recordFields().size()));
    }

    @Override
    public @Nullable Reading readPlain(byte[] value) {
        Slots slots = plain.read(value);
        return slots != null && isWhole(slots) ? new Reading.Accepted(definition.event(slots)) : null;
    }

    private boolean isWhole(RecordFields fields) {
        List<EventField<E>> required = definition.required();
        for (int i = 0; i < required.size(); i++) {
            if (!fields.has(required.get(i))) {
                return false;
            }
        }
        return definition.oneOf().isEmpty() || hasAny(fields, definition.oneOf());
    }

    @Override
    public Reading read(JsonParser in, RawRecord record) throws IOException, BadRecord {
        Draft draft = objects.readRecord(in, shape);
        for (EventField<E> field : definition.required()) {
            mapping.require(draft, field);
        }
        List<EventField<E>> oneOf = definition.oneOf();
        if (!oneOf.isEmpty() && !hasAny(draft, oneOf)) {
            throw new BadRecord(missing(oneOf));
        }
        return new Reading.Accepted(definition.event(draft));
    }

    private static <E> boolean hasAny(RecordFields draft, List<EventField<E>> fields) {
        for (EventField<E> field : fields) {
            if (draft.has(field)) {
                return true;
            }
        }
        return false;
    }

    private String missing(List<EventField<E>> fields) {
        int last = fields.size() - 1;
        String first = fields.subList(0, last).stream().map(mapping::named).collect(Collectors.joining(", "));
        return first + " and " + mapping.named(fields.get(last)) + " are " + (last == 1 ? "both" : "all")
                + " missing; write one of them, as a text";
    }
}
