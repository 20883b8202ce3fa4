package dev.weir.engine.later;

import dev.weir.engine.dedup.TimeToLive;
import dev.weir.events.Event;
import dev.weir.events.binary.Binary;
import dev.weir.rules.rule.Later;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The actions that wait for one subject, in the order in which they are due, and the timer that is set for the first:
 * at most {@value Later#MOST_WAITING}. Size: an event and a reason for each, and the events of its match if its
 * condition is asked again.
 */
public final class WaitingActions {
    /** Most subjects have none and share an empty list. */
    private List<WaitingAction> waiting = List.of();

    private long timerMillis = TimeToLive.NEVER;

    /** Creates an empty set of actions. */
    public WaitingActions() {}

    /** Returns whether nothing waits. */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * Adds an action, in place of one of the same rule about the same event.
     *
     * @return false if there is no room for it, and it was not added
     */
    public boolean add(WaitingAction action) {
        List<WaitingAction> more = new ArrayList<>(waiting);
        more.removeIf(action::isOf);
        if (more.size() == Later.MOST_WAITING) {
            return false;
        }
        int at = more.size();
        while (at > 0 && more.get(at - 1).dueMillis() > action.dueMillis()) {
            at--;
        }
        more.add(at, action);
        waiting = more;
        return true;
    }

    /** Drops what was decided about an event that is now corrected; what its matches led to stays. */
    public void withdraw(Event corrected) {
        if (!waiting.isEmpty()) {
            waiting.removeIf(action ->
                    action.isOf(corrected) && action.reason().matched().isEmpty());
        }
    }

    /** Drops all. */
    public void clear() {
        waiting = List.of();
    }

    /** Removes and returns those that are due first, if they are due by now; all have the same time. */
    public List<WaitingAction> takeDue(long nowMillis) {
        if (waiting.isEmpty() || waiting.get(0).dueMillis() > nowMillis) {
            return List.of();
        }
        long dueMillis = waiting.get(0).dueMillis();
        List<WaitingAction> due = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.get(0).dueMillis() == dueMillis) {
            due.add(waiting.remove(0));
        }
        return due;
    }

    /** Returns the event time for which to set a timer; {@link TimeToLive#NEVER} if none is needed, or one is set. */
    public long claimTimer() {
        if (waiting.isEmpty()) {
            return TimeToLive.NEVER;
        }
        long dueMillis = waiting.get(0).dueMillis();
        if (timerMillis != TimeToLive.NEVER && timerMillis <= dueMillis) {
            return TimeToLive.NEVER;
        }
        timerMillis = dueMillis;
        return dueMillis;
    }

    /** Notes that a timer went off. */
    public void passTimer(long millis) {
        if (timerMillis <= millis) {
            timerMillis = TimeToLive.NEVER;
        }
    }

    /** Writes the binary form. */
    public void write(DataOutput out) throws IOException {
        Binary.writeCount(waiting.size(), out);
        if (!waiting.isEmpty()) {
            Binary.writeZigZag(timerMillis, out);
        }
        for (WaitingAction action : waiting) {
            action.write(out);
        }
    }

    /** Reads the binary form. */
    public static WaitingActions read(DataInput in) throws IOException {
        WaitingActions read = new WaitingActions();
        int size = Binary.readCount(in);
        if (size > 0) {
            read.timerMillis = Binary.readZigZag(in);
            read.waiting = new ArrayList<>(size);
        }
        for (int i = 0; i < size; i++) {
            read.waiting.add(WaitingAction.read(in));
        }
        return read;
    }
}
