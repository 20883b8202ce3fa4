package dev.weir.io.event;

import com.fasterxml.jackson.core.JsonParser;
import dev.weir.events.record.RawRecord;
import dev.weir.io.value.BadRecord;
import dev.weir.operators.EventReader.Reading;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Reads the records of one type of event. */
interface EventBody extends Serializable {

    /**
     * Reads a JSON object whose opening brace is the current token, to its closing one.
     *
     * @param record the record whose value it is
     */
    Reading read(JsonParser in, RawRecord record) throws IOException, BadRecord;

    /**
     * Reads the value of a record that is in the plainest form.
     *
     * @return null if it is not, or lacks something, so that {@link #read} is to be asked
     */
    default @Nullable Reading readPlain(byte[] value) {
        return null;
    }

    /**
     * Returns the reading of a record without a value.
     *
     * @param key as {@link #keyOf} has read it
     */
    default Reading empty(String key, RawRecord record) throws BadRecord {
        return new Reading.Rejected("the value is empty; write a JSON object");
    }

    /**
     * Returns whom a record without a value is about; {@code ""} if it does not matter or the key does not say.
     *
     * @param in at the first token of the key
     */
    default String keyOf(JsonParser in) throws IOException, BadRecord {
        return "";
    }

    /** Returns the same of a key that is not JSON. */
    default String keyOf(String text) {
        return "";
    }
}
