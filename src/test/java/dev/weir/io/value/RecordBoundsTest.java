package dev.weir.io.value;

import static dev.weir.io.Records.TRANSACTIONS;
import static dev.weir.io.Records.record;
import static dev.weir.io.Records.rejected;
import static dev.weir.io.value.RecordTexts.goodBut;
import static dev.weir.io.value.RecordTexts.json;
import static dev.weir.io.value.RecordTexts.rejectedTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.EventRecords;
import dev.weir.events.Transaction;
import dev.weir.io.Records;
import dev.weir.operators.EventReader.Reading;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How large records and what is in them may be. */
final class RecordBoundsTest {
    @ParameterizedTest
    @ValueSource(strings = {"[", "{'a':"})
    void nestingAThousandDeepIsRejected(String open) {
        String json = "{'deep':" + open.repeat(1000);

        assertThat(rejectedTransaction(json))
                .startsWith("the value is out of the supported range")
                .contains("100 deep");
    }

    @Test
    void aNumberOfAThousandDigitsIsRejected() {
        assertThat(rejectedTransaction(goodBut("amount", "1".repeat(1000)))).contains("numbers of at most 200");
    }

    @Test
    void aValueOfTenMegabytesIsRejectedUnread() {
        byte[] large = new byte[10_000_000];
        Arrays.fill(large, (byte) ' ');

        assertThat(rejected(Records.reader().read(record(TRANSACTIONS, large))))
                .isEqualTo("the value has 10000000 bytes; write at most 1048576,"
                        + " or raise limits.maxRecordBytes of the job");
    }

    @Test
    void aTransactionOfMoreLinesThanCanBeRoutedIsRejected() {
        String lines = "{'sku':'s'},".repeat(1_000) + "{'sku':'s'}";

        assertThat(rejectedTransaction(goodBut("items", "[" + lines + "]")))
                .startsWith("the transaction has more than 1000 lines; send at most that many");
    }

    @Test
    void aTransactionOfAsManyLinesAsMayBeIsRead() {
        String lines = "{'sku':'s'},".repeat(999) + "{'sku':'s'}";

        assertThat(Records.accepted(Records.reader()
                        .read(record(TRANSACTIONS, json(goodBut("items", "[" + lines + "]"))))))
                .isInstanceOf(Transaction.class);
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 1e12",
        "amount, -1000000000000",
        "latitude, 90",
        "latitude, -90.0",
        "longitude, 180",
        "longitude, -180"
    })
    void theLargestNumbersAreRead(String field, String value) {
        assertThat(Records.accepted(Records.reader().read(record(TRANSACTIONS, json(goodBut(field, value))))))
                .isInstanceOf(Transaction.class);
    }

    @ParameterizedTest
    @CsvSource({"transactionId, 256, 256, limits.maxIdChars", "country, 8192, 8192, limits.maxTextChars"})
    void aTextMayBeAsLongAsTheJobSays(String field, int most, int said, String setting) {
        String longest = "'" + "x".repeat(most) + "'";
        String longer = "'" + "x".repeat(most + 1) + "'";

        assertThat(Records.reader().read(record(TRANSACTIONS, json(goodBut(field, longest)))))
                .isInstanceOf(Reading.Accepted.class);
        assertThat(rejectedTransaction(goodBut(field, longer)))
                .isEqualTo(field + " is a text of " + (most + 1) + " characters; write at most " + said + ", or raise "
                        + setting + " of the job");
    }

    @Test
    void anAttributeIsNoLongerThanAnyText() {
        assertThat(rejectedTransaction(goodBut("attributes", "{'agent':'" + "x".repeat(8_193) + "'}")))
                .startsWith("attributes.agent is a text of 8193 characters; write at most 8192");
    }

    @Test
    void moreTokensThanAPersonWritesAreRejected() {
        assertThat(rejected(Records.readerWith(new EventRecords(
                                new EventRecords.Bounds(16 << 20, 256, 8_192, 1_000), Records.RECORDS.times()))
                        .read(record(TRANSACTIONS, json("{'x':[" + "0,".repeat(1_000_000) + "0]}")))))
                .startsWith("the value is out of the supported range")
                .endsWith("at most 1000000 names, values and brackets in all");
    }
}
