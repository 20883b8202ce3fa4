package dev.weir.operators.stream;

import dev.weir.operators.CacheBounds;
import dev.weir.operators.CodecTypeInformation;
import dev.weir.operators.SerializedSize;
import dev.weir.operators.metrics.CacheMetrics;
import dev.weir.operators.metrics.StateAccess;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;

/**
 * The values of all keys of an operator.
 *
 * @param name of the state, which never changes
 * @param unknown supplies the value of a new key
 */
record KeyedValues<S>(String name, CodecTypeInformation<S> type, Supplier<S> unknown) {
    private static final String ENCODING_BACKEND = "rocksdb";

    /** Returns access to the value of the current key: through a cache, unless the backend keeps values as objects. */
    KeyedValue<S> in(
            KeyedStateBackend<String> backend, RuntimeContext context, CacheBounds bounds, StateAccess access) {
        if (bounds.maxBytes() == 0 || !backend.getBackendTypeIdentifier().equals(ENCODING_BACKEND)) {
            return new StoredValue<>(context.getState(new ValueStateDescriptor<>(name, type)), unknown, access);
        }
        SerializedSize scale = new SerializedSize();
        ValueStateDescriptor<S> weighed = new ValueStateDescriptor<>(name, type.weighedOn(scale));
        CachedValue.Store<S> store = new CachedValue.Store<>(context.getState(weighed), backend, scale, access);
        return new CachedValue<>(store, unknown, bounds.maxBytes(), CacheMetrics.registered(context.getMetricGroup()));
    }
}
