package dev.weir.events;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes the bytes of others to texts, for records and files alike. Bytes that are not UTF-8 are refused: otherwise
 * they would silently become another text, with replacement characters that no rule, list or event contains. Pure
 * ASCII, the usual case, is checked several bytes at a time.
 */
public final class Utf8 {
    private static final int FRAME = 5;
    private static final int BUFFER_CHARS = 1_024;
    private static final char MARK = '\uFEFF';

    private Utf8() {}

    /**
     * A problem with bytes.
     *
     * @param message what the bytes are, and what to write instead
     * @param position of the first invalid byte, from 0
     */
    public record Fault(String message, int position) {}

    /** Says that bytes are not a text. */
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

        /** Returns the problem. */
        public Fault fault() {
            return fault;
        }

        /** Returns the line of the first invalid byte, from 1. */
        public int line() {
            return line;
        }

        /** Returns its column in characters, from 1. */
        public int column() {
            return column;
        }
    }

    /**
     * Returns the text, without the byte order mark that some editors add.
     *
     * @throws NotUtf8 at the first invalid byte
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

    /** Returns the problem with bytes that should be JSON or YAML in UTF-8; empty if there is none. */
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
        Optional<String> known = KnownFormat.messageOf(bytes);
        if (known.isPresent()) {
            return Optional.of(new Fault(known.get(), 0));
        }
        if (isOfWideCharacters(bytes)) {
            return Optional.of(new Fault("the text is UTF-16 or UTF-32; write it in UTF-8", 0));
        }
        return isAscii(bytes) ? Optional.empty() : malformed(bytes);
    }

    /**
     * Returns whether the bytes begin with a schema registry's header: a zero and four bytes of an id, followed by
     * JSON, Avro or Protobuf. JSON in UTF-16 and UTF-32 begins with a zero too, but has several of them together or
     * alternating.
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

    // Returns whether the bytes are of UTF-16 or UTF-32: the first of these bytes does not begin any UTF-8, and no text
    // that a person wrote contains the others.
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

    /**
     * Returns the problem with bytes that the JDK's decoder refuses as UTF-8: overlong forms, surrogates, truncated
     * sequences.
     */
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
