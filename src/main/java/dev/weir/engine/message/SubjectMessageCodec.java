package dev.weir.engine.message;

import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link SubjectMessage}. */
public final class SubjectMessageCodec implements Codec<SubjectMessage> {
    private static final int ANNOUNCED = 1;
    private static final int SIGNAL = 2;
    private static final int COMPLETED_MATCHES = 3;

    private final AnnouncedCodec announcements = new AnnouncedCodec();
    private final SignalCodec signals = new SignalCodec();
    private final CompletedMatchesCodec completedMatches = new CompletedMatchesCodec();

    /** Creates a codec. */
    public SubjectMessageCodec() {}

    @Override
    public void write(SubjectMessage message, DataOutput out) throws IOException {
        if (message instanceof Announced announced) {
            out.writeByte(ANNOUNCED);
            announcements.write(announced, out);
        } else if (message instanceof Signal signal) {
            out.writeByte(SIGNAL);
            signals.write(signal, out);
        } else {
            out.writeByte(COMPLETED_MATCHES);
            completedMatches.write((CompletedMatches) message, out);
        }
    }

    @Override
    public SubjectMessage read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case ANNOUNCED -> announcements.read(in);
            case SIGNAL -> signals.read(in);
            case COMPLETED_MATCHES -> completedMatches.read(in);
            default -> throw new IOException("a message of kind " + kind + ", which this release does not know");
        };
    }
}
