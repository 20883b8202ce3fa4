package dev.weir.operators.stream;

import dev.weir.engine.message.EpochTagged;
import dev.weir.engine.plan.Rulebooks;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;

/**
 * Holds messages at their keys until their rulebook has arrived: Route may stamp an epoch whose broadcast is still on
 * its way to this instance. Their order is kept.
 *
 * <p>Representation: a list in the state of each key, which is empty except when an epoch begins.
 */
final class EpochHold<M extends EpochTagged> {
    private final ListState<M> held;
    private final Rulebooks rulebooks;
    /** How many messages wait at all keys, as far as they came since the start. */
    private int waiting;

    EpochHold(ListStateDescriptor<M> descriptor, RuntimeContext context, Rulebooks rulebooks) {
        this.held = context.getListState(descriptor);
        this.rulebooks = rulebooks;
    }

    /** Holds a message at the current key if its epoch has not arrived; returns whether it does. */
    boolean holds(M message) throws Exception {
        if (message.epoch() <= rulebooks.epoch()) {
            return false;
        }
        held.add(message);
        waiting++;
        return true;
    }

    /** Returns whether messages wait at the current key. */
    boolean isHolding() throws Exception {
        return held.get().iterator().hasNext();
    }

    /** Returns whether messages wait at any key. */
    boolean isHoldingAny() {
        return waiting > 0;
    }

    /** Removes from the waiting messages of a key those whose epoch has arrived. */
    List<M> release(ListState<M> ofKey) throws Exception {
        List<M> due = new ArrayList<>();
        List<M> later = new ArrayList<>();
        for (M message : ofKey.get()) {
            (message.epoch() <= rulebooks.epoch() ? due : later).add(message);
        }
        ofKey.update(later);
        waiting = Math.max(0, waiting - due.size()); // some may have been held before a restart
        return due;
    }
}
