package dev.weir.operators;

import dev.weir.events.record.RecordPlace;
import java.io.Serializable;
import java.util.Set;

/**
 * Records that are set aside unread, so that there is always a way past a record.
 *
 * @param places of the records named in the job config
 * @param directory where the job notes the records it failed at, a URI that Flink supports and that outlives the
 *     machine; {@code ""} to note none
 */
public record Quarantine(Set<RecordPlace> places, String directory) implements Serializable {
    /** Sets nothing aside. */
    public static final Quarantine NONE = new Quarantine(Set.of(), "");

    /** Makes defensive copies. */
    public Quarantine {
        places = Set.copyOf(places);
    }
}
