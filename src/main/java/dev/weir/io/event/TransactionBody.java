package dev.weir.io.event;

import static dev.weir.io.event.WireField.AMOUNT;
import static dev.weir.io.event.WireField.CARD_ID;
import static dev.weir.io.event.WireField.CHANNEL;
import static dev.weir.io.event.WireField.COUNTRY;
import static dev.weir.io.event.WireField.CURRENCY;
import static dev.weir.io.event.WireField.CUSTOMER_ID;
import static dev.weir.io.event.WireField.DEVICE_ID;
import static dev.weir.io.event.WireField.IP;
import static dev.weir.io.event.WireField.LATITUDE;
import static dev.weir.io.event.WireField.LONGITUDE;
import static dev.weir.io.event.WireField.MERCHANT_CATEGORY;
import static dev.weir.io.event.WireField.MERCHANT_ID;
import static dev.weir.io.event.WireField.STATUS;
import static dev.weir.io.event.WireField.TIME;
import static dev.weir.io.event.WireField.TRANSACTION_ID;

import com.fasterxml.jackson.core.JsonParser;
import dev.weir.events.Transaction;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.BadRecord;
import dev.weir.io.value.Scalars;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;

/** Reads transactions. */
record TransactionBody(Mapping mapping, Shape shape, ObjectReader objects) implements EventBody {
    TransactionBody(Mapping mapping, Scalars scalars) {
        this(mapping, mapping.shape(), new ObjectReader(scalars));
    }

    @Override
    public Reading read(JsonParser in, RawRecord record) throws IOException, BadRecord {
        Draft draft = objects.readRecord(in, shape);
        mapping.require(draft, TRANSACTION_ID);
        mapping.require(draft, TIME);
        mapping.require(draft, AMOUNT);
        if (!draft.has(CUSTOMER_ID) && !draft.has(CARD_ID)) {
            throw new BadRecord(mapping.named(CUSTOMER_ID) + " and " + mapping.named(CARD_ID)
                    + " are both missing; write one of them, as a text");
        }
        return new Reading.Accepted(transaction(draft));
    }

    private static Transaction transaction(Draft draft) {
        return new Transaction(
                draft.text(TRANSACTION_ID),
                draft.millis(TIME, 0),
                draft.real(AMOUNT),
                draft.text(CUSTOMER_ID),
                draft.text(CARD_ID),
                draft.text(CURRENCY),
                draft.text(STATUS),
                draft.text(CHANNEL),
                draft.text(MERCHANT_ID),
                draft.text(MERCHANT_CATEGORY),
                draft.text(COUNTRY),
                draft.real(LATITUDE),
                draft.real(LONGITUDE),
                draft.text(DEVICE_ID),
                draft.text(IP),
                draft.lines(),
                draft.attributes());
    }
}
