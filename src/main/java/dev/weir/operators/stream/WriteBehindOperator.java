package dev.weir.operators.stream;

import dev.weir.engine.message.EpochTagged;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.operators.RulebookBroadcast;
import java.util.List;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/**
 * Flink's operator of a keyed stream and a broadcast, which lets its function write values of other keys than the current
 * one: Flink gives functions no access to that.
 *
 * @param <M> messages
 * @param <O> the main output
 */
public final class WriteBehindOperator<M extends EpochTagged, O>
        extends CoBroadcastWithKeyedOperator<String, M, RulebookUpdate, O> {
    private static final long serialVersionUID = 1L;

    private final KeyedOperator<M, ?, ?, O> room;

    /** Creates the operator of Profile or of Decide. */
    public WriteBehindOperator(KeyedOperator<M, ?, ?, O> room) {
        super(room, List.of(RulebookBroadcast.UPDATES));
        this.room = room;
    }

    @Override
    public void open() throws Exception {
        room.keepIn(getKeyedStateBackend());
        super.open();
    }
}
