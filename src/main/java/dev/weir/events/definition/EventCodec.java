package dev.weir.events.definition;

import dev.weir.events.DeclaredEvent;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.table.TableRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The binary form of an {@link Event}. The first byte gives the type and thereby the version, see {@link
 * EventDefinition#form}.
 */
public final class EventCodec implements Codec<Event> {
    private static final int DECLARED = 5;
    private static final int LINKED_BACK = 7;

    private final EventDefinition<?>[] definitions;
    private final DeclaredEventForm declared = new DeclaredEventForm();
    private final TableRowForm rows = new TableRowForm();
    private final LabelForm labels = new LabelForm();

    /** Creates a codec. */
    public EventCodec() {
        this(EventDefinitions.BUILT_IN);
    }

    /** Creates a codec for these types, and for labels, declared streams and tables. */
    public EventCodec(EventDefinitions definitions) {
        this.definitions = definitions.all().toArray(EventDefinition<?>[]::new);
    }

    @Override
    public void write(Event event, DataOutput out) throws IOException {
        if (event instanceof LinkedBack back) {
            out.writeByte(LINKED_BACK);
            Binary.writeText(back.field(), out);
            Binary.writeText(back.customer(), out);
            write(back.anonymous(), out);
            return;
        }
        EventType type = event.type();
        for (EventDefinition<?> definition : definitions) {
            if (definition.type().equals(type)) {
                write(definition, event, out);
                return;
            }
        }
        if (event instanceof TableRow row) {
            out.writeByte(TableRowForm.NUMBER);
            rows.write(row, out);
            return;
        }
        if (event instanceof FraudLabel label) {
            out.writeByte(LabelForm.NUMBER);
            labels.write(label, out);
            return;
        }
        out.writeByte(DECLARED);
        declared.write(DeclaredEvent.class.cast(event), out);
    }

    private static <E extends Event> void write(EventDefinition<E> definition, Event event, DataOutput out)
            throws IOException {
        out.writeByte(definition.form());
        definition.write(definition.eventClass().cast(event), out);
    }

    @Override
    public Event read(DataInput in) throws IOException {
        int form = in.readByte();
        return form == LINKED_BACK ? linkedBack(in) : readOf(form, in);
    }

    private Event readOf(int form, DataInput in) throws IOException {
        if (form == DECLARED) {
            return declared.read(in);
        }
        if (form == TableRowForm.NUMBER) {
            return rows.read(in);
        }
        if (form == LabelForm.NUMBER) {
            return labels.read(in);
        }
        for (EventDefinition<?> definition : definitions) {
            if (definition.reads(form)) {
                return definition.read(form, in);
            }
        }
        throw new IOException("an event of kind " + form + ", which this release does not know");
    }

    /** Reads an event that was linked later. What it is about was never linked, so that bytes cannot nest for ever. */
    private LinkedBack linkedBack(DataInput in) throws IOException {
        String field = Binary.readText(in);
        String customer = Binary.readText(in);
        Event anonymous = readOf(in.readByte(), in);
        return new LinkedBack(anonymous, field, customer);
    }
}
