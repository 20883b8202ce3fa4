package dev.weir.events;

import java.util.HexFormat;
import java.util.Optional;

/** Recognises bytes that are no text by how they begin, so that an error can say what they are. */
enum KnownFormat {
    GZIP("compressed with gzip", "1F8B"),
    ZLIB("compressed with zlib", "789C"),
    ZLIB_BEST("compressed with zlib", "78DA"),
    ZSTD("compressed with zstd", "28B52FFD"),
    LZ4("compressed with lz4", "04224D18"),
    SNAPPY("compressed with snappy", "FF060000734E61507059"),
    SNAPPY_OF_JAVA("compressed with snappy", "82534E41505059"),
    ZIP("a ZIP archive, as spreadsheets are", "504B0304"),
    AVRO_FILE("an Avro file", "4F626A01"),
    AVRO_RECORD("an Avro record (of a single object)", "C301"),
    JAVA("a serialized Java object", "ACED0005"),
    GLUE("framed by the AWS Glue Schema Registry", "0300"),
    GLUE_COMPRESSED("framed by the AWS Glue Schema Registry", "0305");

    private final String what;
    private final String beginning;

    /** @param beginning of the bytes, in hexadecimal digits */
    KnownFormat(String what, String beginning) {
        this.what = what;
        this.beginning = beginning;
    }

    /** Returns what the bytes are and what to write instead; empty if they may be a text. */
    static Optional<String> messageOf(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] == '{') { // of nearly all, so that they pay nothing
            return Optional.empty();
        }
        for (KnownFormat format : values()) {
            if (format.begins(bytes)) {
                return Optional.of("the bytes are " + format.what + "; write plain UTF-8"
                        + (format.what.startsWith("compressed")
                                ? ", and leave compression to Kafka (compression.type)"
                                : ""));
            }
        }
        return Optional.empty();
    }

    private boolean begins(byte[] bytes) {
        int length = beginning.length() / 2;
        return bytes.length >= length
                && HexFormat.of().withUpperCase().formatHex(bytes, 0, length).equals(beginning);
    }
}
