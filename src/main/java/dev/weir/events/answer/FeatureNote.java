package dev.weir.events.answer;

/**
 * How much of its window a feature of a rule that comes into force covers.
 *
 * @param warmAtMillis wall clock time from which it covers its whole window; 0 if it already does
 */
public record FeatureNote(String name, long warmAtMillis) {
    /** Returns whether it covers its whole window. */
    public boolean isKept() {
        return warmAtMillis == 0;
    }
}
