package dev.weir.console.edit;

import java.util.List;

/**
 * What a draft would have done.
 *
 * @param events that were played
 * @param fromMillis the first of them, by when it came
 * @param counts by outcome, for the draft and for what is in force
 * @param hits the first of those that only one of the two has, then of the others
 * @param notes what to know first, such as that windows were not full
 */
public record PlayedHour(long events, long fromMillis, List<Count> counts, List<Hit> hits, List<String> notes) {
    /** As many hits are shown. */
    public static final int MOST_HITS = 20;

    /** Makes defensive copies. */
    public PlayedHour {
        counts = List.copyOf(counts);
        hits = List.copyOf(hits);
        notes = List.copyOf(notes);
    }

    /**
     * How often an outcome was a reason.
     *
     * @param outcome {@code ""} for points alone
     * @param draft by the draft
     * @param inForce by the version in force
     */
    public record Count(String outcome, long draft, long inForce) {}

    /**
     * An event about which a rule would have fired.
     *
     * @param whose {@code new}, {@code gone} or {@code both}
     */
    public record Hit(String type, String event, String subject, long atMillis, String outcome, String whose) {}
}
