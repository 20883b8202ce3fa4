package dev.weir.io.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever makes no history says what to write instead. */
final class HistoryRefusalsTest {
    private static final String LINE = HistoryFolder.line("t", "2026-03-01T10:00:00Z");

    private final HistoryFolder folder;
    private final Path path;

    HistoryRefusalsTest(@TempDir Path path) {
        this.path = path;
        this.folder = new HistoryFolder(path);
    }

    @Test
    void aFileThatIsNotThere() {
        folder.events(path + "/none.jsonl");
        assertThat(folder.refusal()).isEqualTo("there is no file or folder DIR/none.jsonl");
    }

    @Test
    void aTypeThatThereIsNot() {
        folder.events("transactoin=" + folder.write("a.jsonl", LINE));
        assertThat(folder.refusal())
                .isEqualTo("there is no file or folder transactoin=DIR/a.jsonl, and no type of events 'transactoin';"
                        + " did you mean 'transaction'?");
    }

    @Test
    void aFileWhoseNameDoesNotSayItsType() {
        folder.file("payments.jsonl", LINE);
        assertThat(folder.refusal())
                .isEqualTo("which events are in DIR/payments.jsonl? Write the type before it, such as"
                        + " transaction=DIR/payments.jsonl, or let its name begin with it, such as transactions.jsonl,"
                        + " clicks.jsonl, inventory.jsonl. The types are transaction, click, inventory");
    }

    @Test
    void aFileWhoseNameDoesNotSayItsFormat() {
        folder.file("transactions.xlsx", LINE);
        assertThat(folder.refusal())
                .isEqualTo("DIR/transactions.xlsx has a name that does not say its format; let it end with .jsonl,"
                        + " .ndjson, .json, .csv or .tsv, each also with .gz, .zst or .xz behind it, or .parquet");
    }

    @Test
    void aFolderWithoutFiles() {
        folder.events(path.toString());
        assertThat(folder.refusal())
                .isEqualTo("there are no events in the folder DIR (it has no files). Call files or folders in it after"
                        + " the types of their events, such as transactions.jsonl, clicks.jsonl, inventory.jsonl, or"
                        + " write the type before the folder, such as transaction=DIR");
    }

    @Test
    void aFolderInWhichNoNameIsKnown() {
        folder.write("other.jsonl", LINE);
        folder.events(path.toString());
        assertThat(folder.refusal())
                .startsWith("there are no events in the folder DIR (DIR/other.jsonl: neither its name nor that of its"
                        + " folder begins with a type of events). Call files");
    }

    @Test
    void aFolderThatContainsItself() throws IOException {
        folder.write("transactions.jsonl", LINE);
        Files.createSymbolicLink(path.resolve("again"), path);
        folder.events(path.toString());
        assertThat(folder.refusal())
                .isEqualTo(
                        "the folder DIR cannot be read: a link in it leads back to a folder that it is in: DIR/again;"
                                + " remove it");
    }

    @Test
    void aFileThatIsNamedTwice() {
        folder.file("transactions.jsonl", LINE).events(path.toString());
        assertThat(folder.refusal())
                .isEqualTo("DIR/transactions.jsonl is named twice, and its events would count twice; name it once");
    }

    @Test
    void aColumnThatIsNotThere() {
        folder.file("transactions.csv", "transactionId,TX_DATETIME,customerId,amount\n1,2026-03-01,c,1\n");
        assertThat(folder.refusal())
                .isEqualTo(
                        "DIR/transactions.csv has no column 'timestamp', which each transaction needs; its first line"
                                + " names transactionId, TX_DATETIME, customerId, amount. Write in the job config mappings:"
                                + " {transaction: {timestamp: NAME}}");
    }

    @Test
    void aColumnThatIsCalledOtherwise() {
        folder.config("mappings: {transaction: {cardId: CARD, customerId: CUSTOMER}}")
                .file("transactions.csv", "transactionId,timestamp,amount\n1,2026-03-01,1\n");
        assertThat(folder.refusal())
                .isEqualTo("DIR/transactions.csv has no column 'CUSTOMER' (our customerId), nor CARD, which each"
                        + " transaction needs; its first line names transactionId, timestamp, amount. Write in the job"
                        + " config mappings: {transaction: {customerId: NAME}}");
    }

    @Test
    void columnsThatAreNotThere() {
        folder.file("transactions.csv", "transactionId,TX_DATETIME,CUSTOMER,TX_AMOUNT\n1,2026-03-01,c,1\n");
        assertThat(folder.refusal())
                .endsWith("mappings: {transaction: {timestamp: NAME}}; and map amount, customerId in the same way");
    }

    @Test
    void aFileWithoutIds() {
        folder.file("transactions.csv", "timestamp,customerId,amount\n2026-03-01,c,1\n");
        assertThat(folder.refusal())
                .endsWith("Write in the job config mappings: {transaction: {transactionId: NAME}}, and '#' for NAME if"
                        + " its rows have none");
    }

    @Test
    void aTableWithoutItsKey() {
        folder.config("tables: {customer: {by: customerId, key: id, fields: {segment: string}}}")
                .file("customers.csv", "customer,segment\n1,a\n");
        assertThat(folder.refusal()).endsWith("Write in the job config tables: {customer: {key: NAME}}");
    }

    @Test
    void aLabelColumnThatIsNotThere() {
        folder.file("transactions.csv", "transactionId,timestamp,customerId,amount\n1,2026-03-01,c,1\n");
        assertThat(folder.refusal(inputs -> inputs.labelledBy("fraud")))
                .isEqualTo("DIR/transactions.csv has no column 'fraud' with labels; its first line names transactionId,"
                        + " timestamp, customerId, amount");
    }

