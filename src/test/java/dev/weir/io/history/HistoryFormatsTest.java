package dev.weir.io.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Click;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoryFormatsTest {
    private static final String TIME = "2026-03-01T10:00:00.000Z";

    private final HistoryFolder folder;
    private final Path path;

    HistoryFormatsTest(@TempDir Path path) {
        this.path = path;
        this.folder = new HistoryFolder(path);
    }

    private static Transaction transaction(Event event) {
        return (Transaction) event;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz", ".zst", ".xz"})
    void linesOfJsonAreReadAsTheyArePacked(String packing) throws IOException {
        folder.file("transactions.jsonl" + packing, HistoryFolder.line("t-1", TIME));
        HistoryEvent read = folder.read().all().get(0);
        assertThat(transaction(read.event()).amount()).isEqualTo(1.5);
        assertThat(read.place()).hasToString(path.resolve("transactions.jsonl" + packing) + ":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void cellsArePartedByWhatTheFirstLineHasMostOf(String separator) throws IOException {
        String rows = "transactionId,timestamp,customerId,amount\n0017,2026-03-01T10:00:00Z,c,12.5\n";
        folder.file("transactions.csv", rows.replace(",", separator));
        Transaction read = transaction(folder.read().only());
        assertThat(read.id()).isEqualTo("0017"); // a text as it is, and no number
        assertThat(read.amount()).isEqualTo(12.5);
    }

    @Test
    void columnsAreCalledAsTheJobConfigMapsThem() throws IOException {
        folder.config("mappings: {transaction: {transactionId: ID, timestamp: AT, cardId: CARD, customerId: CARD,"
                        + " amount: payment.total}}")
                .file(
                        "transactions.csv",
                        "\"ID\",\"AT\",\"CARD\",\"payment.total\",\"other\"\n1,1772359200000,7,3,x\n");
        Transaction read = transaction(folder.read().only());
        assertThat(read.customerId() + read.cardId()).isEqualTo("77");
        assertThat(read.amount()).isEqualTo(3);
        assertThat(read.timestampMillis()).isEqualTo(1_772_359_200_000L);
    }

    @Test
    void columnsWithoutNamesAreMappedByTheirNumbers() throws IOException {
        folder.config("mappings: {transaction: {transactionId: '1', timestamp: '2', customerId: '4', amount: '3'}}")
                .file("transactions.csv", "t-1,2026-03-01 10:00:00,5,c\nt-2,2026-03-01 10:00:01,6,c\n");
        assertThat(folder.read().ids()).containsExactly("t-1", "t-2");
    }

    @Test
    void rowsWithoutAnIdAreCalledByTheirPlaces() throws IOException {
        folder.config("mappings: {transaction: {transactionId: '#'}}")
                .file("transactions.csv", "timestamp,customerId,amount\n2026-03-01,c,1\n2026-03-01,c,1\n");
        assertThat(folder.read().ids())
                .containsExactly(folder.path("transactions.csv") + ":2", folder.path("transactions.csv") + ":3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01 10:00:00",
                "2026-03-01T10:00",
                "2026-03-01 10:00:00.000",
                "2026-03-01 10:00:00+00",
                "2026-03-01 12:00:00+0200",
                "2026-03-01T12:00:00.0+02:00",
                "2026-03-01 10:00:00Z",
                "2026-03-01 10:00:00 UTC",
                "1772359200000.0",
                "1772359200000"
            })
    void aTimeWithoutItsZoneIsInUtc(String time) throws IOException {
        folder.file("transactions.csv", "transactionId,timestamp,customerId,amount\n1," + time + ",c,1\n");
        assertThat(folder.read().only().timestampMillis()).isEqualTo(1_772_359_200_000L);
    }

    @Test
    void numbersOfTimesAreInTheUnitOfTheJobConfig() throws IOException {
        folder.config("timeUnit: {transaction: seconds}")
                .file("transactions.csv", "transactionId,timestamp,customerId,amount\n1,1772359200,c,1\n");
        assertThat(folder.read().only().timestampMillis()).isEqualTo(1_772_359_200_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1772359200", "1772359200.25", "1.7723592E9"})
    void aTimeMayBeANumberWithAPointAsInARecord(String time) throws IOException {
        folder.config("timeUnit: {transaction: seconds}")
                .file("transactions.csv", "transactionId,timestamp,customerId,amount\n1," + time + ",c,1\n");
        assertThat(folder.read().only().timestampMillis() / 1_000).isEqualTo(1_772_359_200);
    }

    @ParameterizedTest
    @CsvSource({"+7.5, 7.5", ".5, 0.5", "-.5, -0.5", "5., 5", "007, 7", "-00.25, -0.25", "+5.E1, 50", "0, 0", "00, 0"})
    void aNumberIsReadAsProgramsWriteIt(String written, double amount) throws IOException {
        folder.file(
                "transactions.csv", "transactionId,timestamp,customerId,amount\n1,2026-03-01," + "c," + written + "\n");
        assertThat(transaction(folder.read().only()).amount()).isEqualTo(amount);
    }

    @Test
    void theSeparatorMayBeDeclaredAsSpreadsheetsDo() throws IOException {
        folder.file(
                "transactions.csv",
                "sep=;\r\ntransactionId;timestamp;customerId;amount\r\n1;2026-03-01;c;1\r\n2;2026-03-01;c;x\r\n");
        HistoryFolder.Read read = folder.read();
        assertThat(read.ids()).containsExactly("1");
        assertThat(read.faults()).singleElement().asString().startsWith("transactions.csv:4: amount is the text");
    }

    @Test
    void columnsThatAreNearlyCalledLikeFieldsAreNamed() throws IOException {
        folder.config("attributes: {transaction: {giftCard: bool}}")
                .file(
                        "transactions.csv",
                        "transactionId,timestamp,customerId,amount,MerchantID,device_id,gift card,Amount,note\n"
                                + "1,2026-03-01,c,1,m,d,true,2,x\n");
        String before = folder.path("transactions.csv") + ": its column ";
        assertThat(folder.read().skipped())
                .containsExactly(
                        before + "MerchantID; is it merchantId? Write in the job config"
                                + " mappings: {transaction: {merchantId: MerchantID}}",
                        before + "device_id; is it deviceId? Write in the job config"
                                + " mappings: {transaction: {deviceId: device_id}}",
                        before + "gift card; is it attributes.giftCard? Write in the job config"
                                + " mappings: {transaction: {attributes.giftCard: gift card}}");
    }

    @Test
    void columnsOfATableAreReadInSnakeCaseToo() throws IOException {
        folder.config("tables: {customer: {topic: customers, by: customerId, key: id, fields: {homeCountry: string}}}")
                .file("customers.csv", "id,home_country\n1,DE\n")
                .file("transactions.jsonl", HistoryFolder.line("1", TIME));
        assertThat(folder.read().skipped()).isEmpty();
    }

    @Test
    void quotesHoldSeparatorsLinesAndQuotes() throws IOException {
        folder.config("attributes: {transaction: {note: string}}").file("transactions.csv", """
                        transactionId,timestamp,customerId,amount,attributes.note\r
                        t-1,2026-03-01,c,1,"a, ""b""
                        and \\ c"\r
                        \r
                        t-2,2026-03-02,c,1,""\r
                        """);
        HistoryFolder.Read read = folder.read();
        assertThat(read.events().get(0).attributes().get("note")).isEqualTo(new Value.Text("a, \"b\"\nand \\ c"));
        assertThat(read.events().get(1).attributes().get("note")).isEqualTo(Value.absent());
        assertThat(read.all().get(1).place()).hasToString(path.resolve("transactions.csv") + ":5");
    }

    @Test
    void blanksAroundACellAreNoneOfItsTextUnlessTheyAreInQuotes() throws IOException {
        folder.config("attributes: {transaction: {note: string}}")
                .file(
                        "transactions.csv",
                        "transactionId, timestamp, customerId ,cardId,amount,attributes.note\n"
                                + "t-1, 2026-03-01, c-1\t, k 1 , 5 , \"a, b \" \n   \n t-2,2026-03-02,c-1,,6,  \n");
        HistoryFolder.Read read = folder.read();
        Transaction first = transaction(read.events().get(0));
        assertThat(List.of(first.customerId(), first.cardId())).containsExactly("c-1", "k 1");
        assertThat(first.attributes().get("note")).isEqualTo(new Value.Text("a, b "));
        assertThat(read.ids()).containsExactly("t-1", "t-2");
        assertThat(read.events().get(1).attributes().get("note")).isEqualTo(Value.absent());
    }

    @Test
    void cellsBecomeWhatTheirFieldsAre() throws IOException {
        folder.config("attributes: {transaction: {gift: bool, old: bool, tries: int, risk: double}}")
                .file(
                        "transactions.csv",
                        "transactionId,timestamp,customerId,amount,attributes.gift,attributes.old,attributes.tries,"
                                + "attributes.risk,items\n"
                                + "1,2026-03-01,c,1e2,True,0,3,NaN,\"[{\"\"sku\"\":\"\"s\"\",\"\"quantity\"\":2}]\"\n");
        Event read = folder.read().only();
        assertThat(transaction(read).amount()).isEqualTo(100);
        assertThat(read.attributes().get("gift")).isEqualTo(new Value.Bool(true));
        assertThat(read.attributes().get("old")).isEqualTo(new Value.Bool(false));
        assertThat(read.attributes().get("tries")).isEqualTo(new Value.Int(3));
        assertThat(read.attributes().get("risk")).isEqualTo(Value.absent());
        assertThat(read.items().get(0).sku()).isEqualTo("s");
    }

    @Test
    void aByteOrderMarkAndTheEndsOfLinesOfWindowsAreNoContent() throws IOException {
        folder.file(
                        "transactions.jsonl",
                        "\uFEFF" + HistoryFolder.line("1", TIME).replace("\n", "\r\n"))
                .file("transactions.csv", "\uFEFFtransactionId,timestamp,customerId,amount\r\n2,2026-03-01,c,1\r\n");
        assertThat(folder.read().ids()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void rowsOfTablesHoldFromTheBeginningIfTheyDoNotSayTheirTime() throws IOException {
        folder.config("tables: {customer: {by: customerId, key: id, fields: {segment: string, since: timestamp}}}")
                .file("customers.csv", "id,segment,since\n0042,vip,2020-01-01\n")
                .file("transactions.jsonl", HistoryFolder.line("t", TIME));
        HistoryFolder.Read read = folder.read(inputs -> inputs.between(1_700_000_000_000L, Long.MAX_VALUE));
        assertThat(read.events()).hasSize(2);
        assertThat(read.events().get(0).subject()).isEqualTo("0042");
        assertThat(read.events().get(0).timestampMillis()).isEqualTo(946_684_800_000L);
    }

    @Test
    void parquetIsReadFlatAndNested() throws Exception {
        folder.config("mappings: {transaction: {transactionId: '#', timestamp: ts, customerId: payer.id,"
                + " amount: payment.total, merchantId: shop}}\nattributes: {transaction: {gift: bool}}");
        Path file = path.resolve("transactions.parquet");
        sql("COPY (SELECT TIMESTAMP '2026-03-01 10:00:00.5' ts, {'total': 12.50::DECIMAL(10,2),"
                + " 'unread': 1} payment, {'id': '007'} payer, NULL::VARCHAR shop, [{'sku': 's', 'quantity': 2}] items,"
                + " {'gift': true} attributes) TO '" + file + "' (FORMAT parquet)");
        HistoryEvent read = folder.events(file.toString()).read().all().get(0);
        assertThat(read.place()).hasToString(file + ", row 1");
        Transaction transaction = transaction(read.event());
        assertThat(transaction.id() + " " + transaction.customerId()).isEqualTo(file + ":1 007");
        assertThat(transaction.amount()).isEqualTo(12.5);
        assertThat(transaction.timestampMillis()).isEqualTo(1_772_359_200_500L);
        assertThat(transaction.items().get(0).quantity()).isEqualTo(2);
        assertThat(transaction.attributes().get("gift")).isEqualTo(new Value.Bool(true));
    }

    @Test
    void damagedParquetIsCounted() throws Exception {
        Path file = path.resolve("clicks.parquet");
        sql(
                "COPY (SELECT 'e-' || range eventId, 'VIEW' AS \"type\", 's' sessionId, TIMESTAMPTZ '2026-03-01 10:00:00+00'"
                        + " \"timestamp\" FROM range(3)) TO '" + file + "' (FORMAT parquet)");
        folder.events(file.toString());
        assertThat(folder.read().events()).hasSize(3).first().isInstanceOf(Click.class);
        folder.cut("clicks.parquet", 9).file("transactions.jsonl", HistoryFolder.line("t", TIME));
        assertThat(folder.read().faults())
                .containsExactly(
                        "clicks.parquet, row 1: the file cannot be read as Parquet: No magic bytes found at end"
                                + " of file 'clicks.parquet'; copy or write it again");
    }

    private static void sql(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(query);
        }
    }
}
