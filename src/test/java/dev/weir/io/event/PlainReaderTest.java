package dev.weir.io.event;

import static dev.weir.io.Records.CLICKS;
import static dev.weir.io.Records.TRANSACTIONS;
import static dev.weir.io.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.StreamDefinition;
import dev.weir.events.ValueType;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.RawRecord;
import dev.weir.io.Records;
import dev.weir.operators.EventReader.Reading;
import dev.weir.sandbox.hostile.HostileInputs;
import dev.weir.sandbox.hostile.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the quick reader reads, the one that knows all forms reads alike. */
final class PlainReaderTest {
    private static final int RECORDS = 6_000;
    private static final EventType RETURNS = EventType.declared("returns");

    /** Values of which each form has a way of its own; the last are those that only Jackson may judge. */
    static final List<String> VALUES = List.of(
            "0",
            "-0",
            "-0.0",
            "0.0",
            "1",
            "-1",
            "7",
            "129.90",
            "0.1",
            "-12.345",
            "999999999999",
            "1000000000000",
            "1000000000000.1",
            "1e3",
            "1E-3",
            "9007199254740993",
            "9007199254740993.0",
            "0.30000000000000004",
            "52.520006599999996",
            "123456789012345678",
            "1234567890123456789",
            "12345678901234567890",
            "-9223372036854775808",
            "0.000000000000000000000000000000000000001",
            "90.0000001",
            "180",
            "2147483648",
            "3.0",
            "01",
            "1.",
            ".5",
            "+1",
            "-",
            "null",
            "true",
            "false",
            "nul",
            "True",
            "NaN",
            "\"\"",
            "\" \"",
            "\" x\"",
            "\"x \"",
            "\"5\"",
            "\"true\"",
            "\"a\\u0062\"",
            "\"a\\/b\"",
            "\"tab\tin\"",
            "\"\u007f\"",
            "\"Zoë 中 😀\"",
            "\"\u2003\"",
            "\"\u0085\"",
            "\"2026-03-01T10:00:00Z\"",
            "\"2026-03-01T10:00:00.123456789Z\"",
            "\"2026-03-01T10:00:00+01:00\"",
            "\"2026-02-29T10:00:00Z\"",
            "\"2026-03-01\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"-0001-01-01T00:00:00Z\"",
            "1772359200123",
            "1772359200",
            "1772359200.5",
            "-62135596800001",
            "253402300800000",
            "[]",
            "{}",
            "[[{}]]",
            "[{\"sku\":\"s\",\"quantity\":2,\"price\":1.5,\"more\":[1,{\"a\":null}]},{}]",
            "[{\"sku\":1},null]",
            "[1]",
            "{\"a\":{\"b\":[1,2.5,\"c\",true,null]}}",
            "{\"giftCard\":true,\"risk\":1.5,\"tries\":3,\"agent\":\"x\"}",
            "{\"giftCard\":null,\"giftCard\":true}",
            "{\"value\":\"BQo=\",\"scale\":2}");

    private static final List<String> NAMES = List.of(
            "transactionId",
            "customerId",
            "cardId",
            "timestamp",
            "amount",
            "currency",
            "country",
            "latitude",
            "longitude",
            "merchantId",
            "deviceId",
            "ip",
            "items",
            "attributes",
            "eventId",
            "sessionId",
            "type",
            "sku",
            "quantity",
            "price",
            "url",
            "schema",
            "payload",
            "extra",
            "Amount",
            "",
            "\\u0061mount",
            "Größe");

    @ParameterizedTest
    @CsvSource({"transactions, 1", "clickstream, 2"})
    void hostileRelativesOfGoodRecordsAreReadAlike(String topic, long seed) {
        HostileInputs inputs = HostileInputs.of(topic.equals(CLICKS) ? Samples.CLICKS : Samples.TRANSACTIONS);
        SplittableRandom random = new SplittableRandom(seed);
        int plain = 0;
        for (int i = 0; i < RECORDS; i++) {
            plain += readsAlike(Records.reader(), topic, inputs.next(random)) ? 1 : 0;
        }
        assertThat(plain).isBetween(RECORDS / 20, RECORDS - RECORDS / 20);
    }

