package dev.weir.io.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is counted and shown, and the rest is read; with {@code strict} it is an error. */
final class HistoryFaultsTest {
    private static final String TIME = "2026-03-01T10:00:00Z";

    private final HistoryFolder folder;

    HistoryFaultsTest(@TempDir Path path) {
        this.folder = new HistoryFolder(path);
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(HistoryFolder.line("t-" + i + "-" + Integer.toHexString(i * 0x9E3779B9), TIME));
        }
        return lines.toString();
    }

    @Test
    void aLineThatIsNoEventIsCountedWithItsPlace() throws IOException {
        folder.file(
                "transactions.jsonl", lines(1) + "{\"transactionId\": 1\n\n{\"transactionId\": \"2\"}\n" + lines(1));
        HistoryFolder.Read read = folder.read();
        assertThat(read.events()).hasSize(2);
        assertThat(read.rows()).isEqualTo(4);
        assertThat(read.unreadable().count()).isEqualTo(2);
        assertThat(read.faults().get(0))
                .startsWith("transactions.jsonl:2: the value is not JSON in UTF-8 at line 1, column 20, where it ends");
        assertThat(read.faults().get(1))
                .isEqualTo(
                        "transactions.jsonl:4: timestamp is missing; write an ISO-8601 instant with its zone, such as"
                                + " 2026-03-01T10:00:00.123Z, or milliseconds since 1970 as a number");
    }

    @Test
    void strictlyTheFirstSuchLineIsAnError() {
        folder.file("transactions.jsonl", lines(1) + "{}\n");
        assertThat(folder.refusal(inputs -> inputs.strictly(true)))
                .isEqualTo("DIR/transactions.jsonl:2: transactionId is missing; write a text; without --strict it is"
                        + " counted, and the rest is read");
    }

    @Test
    void valuesThatTheJobMasksAreMaskedHereToo() throws IOException {
        folder.config("masked: [cardId]").file("transactions.jsonl", "{\"cardId\": [4111]}\n" + lines(1));
        assertThat(folder.read().faults().get(0))
                .startsWith("transactions.jsonl:1: cardId")
                .doesNotContain("4111");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactions.jsonl.gz", "transactions.jsonl.zst", "transactions.jsonl.xz"})
    void aPackedFileThatBreaksOffIsReadUpToThere(String name) throws IOException {
        folder.file(name, lines(20_000)).cut(name, 2_000);
        HistoryFolder.Read read = folder.read();
        assertThat(read.events()).hasSizeBetween(1, 19_999);
        assertThat(read.faults())
                .containsExactly(name + ":" + read.rows()
                        + ": the file breaks off here, before its packing ends; copy it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clicks.jsonl.gz", "clicks.csv.gz"})
    void aFileThatIsNotPackedAsItsNameSaysIsCounted(String name) throws IOException {
        folder.file("transactions.jsonl", lines(1)).write("clicks", "no gzip");
        folder.events(folder.rename("clicks", name));
        assertThat(folder.read().faults())
                .containsExactly(name + ":1: the file is damaged here: Not in GZIP format; copy or pack it again");
    }

    @Test
    void aLastLineThatBreaksOffIsCounted() throws IOException {
        folder.file("transactions.jsonl", lines(2)).cut("transactions.jsonl", 5);
        HistoryFolder.Read read = folder.read();
        assertThat(read.events()).hasSize(1);
        assertThat(read.faults().get(0)).startsWith("transactions.jsonl:2: the value is not JSON");
    }

    @Test
    void aLineMayBeAsLongAsARecord() throws IOException {
        String line = HistoryFolder.line("t", TIME).strip();
        String longest = line + " ".repeat(1_000 - line.length());
        folder.config("limits: {maxRecordBytes: 1000}")
                .file("transactions.jsonl", longest + "\n" + longest + " \n" + " ".repeat(5_000_000) + "\n" + lines(1));
        HistoryFolder.Read read = folder.read();
        assertThat(read.events()).hasSize(2);
        assertThat(read.faults())
                .containsExactly(
                        "transactions.jsonl:2: the line has 1001 bytes; write at most 1000, or raise"
                                + " limits.maxRecordBytes of the job",
                        "transactions.jsonl:3: the line has 5000000 bytes; write at most 1000, or raise"
                                + " limits.maxRecordBytes of the job");
    }

    @Test
    void rowsOfCellsSayWhatIsWrongWithThem() throws IOException {
        folder.config("limits: {maxRecordBytes: 1000}")
                .file(
                        "transactions.csv",
                        "transactionId,timestamp,customerId,amount\n"
                                + "1,2026-03-01,c\n"
                                + "2,yesterday,c,1\n"
                                + "3,2026-03-01,c,\"" + "9".repeat(2_000) + "\n"
                                + "4,2026-03-01,c,1\n"
                                + "5,2026-03-01,\"c,1\n");
        HistoryFolder.Read read = folder.read();
        assertThat(read.ids()).containsExactly("4");
        assertThat(read.faults())
                .containsExactly(
                        "transactions.csv:2: the row has 3 cells, and the first row 4; put a cell that has a separator in"
                                + " double quotes",
                        "transactions.csv:3: timestamp is the text \"yesterday\"; write an ISO-8601 instant with its zone,"
                                + " such as 2026-03-01T10:00:00.123Z, or milliseconds since 1970 as a number",
                        "transactions.csv:4: the row has more than 1000 bytes; close its quotes, or raise"
                                + " limits.maxRecordBytes of the job",
                        "transactions.csv:6: a quote of this row is not closed to the end of the file; double each quote"
                                + " in it");
    }

    @Test
    void cellsThatBreakOffAreCounted() throws IOException {
        StringBuilder rows = new StringBuilder("transactionId,timestamp,customerId,amount\n");
        for (int i = 0; i < 20_000; i++) {
            rows.append(Integer.toHexString(i * 0x9E3779B9)).append(",2026-03-01,c,1\n");
        }
        folder.file("transactions.csv.gz", rows.toString()).cut("transactions.csv.gz", 2_000);
        HistoryFolder.Read read = folder.read();
        assertThat(read.events()).hasSizeBetween(1, 19_999);
        assertThat(read.unreadable().count()).isOne();
        assertThat(read.faults().get(0)).contains("the file breaks off here");
    }

    @Test
    void aTextThatIsNotUtf8IsCounted() throws IOException {
        folder.write("transactions.csv", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b', 0});
        folder.file("clicks.jsonl", "");
        folder.write("transactions.jsonl", new byte[] {'{', '"', (byte) 0xE4, '"', ':', '1', '}'});
        folder.file("transaction.jsonl", lines(1)).events(folder.path("transactions.jsonl"));
        assertThat(folder.read().faults())
                .containsExactly("transactions.jsonl:1: the byte 0xE4 at position 2 (counted from 0) is no UTF-8; write"
                        + " the text in UTF-8");
    }

    @Test
    void anArrayOfEventsIsToldWhatToBecome() throws IOException {
        folder.file("transactions.json", "[" + lines(1).strip() + "]").file("transactions.jsonl", lines(1));
        assertThat(folder.read().faults())
                .containsExactly(
                        "transactions.json:1: the line begins an array; write one object a line, as jq -c '.[]'"
                                + " does");
    }

    @Test
    void objectsOverSeveralLinesAreToldWhatToBecome() throws IOException {
        folder.file("transactions.jsonl", "{\n}\n" + lines(1).strip() + ",\n" + lines(1));
        assertThat(folder.read().events()).hasSize(1);
        assertThat(folder.read().faults())
                .contains(
                        "transactions.jsonl:1: the line has nothing but the beginning of an object; write each object in one"
                                + " line, as jq -c . does",
                        "transactions.jsonl:3: a comma follows the object, as in an array; write one object a line, as"
                                + " jq -c '.[]' does");
    }

    @Test
    void onlyTheFirstFaultsAreKept() throws IOException {
        folder.file("transactions.jsonl", "{}\n".repeat(UnreadableRows.MOST_SAMPLES + 1) + lines(1));
        HistoryFolder.Read read = folder.read();
        assertThat(read.unreadable().count()).isEqualTo(UnreadableRows.MOST_SAMPLES + 1);
        assertThat(read.faults()).hasSize(UnreadableRows.MOST_SAMPLES);
    }

    @Test
    void labelsInAColumnComeWithTheirEvents() throws IOException {
        folder.file("transactions.csv", """
                transactionId,timestamp,customerId,amount,TX_FRAUD
                1,2026-03-01,c,1,1
                2,2026-03-01,c,1,0
                3,2026-03-01,c,1,
                4,2026-03-01,c,1,maybe
                """);
        HistoryFolder.Read read = folder.read(inputs -> inputs.labelledBy("TX_FRAUD"));
        assertThat(read.all().stream().map(event -> event.label().name()))
                .containsExactly("FRAUD", "GENUINE", "NONE", "NONE");
        assertThat(read.faults())
                .containsExactly(
                        "transactions.csv:5: the label is \"maybe\"; write 1 or 0, true or false, or yes or no; the row"
                                + " counts as one without a label");
    }

    static LongStream seeds() {
        return Seeds.upTo(60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsInAFileIsReadOrCountedOrRefused(long seed) {
        Random random = new Random(seed);
        String name = List.of("transactions.jsonl", "transactions.csv").get(random.nextInt(2))
                + List.of("", "", ".gz", ".zst").get(random.nextInt(4));
        String sound = name.contains("json")
                ? lines(20)
                : "transactionId,timestamp,customerId,amount\n" + "t,2026-03-01,\"c\",1\n".repeat(20);
        byte[] content = sound.getBytes(StandardCharsets.UTF_8);
        byte[] signs = "\"{}[],:\n\r\\\0\u00e9x1-".getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(30); i > 0; i--) {
            content[random.nextInt(content.length)] = signs[random.nextInt(signs.length)];
        }
        Path file = folder.write(name, content);
        folder.events(file.toString());
        if (random.nextInt(3) == 0) {
            folder.cut(name, random.nextInt((int) file.toFile().length()));
        }
        assertThat(folder.refusal())
                .matches("(?s)read .*|there is no event in .*|.* has no column .*|.* has two columns .*|[^:]*:1: .*");
    }

    @Test
    void labelsInJsonMayLieDeeper() throws IOException {
        String line = HistoryFolder.line("1", TIME).strip();
        String labelled = line.substring(0, line.length() - 1) + ", \"a\": {\"x\": [1], \"fraud\": true}}\n";
        folder.file("transactions.jsonl", labelled);
        assertThat(folder.read(inputs -> inputs.labelledBy("a.fraud"))
                        .all()
                        .get(0)
                        .label())
                .hasToString("FRAUD");
    }
}
