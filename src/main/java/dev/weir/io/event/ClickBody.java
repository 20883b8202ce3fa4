package dev.weir.io.event;

import static dev.weir.io.event.WireField.CUSTOMER_ID;
import static dev.weir.io.event.WireField.DEVICE_ID;
import static dev.weir.io.event.WireField.EVENT_ID;
import static dev.weir.io.event.WireField.IP;
import static dev.weir.io.event.WireField.KIND;
import static dev.weir.io.event.WireField.PRICE;
import static dev.weir.io.event.WireField.QUANTITY;
import static dev.weir.io.event.WireField.QUERY;
import static dev.weir.io.event.WireField.SESSION_ID;
import static dev.weir.io.event.WireField.SKU;
import static dev.weir.io.event.WireField.TIME;
import static dev.weir.io.event.WireField.URL;

import com.fasterxml.jackson.core.JsonParser;
import dev.weir.events.Click;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.Scalars;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;

/** Reads clicks. */
record ClickBody(Mapping mapping, Shape shape, ObjectReader objects) implements EventBody {

    ClickBody(Mapping mapping, Scalars scalars) {
        this(mapping, mapping.shape(), new ObjectReader(scalars));
    }

    @Override
    public Reading read(JsonParser in, RawRecord record) throws IOException, BadRecord {
        Draft draft = objects.readRecord(in, shape);
        mapping.require(draft, EVENT_ID);
        mapping.require(draft, TIME);
        mapping.require(draft, KIND);
        if (!draft.has(CUSTOMER_ID) && !draft.has(SESSION_ID) && !draft.has(DEVICE_ID)) {
            throw new BadRecord(mapping.named(CUSTOMER_ID) + ", " + mapping.named(SESSION_ID) + " and "
                    + mapping.named(DEVICE_ID) + " are all missing; write one of them, as a text");
        }
        return new Reading.Accepted(click(draft));
    }

    private static Click click(Draft draft) {
        return new Click(
                draft.text(EVENT_ID),
                draft.millis(TIME, 0),
                draft.text(KIND),
                draft.text(CUSTOMER_ID),
                draft.text(SESSION_ID),
                draft.text(DEVICE_ID),
                draft.text(IP),
                draft.text(SKU),
                draft.whole(QUANTITY, Click.NO_QUANTITY),
                draft.real(PRICE),
                draft.text(URL),
                draft.text(QUERY),
                draft.attributes());
    }
}
