package dev.weir.io.history.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * The bytes of a file, unpacked, without a byte order mark. A file that breaks off, or turns out damaged, ends there,
 * and says so in {@link #fault()}: what came before is worth reading.
 */
final class ByteInput implements Closeable {
    /** What {@link #read} returns at the end. */
    static final int END = -1;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private boolean ended;
    private String fault = "";

    private ByteInput(InputStream in) {
        this.in = in;
    }

    /**
     * Opens a file.
     *
     * @param heard is told how many bytes of the file were read, as it is on the disk
     * @throws IOException if it cannot be opened, or a library is missing
     */
    static ByteInput open(Path file, FileForm form, LongConsumer heard) throws IOException {
        InputStream raw = new Heard(Files.newInputStream(file), heard);
        try {
            ByteInput input = new ByteInput(form.packing().unpack(raw));
            input.begin();
            return input;
        } catch (MissingLibrary e) {
            raw.close();
            throw e;
        } catch (IOException e) {
            ByteInput damaged = new ByteInput(raw);
            damaged.end(e);
            return damaged;
        }
    }

    private void begin() {
        fill();
        while (!ended && filled < BUFFER && firstLine().length() == filled) {
            extend();
        }
        if (filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            at = 3;
        }
    }

    /** Returns the first line, or as much of it as the buffer has room for; to be asked before anything is read. */
    String firstLine() {
        int end = at;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return new String(buffer, at, end - at, StandardCharsets.ISO_8859_1);
    }

    /** Passes over the rest of the line, and its end. */
    void passLine() {
        int next = read();
        while (next != '\n' && next != END) {
            next = read();
        }
    }

    /** Returns the next byte, or {@link #END}. */
    int read() {
        return at < filled || fill() ? buffer[at++] & 0xff : END;
    }

    /** Returns the next byte without taking it. */
    int peek() {
        return at < filled || fill() ? buffer[at] & 0xff : END;
    }

    /** Takes what is left in the buffer up to and without a byte, at most so many; returns how many were put. */
    int take(byte[] into, int from, int most, byte until) {
        int end = at;
        int limit = Math.min(filled, at + most);
        while (end < limit && buffer[end] != until) {
            end++;
        }
        System.arraycopy(buffer, at, into, from, end - at);
        int taken = end - at;
        at = end;
        return taken;
    }

    /** Returns why the file ends before its end; {@code ""} if it does not. */
    String fault() {
        return fault;
    }

    private boolean fill() {
        if (!ended) {
            at = 0;
            filled = 0;
            extend();
        }
        return at < filled;
    }

    /** Reads more behind what the buffer has. */
    private void extend() {
        try {
            int read = 0;
            while (read == 0) {
                read = in.read(buffer, filled, BUFFER - filled);
            }
            filled += Math.max(read, 0);
            ended = read < 0;
        } catch (IOException e) {
            end(e);
        }
    }

    private void end(IOException reason) {
        ended = true;
        String said = reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
        fault = reason instanceof EOFException || said.contains("Truncated")
                ? "the file breaks off here, before its packing ends; copy it again"
                : "the file is damaged here: " + said + "; copy or pack it again";
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Counts what is read. */
    private static final class Heard extends InputStream {
        private final InputStream in;
        private final LongConsumer heard;

        Heard(InputStream in, LongConsumer heard) {
            this.in = in;
            this.heard = heard;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            heard.accept(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = in.read(into, from, most);
            heard.accept(Math.max(read, 0));
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
