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
        if (bytes[0] == 0 && !isOfWideCharactersFrom0(bytes)) {
            return Optional.of(new Fault(framing(bytes), 0));
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

    /** Returns what the bytes are that begin as a schema registry's header does, and what to write instead. */
    private static String framing(byte[] bytes) {
        String framing = "the framing of the Confluent Schema Registry (a zero and the four bytes of a schema's id)";
        return (bytes.length > FRAME
                        ? "the value begins with " + framing
                        : "the value is cut off, or has nothing but the beginning of " + framing)
                + "; use a serializer that writes plain JSON, such as Kafka Connect's JsonConverter";
    }

    /**
     * Returns whether bytes that begin with a zero are UTF-16 or UTF-32, and not a schema registry's header, followed by
     * JSON, Avro or Protobuf: in the former the zeros of all characters are at the same places, and no text begins with
     * a control character.
     */
    private static boolean isOfWideCharactersFrom0(byte[] bytes) {
        boolean ofTwo = beginsText(bytes, 1) && isZero(bytes, 2) && isZero(bytes, 4);
        boolean ofFour = isZero(bytes, 1) && isZero(bytes, 2) && beginsText(bytes, 3);
        boolean marked = bytes.length > 3 && bytes[1] == 0 && bytes[2] == (byte) 0xFE && bytes[3] == (byte) 0xFF;
        return ofTwo || (ofFour && isZero(bytes, 4) && isZero(bytes, 5) && isZero(bytes, 6)) || marked;
    }

    /** Returns whether there is a zero, or nothing at all. */
    private static boolean isZero(byte[] bytes, int at) {
        return bytes.length <= at || bytes[at] == 0;
    }

    /** Returns whether there is a byte with which the first character of a text may begin or end: no control character. */
    private static boolean beginsText(byte[] bytes, int at) {
        return bytes.length > at && (bytes[at] < 0 || bytes[at] >= ' ' || "\n\r\t".indexOf(bytes[at]) >= 0);
    }

    // Returns whether the bytes are of UTF-16 or UTF-32: the first of these bytes does not begin any UTF-8, and no text
    // that a person wrote contains the others.
    private static boolean isOfWideCharacters(byte[] bytes) {
        return bytes[0] == (byte) 0xFE
                || bytes[0] == (byte) 0xFF
                || bytes[0] == 0
                || (beginsText(bytes, 0) && bytes.length > 1 && bytes[1] == 0);
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
