package dev.weir.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "x", "Grüße, 東京, 🚀", "\uFEFF{}", "a\u0080\u07ff\u0800\uffff"})
    void textOfAnyAlphabetIsUtf8(String text) {
        assertThat(Utf8.faultOf(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "61 FC 62, 0xFC, 1", // ISO 8859-1
        "61 C3, 0xC3, 1", // cut off
        "61 62 C0 80, 0xC0, 2", // longer than need be
        "ED A0 80, 0xED, 0", // half a pair
        "F4 90 80 80, 0xF4, 0", // beyond Unicode
        "61 80, 0x80, 1" // begins nothing
    })
    void whatIsNoUtf8IsToldByItsFirstWrongByte(String bytes, String wrong, int position) {
        byte[] value = HexFormat.ofDelimiter(" ").parseHex(bytes);

        assertThat(Utf8.faultOf(value))
                .contains(new Utf8.Fault(
                        "the byte " + wrong + " at position " + position
                                + " (counted from 0) is no UTF-8; write the text in UTF-8",
                        position));
    }

    @ParameterizedTest
    @CsvSource({
        "1F 8B 08 00 00 00 00 00, compressed with gzip",
        "78 9C AB 56 4A 2C, compressed with zlib",
        "28 B5 2F FD 24 00, compressed with zstd",
        "04 22 4D 18 64 40, compressed with lz4",
        "82 53 4E 41 50 50 59 00, compressed with snappy",
        "FF 06 00 00 73 4E 61 50 70 59, compressed with snappy",
        "50 4B 03 04 14 00, a ZIP archive",
        "4F 62 6A 01 04 16, an Avro file",
        "C3 01 11 22 33 44, an Avro record",
        "AC ED 00 05 74 00, a serialized Java object",
        "03 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F 10 7B 7D, framed by the AWS Glue Schema Registry"
    })
    void bytesOfAnotherFormatAreCalledByItsName(String bytes, String name) {
        byte[] value = HexFormat.ofDelimiter(" ").parseHex(bytes);

        assertThat(Utf8.faultOf(value).orElseThrow().message())
                .startsWith("the bytes are " + name)
                .contains("; write plain UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK", "Obj", "x = 1", "(a)", "\u00C3\u0001", "BZh9"})
    void aTextThatBeginsAlikeIsOne(String text) {
        assertThat(Utf8.faultOf(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aWrongByteFarBehindIsFound() {
        byte[] value = "ü".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        value[199_999] = 'x';

        assertThat(Utf8.faultOf(value).orElseThrow().position()).isEqualTo(199_998);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 00 00 00 07 7B 22 61 22 3A 31 7D", // JSON
                "00 00 01 86 A0 0A 7B 7D", // a line end first
                "00 7B 22 00 01 7B 7D", // an id like a brace
                "00 00 00 00 01 06 66 6F 6F", // Avro
                "00 00 00 00 01 00 0A 03 66 6F 6F", // Protobuf, whose first message is a zero
                "00 00 00 01 00 00 0A 03 66 6F 6F", // the same with the id 256
                "00 00 00 7B 01 00 0A 03 66 6F 6F", // and with one that has a bracket in it
                "00 00 00 00 00 00 00 00 01 7B 7D" // an id of eight bytes, as other registries have them
            })
    void theFramingOfASchemaRegistryIsNamed(String bytes) {
        byte[] value = HexFormat.ofDelimiter(" ").parseHex(bytes);

        assertThat(Utf8.faultOf(value).orElseThrow().message())
                .startsWith("the value begins with the framing of the Confluent Schema Registry")
                .contains("JsonConverter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "00 00", "00 00 00", "00 00 00 00 01", "00 00 01 86 A1"})
    void aFramingThatHasNothingBehindItIsNamedToo(String bytes) {
        byte[] value = HexFormat.ofDelimiter(" ").parseHex(bytes);

        assertThat(Utf8.faultOf(value).orElseThrow().message())
                .startsWith("the value is cut off, or has nothing but the beginning of the framing");
    }

    @Test
    void aControlCharacterBeforeAZeroIsNoWideCharacter() {
        assertThat(Utf8.faultOf(new byte[] {1, 0, 0, 0, 1, '{', '}'}))
                .isEmpty(); // the reader of JSON says where it ends
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-32BE", "UTF-16LE", "UTF-32LE"})
    void theShortestTextOfWideCharactersIsNamed(String encoding) {
        assertThat(Utf8.faultOf("{}".getBytes(Charset.forName(encoding)))
                        .orElseThrow()
                        .message())
                .isEqualTo("the text is UTF-16 or UTF-32; write it in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "X-UTF-32BE-BOM", "x-UTF-16LE-BOM"})
    void wideCharactersAreNamed(String encoding) {
        byte[] value = "{\"transactionId\":\"t\"}".getBytes(Charset.forName(encoding));

        assertThat(Utf8.faultOf(value).orElseThrow().message())
                .isEqualTo("the text is UTF-16 or UTF-32; write it in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "00 00", "00 00 00 7B 00", "00 00 00 7B", "FE", "FF FE"})
    void aFewStrangeBytesAreAFaultToo(String bytes) {
        assertThat(Utf8.faultOf(HexFormat.ofDelimiter(" ").parseHex(bytes))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Café au lait", "\uFFFD is a character too", "日本語 and 𝄞"})
    void aTextIsTakenWithoutTheMarkBeforeIt(String text) throws Utf8.NotUtf8 {
        assertThat(Utf8.text(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        assertThat(Utf8.text(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "69 64 0A 78 20 FC 62, 2, 3", // in the second line
        "E9, 1, 1",
        "EF BB BF C3 A9 F0 9D 84 9E FF, 1, 3", // behind a mark, a letter of two bytes and one of four
        "7B 00, 1, 1"
    })
    void noTextHasTheLineAndTheColumnOfItsFirstWrongCharacter(String bytes, int line, int column) {
        assertThatThrownBy(() -> Utf8.text(HexFormat.ofDelimiter(" ").parseHex(bytes)))
                .isInstanceOfSatisfying(Utf8.NotUtf8.class, refused -> {
                    assertThat(refused.line()).isEqualTo(line);
                    assertThat(refused.column()).isEqualTo(column);
                    assertThat(refused).hasMessage(refused.fault().message());
                });
    }
}
