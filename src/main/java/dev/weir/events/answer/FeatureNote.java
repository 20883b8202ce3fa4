package dev.weir.events.answer;

/**
 * How much a feature of a rule that comes into force knows.
 *
 * @param warmAtMillis wall clock time from which on it knows all of its window; 0 if it does already
 */
public record FeatureNote(String name, long warmAtMillis) {
    /** Whether it knows all of its window. */
    public boolean isKept() {
        return warmAtMillis == 0;
    }
}
