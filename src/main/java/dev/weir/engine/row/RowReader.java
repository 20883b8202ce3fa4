package dev.weir.engine.row;

import dev.weir.events.record.RawRecord;
import java.io.Serializable;

/** Reads the records of captured tables. It never throws, whatever is in a record. */
public interface RowReader extends Serializable {

    /** Reads a record of one of the topics of {@link CapturedTables}. */
    CapturedRow read(RawRecord record);

    /** Returns what the key of a record names, for an answer about a record that is not read: a rule or a list. */
    String nameOf(RawRecord record);
}
