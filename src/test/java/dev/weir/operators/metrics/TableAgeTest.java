package dev.weir.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How old a table is: as old as the last that was heard of it. */
final class TableAgeTest {
    private static final long START = 1_795_932_000_000L;
    private static final EventType CUSTOMER = EventType.table("customer");

    private final AtomicLong clock = new AtomicLong(START);
    private final MetricListener metrics = new MetricListener();
    private JobConfig config;
    private TableAge age;

    @BeforeEach
    void create() throws Exception {
        config = new JobConfigs()
                .read(
                        "tables: {customer: {topic: customers, by: customerId, key: id, heartbeats: alive,"
                                + " fields: {segment: string}}}",
                        Map.of("kafka.bootstrapServers", "localhost:1"),
                        Map.of());
        age = TableAge.of(CUSTOMER, config.schema(), metrics.getMetricGroup(), clock::get);
    }

    @Test
    void growsFromTheStartUntilSomethingIsHeard() {
        clock.addAndGet(5_000);
        assertThat(millis()).isEqualTo(5_000);
    }

    @Test
    void isThatOfTheLatestChangeInTheDatabaseAndNotOfItsRecord() {
        clock.addAndGet(60_000);
        hear("customers", changeAt(START + 50_000), START + 59_000);
        hear("customers", changeAt(START + 20_000), START + 60_000);
        assertThat(millis()).isEqualTo(10_000);
    }

    @Test
    void aHeartbeatKeepsAQuietTableYoung() {
        clock.addAndGet(60_000);
        hear("alive", "{\"ts_ms\": " + (START + 59_990) + "}", START + 60_000);
        assertThat(millis()).isZero();
        clock.addAndGet(1_000);
        assertThat(millis()).isEqualTo(1_000);
    }

    @Test
    void aRecordThatCannotBeReadAndOneOfTheFutureSayNothing() {
        clock.addAndGet(60_000);
        hear("customers", "{\"segment\": \"gold\"}", START + 60_000);
        assertThat(millis()).isEqualTo(60_000);
        hear("customers", changeAt(START + 70_000), START + 60_000);
        assertThat(millis()).isZero();
    }

    @Test
    void onlyATableHasOne() {
        MetricListener others = new MetricListener();
        TableAge none = TableAge.of(EventType.CLICK, config.schema(), others.getMetricGroup(), clock::get);
        none.hear(JsonEvents.of(config).read(record("customers", changeAt(START), START)), record("customers", "", 0));
        assertThat(others.getGauge("table", "click", "tableAgeMillis")).isEmpty();
    }

    private void hear(String topic, String json, long atMillis) {
        RawRecord record = record(topic, json, atMillis);
        age.hear(JsonEvents.of(config).read(record), record);
    }

    private static RawRecord record(String topic, String json, long atMillis) {
        return new RawRecord(topic, 0, 0, atMillis, new byte[0], json.getBytes(StandardCharsets.UTF_8));
    }

    private static String changeAt(long millis) {
        return "{\"op\": \"u\", \"before\": null, \"after\": {\"id\": \"c-1\", \"segment\": \"gold\"}, \"source\": {\"ts_ms\": "
                + millis + "}, \"ts_ms\": " + millis + "}";
    }

    private long millis() {
        Gauge<Long> gauge =
                metrics.<Long>getGauge("table", "customer", "tableAgeMillis").orElseThrow();
        return gauge.getValue();
    }
}
