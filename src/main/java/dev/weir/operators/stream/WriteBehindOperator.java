package dev.weir.operators.stream;

import dev.weir.engine.dedup.DeduplicationOverflow;
import dev.weir.engine.message.EpochTagged;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.operators.RulebookBroadcast;
import dev.weir.operators.keys.KeyWalk;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.jspecify.annotations.Nullable;

/**
 * Flink's operator for a keyed and a broadcast stream, extended so that its function can write the values of other keys
 * than the current one, which Flink does not allow functions to do.
 *
 * @param <M> messages
 * @param <O> the main output
 */
public class WriteBehindOperator<M extends EpochTagged, O>
        extends CoBroadcastWithKeyedOperator<String, M, RulebookUpdate, O> {
    private static final long serialVersionUID = 1L;

    /** The name under which the operator that this extends has its timers. */
    public static final String TIMERS = "user-timers";

    private final KeyedOperator<M, ?, ?, O> function;
    private transient @Nullable KeyWalk walk;

    /** Creates the operator of Profile or of Decide. */
    public WriteBehindOperator(KeyedOperator<M, ?, ?, O> function) {
        super(function, List.of(RulebookBroadcast.UPDATES));
        this.function = function;
    }

    @Override
    public void open() throws Exception {
        KeyedStateBackend<String> keys = getKeyedStateBackend();
        function.keepIn(keys, this);
        super.open();
        TimerService timers =
                new SimpleTimerService(getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this));
        walk = new KeyWalk(keys, getProcessingTimeService());
        function.walkBeside(walk, timers);
    }

    /** Events that busy keys saw lately, kept elsewhere than in their state; for the current key. */
    public interface SeenEvents extends DeduplicationOverflow {
        /** Forgets those of the current key. */
        void forget();
    }

    /** Returns what keeps the events that busy keys saw lately, if that is not their state. */
    protected Optional<SeenEvents> seenElsewhere() {
        return Optional.empty();
    }

    /** Returns the time of the job. */
    protected JobTime momentOf(TimerService timers) {
        return new JobTime(timers.currentProcessingTime(), timers.currentWatermark());
    }

    /** A walk reads the backend, which is gone after this. */
    @Override
    public void close() throws Exception {
        if (walk != null) { // it is, if opening failed
            walk.close();
        }
        super.close();
    }
}
