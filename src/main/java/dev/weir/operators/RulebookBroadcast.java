package dev.weir.operators;

import dev.weir.engine.message.RulebookUpdate;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The broadcast state of rulebook updates. */
public final class RulebookBroadcast {
    /** The updates by the epoch that begins with each. */
    public static final MapStateDescriptor<Long, RulebookUpdate> UPDATES =
            new MapStateDescriptor<>("rulebook", Types.LONG, RecordTypes.RULEBOOK_UPDATE);

    private RulebookBroadcast() {}
}
