package dev.weir.realdata;

import dev.weir.events.record.RawRecord;
import java.nio.charset.StandardCharsets;

/**
 * A payment, and what it turned out to be, which no rule sees.
 *
 * @param time as its row has it: ISO, so that texts compare as times do
 */
record Labelled(RawRecord record, String time, boolean fraud) {

    /** Whose payment it is: the key of its record. */
    String customer() {
        return new String(record.key(), StandardCharsets.UTF_8);
    }
}
