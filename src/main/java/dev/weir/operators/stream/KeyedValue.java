package dev.weir.operators.stream;

import dev.weir.operators.metrics.StateAccess;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.api.common.state.ValueState;

/** The one value of the current key: read once and written once per event. */
final class KeyedValue<S> {
    private final ValueState<S> state;
    private final Supplier<S> unknown;
    private final StateAccess access;

    /** Creates an access to state, given a supplier of the value of a new key. */
    KeyedValue(ValueState<S> state, Supplier<S> unknown, StateAccess access) {
        this.state = state;
        this.unknown = unknown;
        this.access = access;
    }

    Optional<S> find() throws Exception {
        access.reads().inc();
        return Optional.ofNullable(state.value());
    }

    S load() throws Exception {
        return find().orElseGet(unknown);
    }

    void store(S value) throws Exception {
        access.writes().inc();
        state.update(value);
    }

    void clear() {
        access.writes().inc();
        state.clear();
    }
}
