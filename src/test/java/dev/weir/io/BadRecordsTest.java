package dev.weir.io;

import static dev.weir.io.Records.CLICKS;
import static dev.weir.io.Records.INVENTORY;
import static dev.weir.io.Records.TRANSACTIONS;
import static dev.weir.io.Records.record;
import static dev.weir.io.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.events.EventType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden errors: each names the field, what was found, and what to write instead. */
final class BadRecordsTest {
    private static final String GOOD =
            "{'transactionId':'t','timestamp':0,'amount':1,'cardId':'k','items':[{'sku':'s'}],'attributes':{'risk':1}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            amount | '12.50'         | amount is the text "12.50"; write a number, without quotes
            amount | true            | amount is true; write a number
            amount | [1]             | amount is an array; write a number
            amount | {'eur':1}       | amount is an object; write a number
            amount | 1e999           | amount is the number 1e999; write a number below 1.8e308
            amount | null            | amount is missing; write a number
            transactionId | ''       | transactionId is missing; write a text
            transactionId | false    | transactionId is false; write a text
            cardId | ' '             | customerId and cardId are both missing; write one of them, as a text
            items  | {}              | items is an object; write an array of objects
            items  | 's-1'           | items is the text "s-1"; write an array of objects
            items  | [{'sku':'a'},7] | items[1] is the number 7; write an object, such as {"sku":"s-1","quantity":1,"price":9.5}
            items  | [[]]            | items[0] is an array; write an object, such as {"sku":"s-1","quantity":1,"price":9.5}
            items  | [{'quantity':1.5}] | items[0].quantity is the number 1.5; write a whole number between -2^63 and 2^63 - 1
            items  | [{'quantity':9223372036854775808}] | items[0].quantity is the number 9223372036854775808; write a whole number between -2^63 and 2^63 - 1
            items  | [{'price':'1'}] | items[0].price is the text "1"; write a number, without quotes
            attributes | {'giftCard':'yes'} | attributes.giftCard is the text "yes"; write true or false, without quotes
            attributes | {'giftCard':1}     | attributes.giftCard is the number 1; write true or false, without quotes
            attributes | {'risk':{}}        | attributes.risk is an object; write a number
            attributes | {'tries':0.5}      | attributes.tries is the number 0.5; write a whole number between -2^63 and 2^63 - 1
            attributes | 'giftCard'         | attributes is the text "giftCard"; write an object
            """)
    void aWrongValueIsNamedWithItsPlace(String field, String value, String error) {
        assertThat(rejectedTransaction(goodBut(field, value))).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'yesterday'",
                "'2026-03-01'",
                "'2026-03-01T10:00:00'",
                "'1772359200123'",
                "1.5",
                "true",
                "1772359200123456",
                "9e18",
                "'+999999999-12-31T23:59:59Z'",
                "99999999999999999999"
            })
    void aTimestampThatIsNoneIsRejected(String value) {
        String shown = json(value).replaceFirst("^\"", "the text \"").replaceFirst("^(?=\\d)", "the number ");

        assertThat(rejectedTransaction(goodBut("timestamp", value)))
                .isEqualTo("timestamp is " + shown
                        + "; write an ISO-8601 instant with its zone, such as 2026-03-01T10:00:00.123Z,"
                        + " or milliseconds since 1970 as a number");
    }

    @ParameterizedTest
    @CsvSource({
        "transactionId, write a text",
        "amount, write a number",
        "timestamp, 'write an ISO-8601 instant with its zone, such as 2026-03-01T10:00:00.123Z,"
                + " or milliseconds since 1970 as a number'"
    })
    void aMissingRequiredFieldOfATransactionIsNamed(String field, String advice) {
        String json = GOOD.replace("'" + field + "'", "'other'");

        assertThat(rejectedTransaction(json)).isEqualTo(field + " is missing; " + advice);
    }

    @ParameterizedTest
    @CsvSource({
        "eventId, eventId is missing; write a text",
        "type, type is missing; write a text",
        "deviceId, 'customerId, sessionId and deviceId are all missing; write one of them, as a text'"
    })
    void aMissingRequiredFieldOfAClickIsNamed(String field, String error) {
        String json = "{'eventId':'e','timestamp':0,'type':'VIEW','deviceId':'d'}".replace("'" + field + "'", "'x'");

        assertThat(rejected(Records.reader().read(record(CLICKS, json(json))))).isEqualTo(error);
    }

    @Test
    void aMissingFieldIsCalledByTheNameThatItsWriterKnows() {
        JsonEvents reader = Records.readerWith(Map.of(EventType.TRANSACTION, Map.of("transactionId", "order.id")));

        assertThat(rejected(reader.read(record(TRANSACTIONS, json(GOOD)))))
                .isEqualTo("order.id (our transactionId) is missing; write a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "'text'", "null", "true", "[{}]"})
    void whatIsNoObjectIsRejected(String json) {
        assertThat(rejectedTransaction(json))
                .isEqualTo("the value is not a JSON object; write one, such as {\"timestamp\": …}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "x", "]", ","})
    void whatFollowsTheObjectIsRejected(String rest) {
        assertThat(rejectedTransaction(GOOD + " " + rest)).contains(" at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{'a'",
                "{'a':}",
                "{'a':1,}",
                "not json",
                "{a:1}",
                "{'amount':NaN}",
                "{'amount':01}",
                "{'a':'\n'}",
                "<xml/>"
            })
    void whatIsNoJsonIsRejectedWithItsPlace(String json) {
        assertThat(rejectedTransaction(json)).startsWith("the value is not JSON in UTF-8 at line 1, column ");
    }

    @Test
    void whatIsNotUtf8IsRejected() {
        byte[] latin1 = json("{'transactionId':'\u00fc','timestamp':0}").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(rejected(Records.reader().read(record(TRANSACTIONS, latin1))))
                .isEqualTo("the byte 0xFC at position 18 (counted from 0) is no UTF-8; write the text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32"})
    void jsonInAnotherEncodingIsRejected(String encoding) {
        byte[] value = json(GOOD).getBytes(Charset.forName(encoding));

        assertThat(rejected(Records.reader().read(record(TRANSACTIONS, value))))
                .isEqualTo("the value is UTF-16 or UTF-32; write JSON in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{'a':"})
    void nestingAThousandDeepIsRejected(String open) {
        String json = "{'deep':" + open.repeat(1000);

        assertThat(rejectedTransaction(json))
                .startsWith("the value is beyond what is read")
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

    @ParameterizedTest
    @ValueSource(strings = {TRANSACTIONS, CLICKS})
    void anEmptyValueIsRejected(String topic) {
        assertThat(rejected(Records.reader().read(record(topic, ""))))
                .isEqualTo("the value is empty; write a JSON object");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bytesOfAnyKindNeverThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = json(GOOD).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }

        for (String topic : List.of(TRANSACTIONS, CLICKS, INVENTORY)) {
            assertThatCode(() -> Records.reader().read(record(topic, bytes))).doesNotThrowAnyException();
        }
    }

    @Test
    void aTransactionOfMoreLinesThanCanBeRoutedIsRejected() {
        String lines = "{'sku':'s'},".repeat(1_000) + "{'sku':'s'}";

        assertThat(rejectedTransaction(goodBut("items", "[" + lines + "]")))
                .startsWith("the transaction has 1001 lines; send at most 1000");
    }

    private static String goodBut(String field, String value) {
        return GOOD.substring(0, GOOD.length() - 1) + ",'" + field + "':" + value + "}";
    }

    private static String rejectedTransaction(String json) {
        return rejected(Records.reader().read(record(TRANSACTIONS, json(json))));
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
