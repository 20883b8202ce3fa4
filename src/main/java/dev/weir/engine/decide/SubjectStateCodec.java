package dev.weir.engine.decide;

import dev.weir.engine.dedup.DeduplicationWindow;
import dev.weir.engine.dedup.TimeToLive;
import dev.weir.engine.later.WaitingActions;
import dev.weir.engine.pacing.Firings;
import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link SubjectState}. */
public final class SubjectStateCodec implements Codec<SubjectState> {
    private static final int VERSION = 6;
    private static final int WITHOUT_WAITING = 5;
    private static final int WITH_LAST_FIRINGS = 4;
    private static final int WITH_OUTCOMES_ONLY = 3;
    private static final int WITH_ENDS_OF_RESTS = 2;
    private static final int WITHOUT_DECISIONS = 1;

    /** Creates a codec. */
    public SubjectStateCodec() {}

    @Override
    public void write(SubjectState state, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        state.timeToLive().write(out);
        state.deduplication().write(out);
        state.fired().write(out);
        state.earlier().write(out);
        state.writeWaiting(out);
    }

    @Override
    public SubjectState read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "subject", in);
        TimeToLive timeToLive = TimeToLive.read(in);
        DeduplicationWindow decided = DeduplicationWindow.read(in);
        Firings fired = fired(version, in);
        DecisionHistory earlier = earlier(version, in);
        WaitingActions waiting = version <= WITHOUT_WAITING ? new WaitingActions() : WaitingActions.read(in);
        return new SubjectState(decided, fired, earlier, waiting, timeToLive);
    }

    private static Firings fired(int version, DataInput in) throws IOException {
        if (version <= WITH_ENDS_OF_RESTS) {
            return Firings.readEndsOfRests(in);
        }
        return version <= WITH_LAST_FIRINGS ? Firings.readLast(in) : Firings.read(in);
    }

    private static DecisionHistory earlier(int version, DataInput in) throws IOException {
        if (version == WITHOUT_DECISIONS) {
            return new DecisionHistory();
        }
        return version <= WITH_OUTCOMES_ONLY ? DecisionHistory.readOutcomes(in) : DecisionHistory.read(in);
    }
}
