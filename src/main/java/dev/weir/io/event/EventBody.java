package dev.weir.io.event;

import com.fasterxml.jackson.core.JsonParser;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.BadRecord;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;
import java.io.Serializable;

/** Reads the records of one type of event. */
interface EventBody extends Serializable {

    /**
     * Reads a JSON object whose opening brace is the current token, to its closing one.
     *
     * @param record the record whose value it is
     */
    Reading read(JsonParser in, RawRecord record) throws IOException, BadRecord;

    /** Returns the reading of a record without a value. */
    default Reading empty() {
        return new Reading.Rejected("the value is empty; write a JSON object");
    }
}
