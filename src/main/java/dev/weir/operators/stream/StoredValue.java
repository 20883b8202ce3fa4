package dev.weir.operators.stream;

import dev.weir.operators.metrics.StateAccess;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.api.common.state.ValueState;

/** The value as the state backend has it: read once and written once per event. */
final class StoredValue<S> implements KeyedValue<S> {
    private final ValueState<S> state;
    private final Supplier<S> unknown;
    private final StateAccess access;

    /** Creates an access to state, given a supplier of the value of a new key. */
    StoredValue(ValueState<S> state, Supplier<S> unknown, StateAccess access) {
        this.state = state;
        this.unknown = unknown;
        this.access = access;
    }

    @Override
    public Optional<S> find() throws Exception {
        access.reads().inc();
        return Optional.ofNullable(state.value());
    }

    @Override
    public S load() throws Exception {
        return find().orElseGet(unknown);
    }

    @Override
    public void store(S value) throws Exception {
        access.writes().inc();
        state.update(value);
    }

    @Override
    public void clear() {
        access.writes().inc();
        state.clear();
    }

    @Override
    public void settle(long nowMillis) {
        // Everything is done at once.
    }

    @Override
    public void writeAll() {
        // nothing is kept in memory
    }

    @Override
    public void writeForSnapshot(long nowMillis) {
        // nothing is kept in memory
    }
}
