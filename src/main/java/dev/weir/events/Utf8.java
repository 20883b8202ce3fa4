package dev.weir.events;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The one way from the bytes of a stranger to a text, for records and files alike. What is no UTF-8 is refused: it would
 * become another text in silence, one with replacement characters that no rule, list or event means. Bytes of ASCII alone,
 * which most records are, are looked at once, several at a time.
 */
public final class Utf8 {
    private static final int FRAME = 5;
    private static final int BUFFER_CHARS = 1_024;
    private static final char MARK = '\uFEFF';

    private Utf8() {}

    /**
     * What is wrong.
     *
     * @param message what the bytes are, and what to write instead
     * @param position of the first byte that is wrong, from 0
     */
    public record Fault(String message, int position) {}

    /** Bytes that are no text. */
    public static final class NotUtf8 extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Fault fault;
        private final int line;
        private final int column;

        NotUtf8(Fault fault, int line, int column) {
            super(fault.message(), null, false, false);
            this.fault = fault;
            this.line = line;
            this.column = column;
        }

        /** What is wrong. */
        public Fault fault() {
            return fault;
        }

        /** The line of the first byte that is wrong, from 1. */
        public int line() {
            return line;
        }

        /** Its column in characters, from 1. */
        public int column() {
            return column;
        }
    }

    /**
     * The text, without the mark that some editors put before it.
     *
     * @throws NotUtf8 at the first byte that is wrong
     */
    public static String text(byte[] bytes) throws NotUtf8 {
        Optional<Fault> fault = faultOf(bytes);
        if (fault.isEmpty()) {
            return unmarked(new String(bytes, StandardCharsets.UTF_8));
        }
        String before = unmarked(new String(bytes, 0, fault.get().position(), StandardCharsets.UTF_8));
        String line = before.substring(before.lastIndexOf('\n') + 1);
        throw new NotUtf8(
                fault.get(),
                1 + (int) before.chars().filter(unit -> unit == '\n').count(),
                1 + line.codePointCount(0, line.length()));
    }

    private static String unmarked(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /** What is wrong with bytes that ought to be JSON or YAML in UTF-8; empty if nothing is. */
    public static Optional<Fault> faultOf(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        if (isFramed(bytes)) {
            return Optional.of(new Fault(
                    "the value begins with the five bytes of the Confluent Schema Registry's framing (a zero and the id of a"
                            + " schema); use a serializer that writes plain JSON, such as Kafka Connect's JsonConverter",
                    0));
        }
        if (isOfWideCharacters(bytes)) {
            return Optional.of(new Fault("the text is UTF-16 or UTF-32; write it in UTF-8", 0));
        }
        return isAscii(bytes) ? Optional.empty() : malformed(bytes);
    }

    /**
     * A zero, four bytes of an id, then JSON; or the same before Avro or Protobuf, of which no byte is known. JSON in
     * UTF-16 and UTF-32 begins with a zero too, but has more of them at once or in turn.
     */
    private static boolean isFramed(byte[] bytes) {
        if (bytes[0] != 0 || bytes.length <= FRAME) {
            return false;
        }
        boolean inTurn = bytes[1] != 0 && bytes[2] == 0 && bytes[4] == 0;
        boolean ofFour = bytes[1] == 0 && bytes[2] == 0 && bytes[4] == 0 && bytes[FRAME] == 0;
        boolean marked = bytes[1] == 0 && bytes[2] == (byte) 0xFE && bytes[3] == (byte) 0xFF;
        return !inTurn && !ofFour && !marked;
    }

    // The first of these bytes begins no UTF-8, and no text that a person wrote has the others.
    private static boolean isOfWideCharacters(byte[] bytes) {
        return bytes[0] == (byte) 0xFE
                || bytes[0] == (byte) 0xFF
                || bytes[0] == 0
                || (bytes.length > 1 && bytes[1] == 0);
    }

    private static boolean isAscii(byte[] bytes) {
        int all = 0;
        for (byte one : bytes) {
            all |= one;
        }
        return all >= 0;
    }

    /** The decoder of the JDK refuses whatever is no UTF-8: overlong forms, surrogates, what is cut off. */
    private static Optional<Fault> malformed(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(BUFFER_CHARS);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        if (!result.isError()) {
            return Optional.empty();
        }
        int position = in.position();
        return Optional.of(new Fault(
                String.format(
                        "the byte 0x%02X at position %d (counted from 0) is no UTF-8; write the text in UTF-8",
                        bytes[position], position),
                position));
    }
}
