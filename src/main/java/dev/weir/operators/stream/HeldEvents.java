package dev.weir.operators.stream;

import dev.weir.engine.message.Announced;
import dev.weir.events.Event;
import dev.weir.operators.RecordTypes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * Events that arrived before the rules, in their order: in memory, and in the checkpoint. Beyond {@value #HELD_FREELY}
 * of them each further event takes a millisecond, so that the sources feel back pressure while the rules, which arrive
 * on the other input, still get through.
 */
final class HeldEvents {
    static final int HELD_FREELY = 50_000;

    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Deque<Arrived> held = new ArrayDeque<>();
    private final ListState<Event> state;

    private HeldEvents(ListState<Event> state) {
        this.state = state;
    }

    /**
     * An event that arrived.
     *
     * @param recordMillis when its record was written; {@link Announced#UNKNOWN} if not known
     */
    record Arrived(Event event, long recordMillis) {}

    static HeldEvents restored(OperatorStateStore store) throws Exception {
        HeldEvents restored = new HeldEvents(store.getListState(new ListStateDescriptor<>("held", RecordTypes.EVENT)));
        for (Event event : restored.state.get()) {
            restored.held.add(new Arrived(event, Announced.UNKNOWN));
        }
        return restored;
    }

    /** Writes all held events to the checkpoint. */
    void save() throws Exception {
        state.update(held.stream().map(Arrived::event).toList());
    }

    int size() {
        return held.size();
    }

    /** Holds an event, slowly if there are many. */
    void hold(Arrived arrived) {
        held.add(arrived);
        if (held.size() > HELD_FREELY) {
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    /** Removes and returns the first event. */
    Arrived release() {
        return held.remove();
    }
}
