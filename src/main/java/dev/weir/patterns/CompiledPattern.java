package dev.weir.patterns;

/** A pattern that Flink's compiler took. Immutable and safe for use by several threads; not serializable. */
@SuppressWarnings("DoNotCallSuggester")
public final class CompiledPattern {

    private CompiledPattern() {}

    /** Compiles; cost: some milliseconds at most. */
    public static CompiledPattern of(PatternDefinition definition) throws PatternException {
        throw new UnsupportedOperationException("not written yet: " + definition);
    }

    /** What it was made of. */
    public PatternDefinition definition() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** {@link PatternDefinition#id}, worked out once. */
    public String id() {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * Whether the pattern has to meet an event although nothing is open under its key and nothing waits: it may begin a
     * match, or, where events wait for the watermark, be of use to one that another event begins.
     */
    public boolean cares(Occurrence occurrence, Conditions conditions) {
        throw new UnsupportedOperationException("not written yet");
    }
}
