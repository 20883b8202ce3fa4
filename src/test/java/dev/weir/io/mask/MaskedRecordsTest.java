package dev.weir.io.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.io.Records;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader.Reading;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dead letter shows of a record of which some fields are masked. */
final class MaskedRecordsTest {
    private static final JsonEvents READER =
            Records.readerWith(Records.RECORDS.masking(Set.of("cardId", "ip", "attributes.agent", "items.price")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"cardId":"4111-1111"}                        | {"cardId":"***"}
            { "cardId" : "4111-1111" , "x" : 1 }          | { "cardId" : "***" , "x" : 1 }
            {"cardId":4111111111111111,"x":1}             | {"cardId":"***","x":1}
            {"cardId":"","ip":null}                       | {"cardId":"","ip":null}
            {"cardId":"a","cardId":"b"}                   | {"cardId":"***","cardId":"***"}
            {"cardId":"a\\"b\\\\","x":1}                  | {"cardId":"***","x":1}
            {"cardId":["a",{"b":"]"}],"x":1}              | {"cardId":"***","x":1}
            {"card\\u0049d":"4111-1111"}                  | {"card\\u0049d":"***"}
            {"\\u0063ardId":"4111-1111"}                  | {"\\u0063ardId":"***"}
            {"CardID":"4111-1111","cardIds":"x","acardId":"x","card-Id":"x"} | {"CardID":"***","cardIds":"x","acardId":"x","card-Id":"x"}
            {"before":{"cardId":"a"},"after":{"cardId":"b"}} | {"before":{"cardId":"***"},"after":{"cardId":"***"}}
            {"attributes":{"agent":"curl","giftCard":true}} | {"attributes":{"agent":"***","giftCard":true}}
            {"items":[{"price":1.25,"sku":"s"},{"price":9}]} | {"items":[{"price":"***","sku":"s"},{"price":"***"}]}
            {"body":"{\\"cardId\\":\\"4111-1111\\",\\"n\\":1}"} | {"body":"{\\"cardId\\":\\"***\\",\\"n\\":1}"}
            {"body":"{\\"cardId\\":41111111,\\"n\\":1}"}  | {"body":"{\\"cardId\\":***,\\"n\\":1}"}
            {cardId: 4111, 'ip': '10.0.0.1', x: 1}        | {cardId: ***, 'ip': '***', x: 1}
            {"url":"/p?ip=10.0.0.1&x=1","x":1}            | {"url":"/p?ip=***&x=1","x":1}
            {"names":["cardId","ip"],"x":"my cardId is lost"} | {"names":["cardId","ip"],"x":"my cardId is lost"}
            """)
    void theValuesOfMaskedNamesAreMaskedAndNothingElse(String value, String shown) {
        assertThat(shownOf(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"cardId":"4111-11                  | {"cardId":"***
            {"cardId":41111                     | {"cardId":"***"
            {"cardId":{"a":"4111-1111"          | {"cardId":"***"
            {"cardId":"4111-1111","x":}         | {"cardId":"***","x":}
            {"x":"a"b","cardId":"4111-1111"     | {"x":"a"b","cardId":"***"
            {"x":"unclosed,"cardId":"4111-1111"}| {"x":"unclosed,"cardId":"***"}
            {"cardId":"41"11-1111","x":1}       | {"cardId":"***"
            {"cardId""4111-1111","x":1}         | {"cardId""***","x":1}
            {"cardId":]"4111-1111","x":1}       | {"cardId":"***","x":1}
            {"cardId":#"4111-1111","x":1}       | {"cardId":"***","x":1}
            {"cardId":&a "4111-1111","x":1}     | {"cardId":"***","x":1}
            {"cardId":"4111-1111"}} {"ip":"1.2.3.4" | {"cardId":"***"}} {"ip":"***"
            """)
    void inBrokenJsonTheyAreToo(String value, String shown) {
        assertThat(shownOf(value)).isEqualTo(shown);
    }

    @Test
    void whatWasMaskedIsNotShownUnderAnotherNameEither() {
        assertThat(shownOf("{\"note\":\"paid by 4111-1111\",\"cardId\":\"4111-1111\",\"n\":\"411\",\"ip\":\"411\"}"))
                .isEqualTo("{\"note\":\"paid by ***\",\"cardId\":\"***\",\"n\":\"411\",\"ip\":\"***\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void aTextOfWideCharactersIsMaskedAsAWhole(String charset) {
        byte[] wide = "{\"cardId\":\"4111-1111\"}".getBytes(Charset.forName(charset));

        assertThat(text(letter("", wide).record().value())).isEqualTo("\"***\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cardId=4111", "4111-1111;10.0.0.1", "\0\0\0\0*\4cafe", "\u001f\u008b zip", "cardId: 4111"})
    void soIsWhatDoesNotLookLikeJson(String value) {
        assertThat(shownOf(value)).isEqualTo("\"***\"");
    }

    @Test
    void latin1AndByteOrderMarksAreNoWayOut() {
        assertThat(letter("", "{\"n\":\"M\u00fcller\",\"cardId\":\"4111-1111\"}".getBytes(StandardCharsets.ISO_8859_1))
                        .record()
                        .value())
                .isEqualTo("{\"n\":\"M\u00fcller\",\"cardId\":\"***\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(shownOf("\ufeff{\"cardId\":\"4111-1111\"}")).isEqualTo("\ufeff{\"cardId\":\"***\"}");
    }

    @Test
    void aMappedFieldIsMaskedWhereItsRecordHasIt() {
        JsonEvents reader = Records.readerWith(
                Map.of(
                        EventType.TRANSACTION,
                        Map.of("cardId", "payment.pan", "attributes.agent", "browser.na\u00efve")),
                Records.RECORDS.masking(Set.of("cardId", "attributes.agent")));
        String value =
                "{\"payment\":{\"pan\":\"4111-1111\"},\"browser\":{\"na\\u00EFve\":\"curl\",\"NA\u00cfVE\":\"wget\"}}";

        DeadLetter letter = reader.masking().letter(Records.record(Records.TRANSACTIONS, value), "");

        assertThat(text(letter.record().value()))
                .isEqualTo(
                        "{\"payment\":{\"pan\":\"***\"},\"browser\":{\"na\\u00EFve\":\"***\",\"NA\u00cfVE\":\"***\"}}");
    }

    @Test
    void onlyTheStreamsThatHaveAFieldMaskIt() {
        RawRecord stock = Records.record(Records.INVENTORY, "{\"ip\":\"10.0.0.1\"");
        RawRecord click = Records.record(Records.CLICKS, "{\"ip\":\"10.0.0.1\"");

        assertThat(READER.masking().letter(stock, "why").record()).isSameAs(stock);
        assertThat(READER.masking().isEmpty(Records.INVENTORY)).isTrue();
        assertThat(text(READER.masking().letter(click, "why").record().value())).isEqualTo("{\"ip\":\"***\"");
    }

    @Test
    void withoutMasksARecordIsWhatItWas() {
        RawRecord record = Records.record(Records.TRANSACTIONS, "{\"cardId\":\"4111-1111\"");

        assertThat(Records.reader().masking().letter(record, "why").record()).isSameAs(record);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            4111-1111              | {"cardId":"4111-1111"}       | "***"
            c-1/4111-1111          | {"cardId":"4111-1111"}       | "***"
            c-1                    | {"cardId":"4111-1111"}       | c-1
            41                     | {"cardId":41}                | "***"
            c-41                   | {"cardId":41}                | c-41
            4111-1111              | {"card":"4111-1111"}         | "***"
            4111-1111              | {"cardId                     | "***"
            4111\\u002d1111        | {"cardId":"4111-1111"}       | "***"
            {"cardId":"4111-1111"} | not JSON                     | {"cardId":"***"}
            {"id":"4111-1111"}     | {"cardId":"4111-1111"}       | {"id":"***"}
            {"id":7}               | {"x":"4111-1111"}            | {"id":7}
            """)
    void theKeyHoldsNoneOfThemEither(String key, String value, String shown) {
        assertThat(text(letter(key, bytes(value)).record().key())).isEqualTo(shown);
    }

    @Test
    void aRecordWithoutKeyOrValueStaysWithout() {
        assertThat(letter("", new byte[0]).record().key()).isEmpty();
        assertThat(letter("", new byte[0]).record().value()).isEmpty();
        assertThat(text(letter("4111", new byte[0]).record().key())).isEqualTo("\"***\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"cardId":true}                     | cardId is masked, and not what is expected; write
            {"cardId":{"a":"4111-1111"}}        | cardId is masked, and not what is expected; write
            {"items":[{"price":"4111-1111"}]}   | items[0].price is masked, and not what is expected; write
            {"cardId":"4111-1111","amount":"4111-1111"} | amount is the text "***"; write
            {"amount":"12,5"}                   | amount is the text "12,5"; write
            {"cardId":4111-1111}                | the value is not JSON in UTF-8 at line 1, column
            """)
    void errorsQuoteNoneOfThem(String value, String error) {
        RawRecord record = Records.record(Records.TRANSACTIONS, value);

        DeadLetter letter = READER.masking().letter(record, Records.rejected(READER.read(record)));

        assertThat(letter.error()).startsWith(error).doesNotContain("4111");
    }

    @Test
    void noErrorQuotesTheBeginningOfALongOne() {
        String card = "4111" + "0123456789".repeat(20);
        RawRecord record =
                Records.record(Records.TRANSACTIONS, "{\"amount\":\"%s\",\"cardId\":\"%s\"}".formatted(card, card));

        assertThat(READER.masking()
                        .letter(record, Records.rejected(READER.read(record)))
                        .error())
                .startsWith("amount is the text \"***\u2026\"");
    }

    @Test
    void whatTakesTooLongIsMaskedAsAWhole() {
        for (String unit : new String[] {
            "ip:",
            "\"ip\":{",
            "\"ip\":[\"",
            "\\",
            "\\ud83d",
            "\"ip\":\"aaaa",
            "\"ip\":\"\\",
            "ip'",
            "{\"ip\":\"aaaab\","
        }) {
            byte[] value = bytes("{" + unit.repeat(1_000_000 / unit.length()));

            long nanos = System.nanoTime();
            letter(unit, value);

            assertThat(Duration.ofNanos(System.nanoTime() - nanos)).as(unit).isLessThan(Duration.ofSeconds(20));
        }
        assertThat(shownOf("{" + "ip:".repeat(10_000))).isEqualTo("\"***\"");
    }

    @Test
    void manyDifferentValuesAreMaskedOneByOne() {
        StringBuilder value = new StringBuilder("{\"items\":[");
        for (int i = 0; i < 1_000; i++) {
            value.append("{\"price\":").append(10_000 + i).append("},");
        }

        assertThat(shownOf(value.toString())).isEqualTo("{\"items\":[" + "{\"price\":\"***\"},".repeat(1_000));
    }

    @Test
    void aGoodRecordIsReadAsEver() {
        Reading reading = READER.read(Records.record(Records.CLICKS, """
                {"eventId":"e","customerId":"c","timestamp":1772359080000,"type":"VIEW","ip":"10.0.0.1"}"""));

        assertThat(reading).isInstanceOf(Reading.Accepted.class);
    }

    private static String shownOf(String value) {
        return text(letter("", bytes(value)).record().value());
    }

    private static DeadLetter letter(String key, byte[] value) {
        return READER.masking()
                .letter(new RawRecord(Records.TRANSACTIONS, 0, 0, Records.RECORD_MILLIS, bytes(key), value), "why");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
