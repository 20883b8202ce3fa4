package dev.weir.realdata;

import dev.weir.events.record.RawRecord;
import java.nio.charset.StandardCharsets;

/**
 * A payment, and what it turned out to be, which no rule sees.
 *
 * @param time as its row has it: ISO, so that texts compare as times do
 * @param kind of fraud, where the set tells; explains what is not found
 */
record Labelled(RawRecord record, String id, String time, boolean fraud, String kind) {

    /** Whose payment it is: the key of its record. */
    String customer() {
        return new String(record.key(), StandardCharsets.UTF_8);
    }
}
