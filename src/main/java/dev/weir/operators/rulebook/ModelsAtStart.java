package dev.weir.operators.rulebook;

import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.operators.RecordTypes;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The models that are in force when a job starts with state. Whoever trains them may be new to the job, since it reads
 * labels only now, and the Rulebook sends to others only what changes.
 */
public final class ModelsAtStart {
    /** Each model that no guard switched off, as it is in force. */
    public static final OutputTag<RulebookUpdate> UPDATES =
            new OutputTag<>("models-at-start", RecordTypes.RULEBOOK_UPDATE);

    private ModelsAtStart() {}

    /** Sends them. */
    static void send(RulebookMemory memory, Output<StreamRecord<RulebookUpdate>> output) {
        memory.models().byId().forEach((id, held) -> {
            if (held.offReason().isEmpty()) {
                output.collect(
                        UPDATES,
                        new StreamRecord<>(new RulebookUpdate.PutDocument(held.sinceEpoch(), id, held.linked())));
            }
        });
    }
}
