package dev.weir.patterns;

/**
 * What one key remembers of one pattern: open matches and the events that they hold, and events that wait for the
 * watermark. Mutable; owned by one thread.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class PatternState {
    /** No timer is wanted. */
    public static final long NO_TIMER = Long.MIN_VALUE;

    /** Nothing is open. */
    public PatternState() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Whether nothing is open and nothing waits, so that it need not be kept. */
    public boolean isIdle() {
        throw new UnsupportedOperationException("not written yet");
    }
}
