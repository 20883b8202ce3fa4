package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry is the text that a person sees; what is none is refused with its place. */
class ListFileTest {
    @TempDir
    Path folder;

    @Test
    void commentsAndWhatSurroundsAnEntryAreNoPartOfIt() throws IOException {
        assertThat(entries("a.txt", """
                # of the desk
                203.0.113.9 # seen twice
                198.51.100.4 ; SBL22
                198.51.100.5\t# behind a tab
                  # further in
                ; as others write it

                   192.0.2.0/24
                """))
                .containsExactly("203.0.113.9", "198.51.100.4", "198.51.100.5", "192.0.2.0/24");
    }

    @Test
    void aMarkAndTheEndsOfLinesAreNoPartOfAnEntry() throws IOException {
        assertThat(entries("a.txt", "\uFEFF203.0.113.9\r\n198.51.100.4\r\n\r\n"))
                .containsExactly("203.0.113.9", "198.51.100.4");
    }

    @Test
    void aSignInsideAnEntryIsPartOfIt() throws IOException {
        assertThat(entries("a.txt", "C#\na;b\nSmith, John\nhttps://example.com/#top\n"))
                .containsExactly("C#", "a;b", "Smith, John", "https://example.com/#top");
    }

    @Test
    void inQuotesAllIsPartOfTheEntry() throws IOException {
        assertThat(entries("a.csv", "\"01234\"\n\"Suite #4\" # ours\n\"the \"\"best\"\" shop\"\n\"a, b\"\n007\n"))
                .containsExactly("01234", "Suite #4", "the \"best\" shop", "a, b", "007");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '"zip","x"'        | a.csv | 1:1: there are several columns
            'zip,x'            | a.csv | 1:1: there are several columns
            'zip;x'            | a.csv | 1:1: there are several columns
            '"a" b'            | a.txt | 1:1: something follows the closing quote
            '  "a'             | a.txt | 1:3: the quote is not closed
            'a\tb'             | a.txt | 1:1: the entry has a control character
            '""'               | a.txt | 1:1: an entry is empty
            """)
    void whatCouldBeReadInTwoWaysIsRefused(String line, String file, String error) {
        assertRefused(file, line + "\n", error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4.11111E+15            | a spreadsheet has rounded this number
            0.0.0.0 ads.example    | an address, and more behind it, as in a hosts file
            ::1 localhost          | an address, and more behind it, as in a hosts file
            - 203.0.113.9          | an entry of YAML
            ''x''                  | single quotes belong to the entry
            203.0.113.9,           | there is a comma at the end
            """)
    void aLineOfAnotherFormatIsRefusedUnlessItIsQuoted(String line, String error) throws IOException {
        assertRefused("a.txt", "b\n" + line + "\n", "2:1: " + error);
        assertThat(entries("a.txt", "\"" + line + "\"\n")).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1e3",
                "New York",
                "10.0.0.1-10.0.0.9",
                "x - y",
                "O'Neill",
                "Smith, John",
                "::1",
                "a:b c:d"
            })
    void aLineThatOnlyLooksLikeOneIsAnEntry(String line) throws IOException {
        assertThat(entries("a.txt", line + "\n")).containsExactly(line);
    }

    @ParameterizedTest
    @CsvSource({"\u200B,200B", "\u00A0,00A0", "\uFEFF,FEFF"})
    void whatNobodySeesIsRefused(String hidden, String code) {
        assertRefused("a.txt", "b\n" + hidden + "203.0.113.9\n", "2:1: the entry begins or ends with U+" + code);
        assertRefused("a.yaml", "- \"203.0.113.9" + hidden + "\"\n", "1:3: the entry begins or ends with U+" + code);
    }

    @Test
    void anEntryOfYamlIsWhatIsWrittenThere() throws IOException {
        String yaml =
                "[02345, 0x1F5, NO, on, 1_000, 1_0, 7, 1.50, 1e3, 4111111111111111, 98765432109876543210987, 2026-03-01,"
                        + " 12:30:00, .inf, true, 'null', \"\\u00e9\", +43, -5, 0.0]";
        List<String> seen = List.of(
                "02345",
                "0x1F5",
                "NO",
                "on",
                "1_000",
                "1_0",
                "7",
                "1.50",
                "1e3",
                "4111111111111111",
                "98765432109876543210987",
                "2026-03-01",
                "12:30:00",
                ".inf",
                "true",
                "null",
                "é",
                "+43",
                "-5",
                "0.0");

        assertThat(entries("zips.yaml", yaml)).isEqualTo(seen);
        assertThat(entries("zips.yml", "name: zips\nentries: " + yaml)).isEqualTo(seen);
    }

    @Test
    void anEntryOfJsonIsWhatIsWrittenThere() throws IOException {
        String json = "[1.50, 1000.0, \"01234\", true, 12345678901234567890123, 1e-9999999999]";
        List<String> seen = List.of("1.50", "1000.0", "01234", "true", "12345678901234567890123", "1e-9999999999");

        assertThat(entries("a.json", json)).isEqualTo(seen);
        assertThat(entries("a.json", "{\"owner\": {\"entries\": [1]}, \"entries\": " + json + ", \"more\": [2]}"))
                .isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.yaml | [a, ~]              | 1:5: this is nothing to YAML
            a.yaml | [a, null]           | 1:5: this is nothing to YAML
            a.yaml | [a, {ip: b}]        | 1:5: this is a map
            a.yaml | [a, [b]]            | 1:5: this is a list
            a.yaml | [a, '']             | 1:5: an entry is empty
            a.yaml | {entry: [a]}        | 1:1: this is no list
            a.yaml | a                   | 1:1: this is no list
            a.yaml | [a, *b]             | 1:5: '*b' is an alias
            a.yaml | [a                  | 1:1: '[' begins a list
            a.json | ["a", null]         | 1:7: this is null
            a.json | ["a", {"ip": "b"}]  | 1:7: this is a map
            a.json | ["a", [2]]          | 1:7: this is a list
            a.json | {"entry": ["a"]}    | 1:1: this is no list
            a.json | [01234]             | 1:3: this is not JSON
            a.json | ["a" "b"]           | 1:6: this is not JSON
            a.json | ["a"] ["b"]         | 1:7: something follows the list
            """)
    void whatIsNoTextIsRefused(String file, String text, String error) {
        assertRefused(file, text, error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.yaml", "a.json", "a.csv"})
    void whatIsNoUtf8IsRefused(String file) throws IOException {
        Files.write(folder.resolve(file), "[\n\"Z\u00fcrich\"]".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ListFile.read("l", folder.resolve(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + ":2:3: the byte 0xFC at position 4");
    }

    @Test
    void aLongListOfYamlIsRead() throws IOException {
        assertThat(entries("a.yaml", "- 10.0.0.1\n".repeat(50_000))).hasSize(50_000);
    }

    @Test
    void theFirstFewErrorsOfAllFilesAreSaid() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "[" + "~, ".repeat(30) + "]");
        Files.writeString(folder.resolve("b.txt"), "\"x\n");
        Files.writeString(folder.resolve("c.txt"), "x\n");
        List<String> errors = new ArrayList<>();

        assertThat(ListFile.in(folder, errors)).extracting(ListFile::name).containsExactly("c");
        assertThat(errors).hasSize(2);
        assertThat(errors.get(0)).hasLineCount(10);
        assertThatThrownBy(() -> ListFile.in(folder))
                .hasMessageContaining("a.yaml:1:2: ")
                .hasMessageContaining("b.txt:1:1: ");
    }

    private void assertRefused(String file, String text, String error) {
        assertThatThrownBy(() -> entries(file, text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve(file) + ":" + error);
    }

    private List<String> entries(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        List<String> entries = new ArrayList<>();
        new JsonMapper()
                .readTree(ListFile.read("l", file).json())
                .path("entries")
                .forEach(entry -> entries.add(entry.textValue()));
        return entries;
    }
}