    @ParameterizedTest
    @CsvSource({"transactions, 3", "clickstream, 4"})
    void anyValueUnderAnyNameIsReadAlike(String topic, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int plain = 0;
        for (int i = 0; i < RECORDS; i++) {
            plain += readsAlike(Records.reader(), topic, bytes(anyRecord(topic, random))) ? 1 : 0;
        }
        assertThat(plain).isBetween(RECORDS / 20, RECORDS - RECORDS / 20);
    }

    @Test
    void soAreRecordsOfADeclaredStream() {
        SplittableRandom random = new SplittableRandom(6);
        int plain = 0;
        for (int i = 0; i < RECORDS; i++) {
            plain += readsAlike(ofReturns(), "returns", bytes(anyRecord("returns", random))) ? 1 : 0;
        }
        assertThat(plain).isBetween(RECORDS / 20, RECORDS - RECORDS / 20);
    }

    @Test
    void soAreRecordsUnderAMapping() {
        JsonEvents mapped = Records.readerWith(Map.of(
                EventType.TRANSACTION,
                Map.of(
                        "transactionId", "order.id",
                        "amount", "extra.a",
                        "customerId", "who",
                        "cardId", "who",
                        "items", "extra.lines",
                        "items.sku", "article.number",
                        "attributes.giftCard", "Größe")));
        SplittableRandom random = new SplittableRandom(5);
        int plain = 0;
        for (int i = 0; i < RECORDS; i++) {
            String more = anyRecord(TRANSACTIONS, random).substring(1);
            String json = "{\"order\":{\"id\":" + any(VALUES, random) + ",\"x\":1},\"who\":" + any(VALUES, random)
                    + ",\"extra\":{\"a\":" + any(VALUES, random) + ",\"lines\":[{\"article\":{\"number\":"
                    + any(VALUES, random) + "}}]}," + more;
            plain += readsAlike(mapped, TRANSACTIONS, bytes(json)) ? 1 : 0;
        }
        assertThat(plain).isPositive();
    }

    private static JsonEvents ofReturns() {
        StreamDefinition returns = new StreamDefinition(
                RETURNS,
                "transactionId",
                "timestamp",
                "cardId",
                Map.of(
                        "amount",
                        ValueType.DOUBLE,
                        "quantity",
                        ValueType.INT,
                        "extra",
                        ValueType.BOOL,
                        "ip",
                        ValueType.STRING));
        return new JsonEvents(
                Map.of("returns", RETURNS),
                new Schema(Map.of(), Map.of(RETURNS, returns)),
                Map.of(RETURNS, Map.of("amount", "attributes.risk", "extra", "schema.a")),
                Records.RECORDS);
    }

    private static String anyRecord(String topic, SplittableRandom random) {
        List<String> fields = new ArrayList<>(
                topic.equals(CLICKS)
                        ? List.of(
                                "\"eventId\":\"e\"",
                                "\"type\":\"VIEW\"",
                                "\"timestamp\":1772359200123",
                                "\"sessionId\":\"s\"")
                        : List.of(
                                "\"transactionId\":\"t\"",
                                "\"amount\":9.5",
                                "\"timestamp\":1772359200123",
                                "\"cardId\":\"k\""));
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            fields.add(random.nextInt(fields.size() + 1), "\"" + any(NAMES, random) + "\":" + any(VALUES, random));
        }
        if (random.nextInt(3) == 0) {
            int at = random.nextInt(fields.size());
            String name = fields.get(at).substring(0, fields.get(at).indexOf(':') + 1);
            fields.set(at, name + any(VALUES, random));
        }
        return "{" + String.join(random.nextInt(8) == 0 ? " ,\r\n\t" : ",", fields) + "}"
                + (random.nextInt(50) == 0 ? "}" : "");
    }

    static boolean readsAlike(JsonEvents reader, String topic, byte[] value) {
        RawRecord record = record(topic, value.length == 0 ? bytes("[]") : value);
        Reading full = reader.readInFull(record);
        assertThat(reader.read(record))
                .as(new String(value, StandardCharsets.UTF_8))
                .isEqualTo(full);
        return reader.isPlain(record);
    }

    private static <T> T any(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
