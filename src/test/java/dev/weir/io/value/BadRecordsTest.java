package dev.weir.io.value;

import static dev.weir.io.Records.CLICKS;
import static dev.weir.io.Records.INVENTORY;
import static dev.weir.io.Records.TRANSACTIONS;
import static dev.weir.io.Records.record;
import static dev.weir.io.Records.rejected;
import static dev.weir.io.value.RecordTexts.GOOD;
import static dev.weir.io.value.RecordTexts.goodBut;
import static dev.weir.io.value.RecordTexts.json;
import static dev.weir.io.value.RecordTexts.rejectedStock;
import static dev.weir.io.value.RecordTexts.rejectedTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.events.Click;
import dev.weir.events.EventType;
import dev.weir.io.Records;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader.Reading;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            amount | '12.50'         | amount is the text "12.50"; write a number, without quotes
            amount | true            | amount is true; write a number
            amount | [1]             | amount is an array; write a number
            amount | {'eur':1}       | amount is an object; write a number
            amount | 1e999           | amount is the number 1e999; write a number between -10^12 and 10^12
            amount | null            | amount is missing; write a number
            transactionId | ''       | transactionId is missing; write a text
            transactionId | false    | transactionId is false; write a text
            cardId | ' '             | customerId and cardId are both missing; write one of them, as a text
            items  | {}              | items is an object; write an array of objects
            items  | 's-1'           | items is the text "s-1"; write an array of objects
            items  | [{'sku':'a'},7] | items[1] is the number 7; write an object, such as {"sku":"s-1","quantity":1,"price":9.5}
            items  | [[]]            | items[0] is an array; write an object, such as {"sku":"s-1","quantity":1,"price":9.5}
            items  | [{'quantity':1.5}] | items[0].quantity is the number 1.5; write a whole number between -2^31 and 2^31 - 1
            items  | [{'quantity':9223372036854775808}] | items[0].quantity is the number 9223372036854775808; write a whole number between -2^31 and 2^31 - 1
            items  | [{'quantity':1e-2147483648}] | items[0].quantity is the number 1e-2147483648; write a whole number between -2^31 and 2^31 - 1
            items  | [{'quantity':-2147483649}] | items[0].quantity is the number -2147483649; write a whole number between -2^31 and 2^31 - 1
            items  | [{'price':-1000000000001}] | items[0].price is the number -1000000000001; write a number between -10^12 and 10^12
            amount | 1000000000000.01 | amount is the number 1000000000000.01; write a number between -10^12 and 10^12
            latitude | 90.001        | latitude is the number 90.001; write degrees between -90 and 90
            latitude | -91           | latitude is the number -91; write degrees between -90 and 90
            longitude | 180.001      | longitude is the number 180.001; write degrees between -180 and 180
            longitude | -1e3         | longitude is the number -1e3; write degrees between -180 and 180
            amount | 'BQo='          | amount is the text "BQo="; write a number; for Debezium set decimal.handling.mode to double or string
            amount | '12,50'         | amount is the text "12,50"; write a number with a point before its decimals and nothing between its digits, such as 1234.5
            amount | '1.234,50'      | amount is the text "1.234,50"; write a number with a point before its decimals and nothing between its digits, such as 1234.5
            amount | '1 234'         | amount is the text "1 234"; write a number with a point before its decimals and nothing between its digits, such as 1234.5
            amount | '12.50 EUR'     | amount is the text "12.50 EUR"; write a number, and nothing beside it
            amount | '(12)'          | amount is the text "(12)"; write a number, and nothing beside it
            attributes | {'risk':-1e999} | attributes.risk is the number -1e999; write a number below 1.8e308
            attributes | {'tries':1e9999999999} | attributes.tries is the number 1e9999999999; write a whole number between -2^63 and 2^63 - 1
            items  | [{'price':'1'}] | items[0].price is the text "1"; write a number, without quotes
            attributes | {'giftCard':'yes'} | attributes.giftCard is the text "yes"; write true or false, without quotes
            attributes | {'giftCard':1}     | attributes.giftCard is the number 1; write true or false, without quotes
            attributes | {'risk':{}}        | attributes.risk is an object; write a number
            attributes | {'tries':0.5}      | attributes.tries is the number 0.5; write a whole number between -2^63 and 2^63 - 1
            attributes | [1]                | attributes is an array; write an object
            attributes | [{'risk':1}]       | attributes is an array; write an object
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
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'transaction_id':'t'}                  | . The record has transaction_id: write transactionId, or name it under mappings of the job
            {'TRANSACTIONID':'t'}                   | . The record has TRANSACTIONID: write transactionId, or name it under mappings of the job
            {'a':[1,{}],'data':{'b':{},'transactionId':'t'},'c':1} | . The record has data.transactionId: fields have to be at its top, or, of rows, in Debezium's envelope with op, before and after
            {'after':{'transaction-id':'t'},'op':'c'} | . The record has after.transaction-id: fields have to be at its top, or, of rows, in Debezium's envelope with op, before and after
            {'data':{'payment':{'transactionId':'t'}}} | ``
            {'transactionId':''}                    | ``
            {'id':'t'}                              | ``
            """)
    void aFieldThatIsElsewhereInTheRecordIsFound(String json, String where) {
        assertThat(rejectedTransaction(json)).isEqualTo("transactionId is missing; write a text" + where);
    }

    @Test
    void anObjectInsideATextIsToldAsOne() {
        assertThat(rejectedTransaction("' {}'"))
                .isEqualTo("the value is a text with JSON in it; write the object itself, without quotes around it");
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'amount':7          | column 12, where it ends: it was cut off, or a bracket or a quote is not closed
            {'items':[           | where it ends: it was cut off, or a bracket or a quote is not closed
            {'cardId':'c-1',     | where it ends: it was cut off, or a bracket or a quote is not closed
            {'cardId':'c-1,      | where it ends: it was cut off, or a bracket or a quote is not closed
            {'amount':NaN}       | column 14: JSON has no NaN or Infinity; write null where there is no number
            {'amount':-Infinity} | JSON has no NaN or Infinity; write null where there is no number
            """)
    void whatIsCutOffOrNoNumberOfJsonIsSaidInPlainWords(String json, String error) {
        assertThat(rejectedTransaction(json)).endsWith(error);
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
                .isEqualTo("the text is UTF-16 or UTF-32; write it in UTF-8");
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

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "-2147483648", "1e0", "0e-99", "0E+2147483647"})
    void aWholeNumberMayBeWrittenInAnyWay(String quantity) {
        String click = "{'eventId':'e','timestamp':0,'type':'VIEW','deviceId':'d','quantity':" + quantity + "}";

        assertThat(((Click) Records.accepted(Records.reader().read(record(CLICKS, json(click))))).quantity())
                .isEqualTo(new BigDecimal(quantity).longValueExact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e-2147483648", "1e2147483648", "1e-9999999999", "1E99999999999999999999", "-0.1e-2147483640"})
    void aNumberWithAnExponentThatNoNumberHasIsRejectedWhereverItStands(String number) {
        for (String field : List.of("quantity", "available", "reserved")) {
            String error = rejectedStock("{'sku':'s','" + field.replace("quantity", "available") + "':" + number + "}");
            assertThat(error).endsWith("; write a whole number between -2^31 and 2^31 - 1");
            assertThat(rejectedStock("{'sku':'s','available':'" + number + "'}"))
                    .startsWith("available is the text ");
        }
        String click =
                "{'eventId':'e','timestamp':0,'type':'VIEW','deviceId':'d','attributes':{'depth':" + number + "}}";
        assertThat(rejected(Records.reader().read(record(CLICKS, json(click)))))
                .isEqualTo("attributes.depth is the number " + number
                        + "; write a whole number between -2^63 and 2^63 - 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactionId", "customerId", "cardId", "merchantId", "deviceId"})
    void anIdHasNoControlCharacters(String field) {
        assertThat(rejectedTransaction(goodBut(field, "'a\\u0007b'")))
                .isEqualTo(field + " is the text \"a\\u0007b\"; write an id without control characters: U+0007 is its"
                        + " character 2");
        assertThat(rejectedTransaction(goodBut(field, "'\u0085'"))).contains("U+0085 is its character 1");
        assertThat(rejectedTransaction(goodBut(field, "'\u007f'"))).contains("U+007F is its character 1");
    }

    @ParameterizedTest
    @CsvSource({
        "transactionId, \\ud800, 1",
        "country, x\\udc00, 2",
        "cardId, \\ud83d\\ude80\\ud83d, 3",
        "status, \\udc00\\ud800, 1"
    })
    void noTextHasHalfOfASurrogatePair(String field, String text, int character) {
        assertThat(rejectedTransaction(goodBut(field, "'" + text + "'")))
                .endsWith("; write whole characters: its character " + character
                        + " is half of a surrogate pair, and no UTF-8 can say it");
    }

    @Test
    void otherTextsMayHaveAnyWholeCharacter() {
        assertThat(Records.reader()
                        .read(record(TRANSACTIONS, json(goodBut("status", "'a\\n\\u0007\\ud83d\\ude80🚀'")))))
                .isInstanceOf(Reading.Accepted.class);
    }
}
