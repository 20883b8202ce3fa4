package dev.weir.engine.join;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where a part of a decision meets the others.
 *
 * @param own the event's own subject, whom the decision is about; {@code ""} if nothing has to be joined
 * @param correlationId the event's
 * @param parts the number of parts, which the part about the event's own subject knows; 0 for the others
 */
public record Joining(String own, long correlationId, int parts) {
    /** A decision that is whole by itself. */
    public static final Joining NONE = new Joining("", 0, 0);

    /** Returns the place of a part about another subject than the event's own. */
    public static Joining ofOther(String own, long correlationId) {
        return new Joining(own, correlationId, 0);
    }

    /** Returns whether the decision is whole by itself. */
    public boolean isNone() {
        return own.isEmpty();
    }

    /** Writes the binary form. */
    public void write(DataOutput out) throws IOException {
        Binary.writeText(own, out);
        if (!isNone()) {
            out.writeLong(correlationId);
            Binary.writeCount(parts, out);
        }
    }

    /** Reads the binary form. */
    public static Joining read(DataInput in) throws IOException {
        String own = Binary.readText(in);
        return own.isEmpty() ? NONE : new Joining(own, in.readLong(), Binary.readCount(in));
    }
}
