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
     * @param record that it is the value of
     */
    Reading read(JsonParser in, RawRecord record) throws IOException, BadRecord;

    /** What a record without a value is. */
    default Reading empty() {
        return new Reading.Rejected("the value is empty; write a JSON object");
    }
}
