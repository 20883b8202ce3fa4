package dev.weir.engine.profile;

import dev.weir.events.binary.Binary;
import dev.weir.patterns.match.PatternState;
import dev.weir.patterns.match.PatternStateCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The state of one pattern at a key. It stays in its binary form until it is needed. */
final class HeldPattern {
    private static final PatternStateCodec STATES = new PatternStateCodec();

    private byte[] encoded;
    private @Nullable PatternState state;
    private long timerMillis;

    private HeldPattern(byte[] encoded, @Nullable PatternState state, long timerMillis) {
        this.encoded = encoded;
        this.state = state;
        this.timerMillis = timerMillis;
    }

    /** Returns the state of a pattern without open matches. */
    static HeldPattern empty() {
        return new HeldPattern(new byte[0], new PatternState(), PatternState.NO_TIMER);
    }

    /** Returns the state that a pattern continues with when it stops sharing. */
    static HeldPattern of(PatternState part) {
        return new HeldPattern(new byte[0], part, PatternState.NO_TIMER);
    }

    /** Returns the state, for a caller who reports changes with {@link #changed}. */
    PatternState state() {
        PatternState known = state;
        if (known == null) {
            known = decoded();
            state = known;
        }
        return known;
    }

    /** Reports that the state was changed, and the event time at which it needs attention again. */
    void changed(long nextTimerMillis) {
        encoded = new byte[0];
        timerMillis = nextTimerMillis;
    }

    /** Returns when it needs attention again, or {@link PatternState#NO_TIMER}. */
    long timerMillis() {
        return timerMillis;
    }

    void write(DataOutput out) throws IOException {
        Binary.writeZigZag(timerMillis, out);
        Binary.writeBytes(encoded.length == 0 ? encode() : encoded, out);
    }

    static HeldPattern read(DataInput in) throws IOException {
        long timerMillis = Binary.readZigZag(in);
        return new HeldPattern(Binary.readBytes(in), null, timerMillis);
    }

    private byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        STATES.write(state(), new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private PatternState decoded() {
        try {
            return STATES.read(new DataInputStream(new ByteArrayInputStream(encoded)));
        } catch (IOException e) {
            throw new UncheckedIOException("a pattern's state cannot be read", e);
        }
    }
}
