package dev.weir.operators.stream;

import dev.weir.engine.message.EpochTagged;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.operators.RulebookBroadcast;
import java.util.List;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/**
 * Flink's operator for a keyed and a broadcast stream, extended so that its function can write the values of other keys
 * than the current one, which Flink does not allow functions to do.
 *
 * @param <M> messages
 * @param <O> the main output
 */
public final class WriteBehindOperator<M extends EpochTagged, O>
        extends CoBroadcastWithKeyedOperator<String, M, RulebookUpdate, O> {
    private static final long serialVersionUID = 1L;

    private final KeyedOperator<M, ?, ?, O> function;

    /** Creates the operator of Profile or of Decide. */
    public WriteBehindOperator(KeyedOperator<M, ?, ?, O> function) {
        super(function, List.of(RulebookBroadcast.UPDATES));
        this.function = function;
    }

    @Override
    public void open() throws Exception {
        function.keepIn(getKeyedStateBackend());
        super.open();
    }
}
