package dev.weir.operators;

import dev.weir.events.record.RecordPlace;
import java.io.Serializable;
import java.util.Set;

/**
 * Which records are set aside unread, so that there is always a way past one.
 *
 * @param places of records that the job config names
 * @param directory where the job notes at which records it failed, a URI that Flink knows and that outlives the machine;
 *     {@code ""} if it is to note none
 */
public record Quarantine(Set<RecordPlace> places, String directory) implements Serializable {
    /** Nothing is set aside. */
    public static final Quarantine NONE = new Quarantine(Set.of(), "");

    /** Makes defensive copies. */
    public Quarantine {
        places = Set.copyOf(places);
    }
}
