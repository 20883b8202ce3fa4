package dev.weir.engine.decide;

import dev.weir.engine.dedup.DeduplicationWindow;
import dev.weir.engine.dedup.ExpiringState;
import dev.weir.engine.dedup.TimeToLive;
import dev.weir.engine.later.WaitingActions;
import dev.weir.engine.pacing.Firings;
import dev.weir.events.Fingerprint;
import dev.weir.rules.document.DecisionLookbacks;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of one subject, stored as one value.
 *
 * <p>Size: about 24 bytes for each event decided lately, a few dozen at most, the latest firings of
 * rules with a cooldown or a cap, the times of decisions that rules ask for, and actions that wait.
 */
public final class SubjectState implements ExpiringState {
    // What every event reads comes first: a collector places the parts of an object behind it in this order.
    private final TimeToLive timeToLive;
    private final DeduplicationWindow decided;
    private final Firings fired;
    private final DecisionHistory earlier;
    /** Most subjects have none. */
    private @Nullable WaitingActions waiting;

    /** Creates the state of a new subject. */
    public SubjectState() {
        this(new DeduplicationWindow(), new Firings(), new DecisionHistory(), null, new TimeToLive());
    }

    SubjectState(
            DeduplicationWindow decided,
            Firings fired,
            DecisionHistory earlier,
            @Nullable WaitingActions waiting,
            TimeToLive timeToLive) {
        this.decided = decided;
        this.fired = fired;
        this.earlier = earlier;
        this.waiting = waiting;
        this.timeToLive = timeToLive;
    }

    /** Returns whether the state has to be stored: something is remembered, or a timer is set. */
    public boolean isToBeKept() {
        return !decided.isEmpty()
                || !fired.isEmpty()
                || !earlier.isEmpty()
                || (waiting != null && !waiting.isEmpty())
                || timeToLive.hasEnd();
    }

    /**
     * Reads what the next event will touch, and does nothing else: called for many subjects and keys, of all at one
     * depth before the next, the time that the memory takes is the time for one. The result has no meaning.
     *
     * @param depth how many reads lead to what is read, from 0
     */
    public long touch(int depth) {
        return switch (depth) {
            case 0 -> timeToLive == null ? 0 : 1; // it never is, but to know that the state is read
            case 1 -> timeToLive.touch() ^ decided.touch();
            case 2 -> decided.touchEvents();
            default -> 0;
        };
    }

    /**
     * Returns a hash of the subject for sampling. It is drawn at random with the subject's first event, and kept as
     * long as anything is remembered of the subject: nobody can fill a sample by choosing names. A subject that only
     * had matches is hashed by its name.
     */
    public long hash(String subject) {
        return decided.hashOfOwner().orElseGet(() -> Fingerprint.of(subject));
    }

    /** Returns the window in which repetitions of events and matches about the subject are recognised. */
    @Override
    public DeduplicationWindow deduplication() {
        return decided;
    }

    /** Returns the latest firings of rules with a cooldown or a cap. */
    public Firings fired() {
        return fired;
    }

    /** Returns the decisions that rules ask for. */
    DecisionHistory earlier() {
        return earlier;
    }

    /**
     * Records a decision, as far as rules ask for it, and keeps the subject as long as they may.
     *
     * @param lateMillis how late an event may be that still asks
     */
    void remember(EarlierDecision decision, DecisionLookbacks asked, long lateMillis, long watermarkMillis) {
        long keepMillis = earlier.add(decision, asked, lateMillis);
        if (keepMillis > 0) {
            timeToLive.keep(decision.atMillis(), watermarkMillis, keepMillis);
        }
    }

    /** Returns whether an action waits. */
    public boolean hasWaiting() {
        WaitingActions some = waiting;
        return some != null && !some.isEmpty();
    }

    /** Writes the binary form of the actions that wait; changes nothing, since a checkpoint may do it beside events. */
    void writeWaiting(DataOutput out) throws IOException {
        WaitingActions some = waiting;
        (some == null ? new WaitingActions() : some).write(out);
    }

    /** Returns the time for which to set a timer for the actions that wait, or {@link TimeToLive#NEVER}. */
    public long claimActionTimer() {
        WaitingActions some = waiting;
        return some == null ? TimeToLive.NEVER : some.claimTimer();
    }

    /** Returns the actions that wait until they are due. */
    public WaitingActions waiting() {
        if (waiting == null) {
            waiting = new WaitingActions();
        }
        return waiting;
    }

    @Override
    public TimeToLive timeToLive() {
        return timeToLive;
    }
}
