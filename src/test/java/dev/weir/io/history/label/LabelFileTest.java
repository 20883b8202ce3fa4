package dev.weir.io.history.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelFileTest {

    @TempDir
    private Path folder;

    private LabelFile read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("labels.csv"), text);
        return LabelFile.read(file, "TRANSACTION_ID", false);
    }

    private String refusal(String text) {
        try {
            return "read " + read(text);
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).replace(folder.toString(), "DIR");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transactionId,fraud\na,1\nb,0\n",
                "\uFEFFfraud;x;transaction_id\r\ntrue;;a\r\nFALSE;;b\r\n",
                "\"TRANSACTION_ID\",\"TX_FRAUD\"\na,1.0\nb,0.0",
                "id\tlabel\na\tfraud\nb\tgenuine\n",
                "a,yes\nb,no\n",
                "a,1,2026-03-01\nb,0,1772359200000\n"
            })
    void aFileSaysWhichTransactionsWereFraud(String text) throws IOException {
        LabelFile read = read(text);
        assertThat(read.rows()).isEqualTo(2);
        assertThat(read.samples()).isEmpty();
        assertThat(read.labels().of("a")).isEqualTo(Label.FRAUD);
        assertThat(read.labels().of("b")).isEqualTo(Label.GENUINE);
    }

    @Test
    void ofSeveralTheOneWithTheLatestTimeCounts() throws IOException {
        LabelFile read = read("transactionId,fraud,timestamp\na,1,2026-03-02T00:00:00Z\na,0,2026-03-01\na,0,\n");
        assertThat(read.labels().of("a")).isEqualTo(Label.FRAUD);
        assertThat(read.labels().contradicted()).isEqualTo(2);
    }

    @Test
    void aTimeMayBeWrittenAsInCellsOfEvents() throws IOException {
        LabelFile read = read("transactionId,fraud,timestamp\na,1,2026-03-02 10:00:00\na,0,2026-03-02T09:59Z\n"
                + "b,0,2026-03-02 10:00:00+02\nb,1,2026-03-02 09:00 UTC\n");
        assertThat(read.unreadable()).isZero();
        assertThat(read.labels().of("a")).isEqualTo(Label.FRAUD);
        assertThat(read.labels().of("b")).isEqualTo(Label.FRAUD);
    }

    @Test
    void rowsThatSayNothingAreCounted() throws IOException {
        LabelFile read = read("transactionId,fraud,timestamp\na,1,\nb\nc,perhaps,\n,1,\nd,1,now\ne,,\n");
        assertThat(read.labels().size()).isOne();
        assertThat(read.rows()).isEqualTo(6);
        assertThat(read.unreadable()).isEqualTo(4);
        assertThat(read.samples().stream()
                        .map(sample -> sample.substring(folder.toString().length() + 1)))
                .containsExactly(
                        "labels.csv:3: the row has 1 cells; write transactionId,fraud[,timestamp]",
                        "labels.csv:4: the label is \"perhaps\"; write 1 or 0, true or false, or yes or no",
                        "labels.csv:5: there is no id of a transaction",
                        "labels.csv:6: the timestamp is \"now\"; write an ISO-8601 instant such as 2026-03-01T10:00:00Z,"
                                + " or milliseconds since 1970");
    }

    @Test
    void aPackedFileThatBreaksOffIsReadUpToThere() throws IOException {
        Path file = folder.resolve("labels.csv.gz");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append(Integer.toHexString(i * 0x9E3779B9)).append(",1\n");
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] all = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(all, all.length / 2));
        LabelFile read = LabelFile.read(file, "transactionId", false);
        assertThat(read.labels().size()).isBetween(1, 49_999);
        assertThat(read.unreadable()).isOne();
        assertThat(read.samples().get(0)).endsWith("the file breaks off here, before its packing ends; copy it again");
    }

    @Test
    void whatIsNoFileOfLabelsSaysWhatToWrite() throws IOException {
        assertThat(refusal(""))
                .isEqualTo("DIR/labels.csv is empty; write transactionId,fraud[,timestamp] in its first line");
        assertThat(refusal("a,b,c\n"))
                .isEqualTo("the first line of DIR/labels.csv names a, b, c; write transactionId,fraud[,timestamp], or"
                        + " TRANSACTION_ID for the first of them");
        assertThat(refusal("transactionId,fraud\n"))
                .isEqualTo("there is no label in DIR/labels.csv; each line is transactionId,fraud[,timestamp]");
        assertThat(refusal("transactionId,fraud\na,?\n"))
                .startsWith("there is no label in DIR/labels.csv; DIR/labels.csv:2: the label is \"?\"");
        assertThat(said(folder.resolve("none.csv"), false)).isEqualTo("there is no file DIR/none.csv with labels");
        assertThat(said(Files.writeString(folder.resolve("a.jsonl"), "{}"), false))
                .isEqualTo(
                        "labels are read from files that end with .csv or .tsv, also with .gz, .zst or .xz behind it,"
                                + " and not from DIR/a.jsonl; write transactionId,fraud[,timestamp] into one, or name a column of"
                                + " the transactions that has them");
        assertThat(said(Files.writeString(folder.resolve("b.csv"), "a,1\nb,?\n"), true))
                .isEqualTo(
                        "DIR/b.csv:2: the label is \"?\"; write 1 or 0, true or false, or yes or no; without --strict"
                                + " it is counted, and the rest is read");
    }

    private String said(Path file, boolean strict) {
        try {
            return "read " + LabelFile.read(file, "transactionId", strict);
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).replace(folder.toString(), "DIR");
        }
    }
}