    @Test
    void aHistoryWithoutEvents() {
        folder.file("transactions.jsonl", "\n\n").file("clicks.csv", "");
        assertThat(folder.refusal()).isEqualTo("there is no event in DIR/transactions.jsonl, DIR/clicks.csv");
    }

    @Test
    void aHistoryOfWhichNothingCanBeRead() {
        folder.file("transactions.jsonl", "x\n");
        assertThat(folder.refusal())
                .startsWith("there is no event in DIR/transactions.jsonl; 1 row cannot be read, the first:"
                        + " DIR/transactions.jsonl:1: the value is not JSON");
    }

    @Test
    void aRangeInWhichNothingLies() {
        folder.file("transactions.jsonl", LINE);
        long begin = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
        assertThat(folder.refusal(inputs -> inputs.between(begin, Long.MAX_VALUE)))
                .isEqualTo("no event lies from 2026-03-02T00:00:00.000Z on; those of DIR/transactions.jsonl lie between"
                        + " 2026-03-01T10:00:00.000Z and 2026-03-01T10:00:00.000Z");
        assertThat(folder.refusal(inputs -> inputs.between(begin, begin + 1)))
                .startsWith("no event lies between 2026-03-02T00:00:00.000Z and 2026-03-02T00:00:00.001Z; those");
        assertThat(folder.refusal(inputs -> inputs.between(Long.MIN_VALUE, 0)))
                .startsWith("no event lies before 1970-01-01T00:00:00.000Z; those");
    }

    @Test
    void filesOfAFolderThatAreNotReadAreTold() throws IOException {
        folder.write("transactions-2026-03.jsonl", LINE);
        folder.write("labels.csv", "transactionId,fraud\n");
        folder.write("README.md", "");
        folder.write("_SUCCESS", "");
        folder.write(".transactions.jsonl.crc", "");
        assertThat(folder.events(path.toString()).read().skipped())
                .containsExactly(
                        path + "/README.md: its name does not end with .jsonl, .ndjson, .json, .csv or .tsv, each also"
                                + " with .gz, .zst or .xz behind it, or .parquet",
                        path + "/labels.csv: neither its name nor that of its folder begins with a type of events");
    }

    @Test
    void namesOfFilesComeBeforeThoseOfFoldersAndLongerOnesFirst() throws IOException {
        folder.config("streams: {refund: {id: returnId, subject: customerId, topic: transactions-returned}}");
        folder.write(
                "clicks/day=1/part-0.jsonl",
                "{\"eventId\": \"e\", \"type\": \"a\", \"sessionId\": \"s\","
                        + " \"timestamp\": \"2026-03-01T10:00:00Z\"}\n");
        folder.write("clicks/transactions_2.jsonl", LINE);
        folder.write(
                "transactions/transactions-returned.jsonl",
                "{\"returnId\": \"r\", \"customerId\": \"c\", \"timestamp\": \"2026-03-01T10:00:00Z\"}\n");
        assertThat(folder.events(path.toString()).read().events().stream()
                        .map(event -> event.type() + " " + event.id()))
                .containsExactly("click e", "transaction t", "refund r");
    }

    @Test
    void aFolderWithMoreFilesThanAreRead() throws IOException {
        List<Path> most = IntStream.range(0, SourceFinder.MOST_FILES)
                .mapToObj(i -> path.resolve("c" + i + ".csv"))
                .toList();
        assertThat(SourceFinder.sorted(path, most.stream())).hasSize(SourceFinder.MOST_FILES);
        assertThatThrownBy(() -> SourceFinder.sorted(path, Stream.concat(most.stream(), Stream.of(path))))
                .hasMessage("the folder " + path + " has more than 100000 files; join some, or name a part of it");
    }

    @Test
    void aFolderWhoseFoldersLieDeeperWithinEachOtherThanIsRead() throws IOException {
        String deepest = "d/".repeat(SourceFinder.MOST_DEPTH - 1);
        folder.write(deepest + "transactions.jsonl", LINE);
        folder.events(path.toString());
        assertThat(folder.read().ids()).containsExactly("t");

        folder.write(deepest + "d/transactions.jsonl", LINE);
        assertThat(folder.refusal())
                .isEqualTo("the folder DIR has more than 64 folders within each other: DIR/" + deepest
                        + "d; name a folder that is further in");
    }

    @Test
    void aColumnThatIsThereTwice() {
        folder.file("transactions.csv", "transactionId,timestamp,customerId,amount,amount\n1,2026-03-01,c,1,2\n");
        assertThat(folder.refusal())
                .isEqualTo("DIR/transactions.csv has two columns 'amount'; leave one out, or rename it");
    }

    @Test
    void linesThatEndWithACarriageReturnAlone() {
        folder.file("transactions.csv", "transactionId,timestamp,customerId,amount,note\r1,2026-03-01,c,1,x\r");
        assertThat(folder.refusal())
                .isEqualTo(
                        "the lines of DIR/transactions.csv end with carriage returns alone; end them with line feeds");
    }

    @Test
    void cellsOfWideCharacters() {
        folder.events(folder.write(
                        "transactions.csv",
                        "transactionId,timestamp,customerId,amount\r\n1,2026-03-01,c,1\r\n"
                                .getBytes(StandardCharsets.UTF_16))
                .toString());
        assertThat(folder.refusal())
                .isEqualTo("DIR/transactions.csv:1: the text is UTF-16 or UTF-32; write it in UTF-8");
    }
}
