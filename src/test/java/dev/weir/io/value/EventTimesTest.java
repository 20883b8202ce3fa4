package dev.weir.io.value;

import static dev.weir.io.Records.CLICKS;
import static dev.weir.io.Records.INVENTORY;
import static dev.weir.io.Records.TRANSACTIONS;
import static dev.weir.io.Records.accepted;
import static dev.weir.io.Records.record;
import static dev.weir.io.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.EventRecords;
import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.io.Records;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTimesTest {
    private static final long YEAR_2000 = 946_684_800_000L;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1772445600 | seconds? write milliseconds, or set timeUnit.transaction of the job to seconds
            1298000000 | seconds? write milliseconds, or set timeUnit.transaction of the job to seconds
            1772445600123456 | microseconds? write milliseconds, or set timeUnit.transaction of the job to micros
            1772445600123456789 | nanoseconds? write milliseconds, or set timeUnit.transaction of the job to nanos
            946684799999 | it lies before 2000-01-01T00:00:00.000Z; write when it happened, or set an earlier time.earliest of the job
            1000000 | it lies before 2000-01-01T00:00:00.000Z; write when it happened, or set an earlier time.earliest of the job
            0 | it lies before 2000-01-01T00:00:00.000Z; write when it happened, or set an earlier time.earliest of the job
            -1772445600 | it lies before 2000-01-01T00:00:00.000Z; write when it happened, or set an earlier time.earliest of the job
            """)
    void aNumberOfAnotherUnitIsNoTime(long number, String advice) {
        assertThat(rejected(read(Map.of(), number))).isEqualTo("timestamp is the number " + number + "; " + advice);
    }

    @Test
    void aTextBeforeTheEarliestTimeIsNone() {
        assertThat(rejected(read(Map.of(), "'1999-12-31T23:59:59.999Z'")))
                .isEqualTo(
                        "timestamp is the text \"1999-12-31T23:59:59.999Z\"; it lies before 2000-01-01T00:00:00.000Z;"
                                + " write when it happened, or set an earlier time.earliest of the job");
        assertThat(accepted(read(Map.of(), "'2000-01-01T00:00:00Z'")).timestampMillis())
                .isEqualTo(YEAR_2000);
        assertThat(accepted(read(Map.of(), YEAR_2000)).timestampMillis()).isEqualTo(YEAR_2000);
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1772445600, 1772445600000",
        "MILLISECONDS, 1772445600123, 1772445600123",
        "MICROSECONDS, 1772445600123999, 1772445600123",
        "NANOSECONDS, 1772445600123999999, 1772445600123"
    })
    void aStreamMayHaveAnotherUnit(TimeUnit unit, long number, long millis) {
        Map<EventType, TimeUnit> units = Map.of(EventType.TRANSACTION, unit);

        assertThat(accepted(read(units, number)).timestampMillis()).isEqualTo(millis);
        assertThat(accepted(read(units, "'2026-03-01T10:00:00.5Z'")).timestampMillis())
                .isEqualTo(1_772_359_200_500L);
    }

    @ParameterizedTest
    @CsvSource({
        "MILLISECONDS, 1772445600123.0, 1772445600123",
        "MILLISECONDS, 1.772445600123E12, 1772445600123",
        "SECONDS, 1772445600.123456, 1772445600123",
        "SECONDS, 1772445600.9999, 1772445600999",
        "SECONDS, 1.7724456E9, 1772445600000"
    })
    void aNumberMayHaveAPointOrAnExponent(TimeUnit unit, String number, long millis) {
        assertThat(accepted(read(Map.of(EventType.TRANSACTION, unit), number)).timestampMillis())
                .isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1772445600.123    | seconds? write milliseconds, or set timeUnit.transaction of the job to seconds
            1.7724456E9       | seconds? write milliseconds, or set timeUnit.transaction of the job to seconds
            1772445600123.5   | write a whole number of milliseconds: parts of one are not read
            99999.5           | write an ISO-8601 instant with its zone, such as 2026-03-01T10:00:00.123Z, or milliseconds since 1970 as a number
            1e-2147483640     | write an ISO-8601 instant with its zone, such as 2026-03-01T10:00:00.123Z, or milliseconds since 1970 as a number
            1e2147483640      | write an ISO-8601 instant with its zone, such as 2026-03-01T10:00:00.123Z, or milliseconds since 1970 as a number
            1e-9999999999     | write an ISO-8601 instant with its zone, such as 2026-03-01T10:00:00.123Z, or milliseconds since 1970 as a number
            """)
    void aNumberWithPartsOfAMillisecondIsNoTime(String number, String advice) {
        assertThat(rejected(read(Map.of(), number))).isEqualTo("timestamp is the number " + number + "; " + advice);
    }

    @Test
    void millisecondsInAStreamOfSecondsAreNamed() {
        assertThat(rejected(read(Map.of(EventType.TRANSACTION, TimeUnit.SECONDS), 1_772_445_600_123L)))
                .isEqualTo("timestamp is the number 1772445600123; milliseconds? write seconds, or set"
                        + " timeUnit.transaction of the job to millis");
    }

    @Test
    void otherStreamsKeepTheirUnit() {
        String click = "{'eventId':'e','timestamp':1772445600,'type':'VIEW','deviceId':'d'}";

        assertThat(rejected(reader(Map.of(EventType.TRANSACTION, TimeUnit.SECONDS))
                        .read(record(CLICKS, click.replace('\'', '"')))))
                .contains("timeUnit.click of the job to seconds");
    }

    @Test
    void theTimeOfAChangeEnvelopeIsMillisecondsWhateverTheStreamHas() {
        JsonEvents reader = reader(Map.of(EventType.INVENTORY, TimeUnit.SECONDS));
        String change = "{'op':'c','after':{'sku':'s'},'ts_ms':1772445600123}";
        String plain = "{'sku':'s','timestamp':1772445600}";

        assertThat(accepted(reader.read(record(INVENTORY, change.replace('\'', '"'))))
                        .timestampMillis())
                .isEqualTo(1_772_445_600_123L);
        assertThat(accepted(reader.read(record(INVENTORY, plain.replace('\'', '"'))))
                        .timestampMillis())
                .isEqualTo(1_772_445_600_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'source':{'ts_ms':1772445600}", "'ts_ms':1772445600"})
    void secondsInAChangeEnvelopeAreNamed(String time) {
        String change = "{'op':'c','after':{'sku':'s'}," + time + "}";

        assertThat(rejected(reader(Map.of()).read(record(INVENTORY, change.replace('\'', '"')))))
                .contains("ts_ms is the number 1772445600; seconds? write milliseconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sku\":\"s\"}", "{\"op\":\"c\",\"after\":{\"sku\":\"s\"},\"ts_ms\":0}"})
    void aRecordOfNoTimeAtAllIsRejected(String change) {
        RawRecord record = new RawRecord(INVENTORY, 0, 0, -1, new byte[0], change.getBytes(StandardCharsets.UTF_8));

        assertThat(rejected(reader(Map.of()).read(record)))
                .startsWith("timestamp is missing, and the Kafka record has none that will do (-1); write an ISO-8601");
    }

    private static Reading read(Map<EventType, TimeUnit> units, Object timestamp) {
        String payment = "{'transactionId':'t','amount':1,'cardId':'k','timestamp':" + timestamp + "}";
        return reader(units).read(record(TRANSACTIONS, payment.replace('\'', '"')));
    }

    private static JsonEvents reader(Map<EventType, TimeUnit> units) {
        return Records.readerWith(new EventRecords(Records.BOUNDS, new EventRecords.Times(YEAR_2000, units)));
    }
}
