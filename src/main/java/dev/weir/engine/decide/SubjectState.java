package dev.weir.engine.decide;

import dev.weir.engine.dedup.DeduplicationWindow;
import dev.weir.engine.dedup.KeptState;
import dev.weir.engine.dedup.TimeToLive;
import dev.weir.events.Fingerprint;

/**
 * All that is remembered of one subject, in one value.
 *
 * <p>Size: some 24 bytes for each event decided lately, a few dozen at most, two numbers per rule with a
 * cooldown that fired, and the times of decisions that rules ask for.
 */
public final class SubjectState implements KeptState {
    private final DeduplicationWindow decided;
    private final Firings fired;
    private final DecisionHistory earlier;
    private final TimeToLive timeToLive;

    /** A subject that nothing is known of. */
    public SubjectState() {
        this(new DeduplicationWindow(), new Firings(), new DecisionHistory(), new TimeToLive());
    }

    SubjectState(DeduplicationWindow decided, Firings fired, DecisionHistory earlier, TimeToLive timeToLive) {
        this.decided = decided;
        this.fired = fired;
        this.earlier = earlier;
        this.timeToLive = timeToLive;
    }

    /** Whether it has to be kept: something is remembered, or a timer will look at it again. */
    public boolean isToBeKept() {
        return !decided.isEmpty() || !fired.isEmpty() || !earlier.isEmpty() || timeToLive.hasEnd();
    }

    /**
     * A hash of the subject for samples. It is drawn with the subject's first event, as long as something is remembered of it:
     * nobody who chooses names can fill a sample with his own. A subject that had only matches goes by its name.
     */
    public long hash(String subject) {
        return decided.hashOfOwner().orElseGet(() -> Fingerprint.of(subject));
    }

    /** The events and matches that were decided about the subject lately. */
    @Override
    public DeduplicationWindow deduplication() {
        return decided;
    }

    /** When rules with a cooldown last fired. */
    public Firings fired() {
        return fired;
    }

    /** Decisions that rules ask for. */
    DecisionHistory earlier() {
        return earlier;
    }

    @Override
    public TimeToLive timeToLive() {
        return timeToLive;
    }
}
