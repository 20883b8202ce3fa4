package dev.weir.io.event;

import com.fasterxml.jackson.core.JsonParser;
import dev.weir.events.Event;
import dev.weir.events.EventField;
import dev.weir.events.definition.RecordDefinition;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.Scalars;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Reads records of an event type that has one event per record. */
record RecordBody<E extends Event>(Mapping mapping, RecordDefinition<E> definition, Shape shape, ObjectReader objects)
        implements EventBody {

    RecordBody(Mapping mapping, RecordDefinition<E> definition, Scalars scalars) {
        this(mapping, definition, mapping.shape(), new ObjectReader(scalars));
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

    private static <E> boolean hasAny(Draft draft, List<EventField<E>> fields) {
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
