package dev.weir.config;

import static dev.weir.config.ConfigTexts.LEAST;
import static dev.weir.config.ConfigTexts.errors;
import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.ValueType;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Further streams that a job config declares. */
final class StreamSettingsTest {
    @Test
    void aDeclaredStreamHasItsFieldsTopicUnitAndMapping() throws ConfigException {
        JobConfig config = read(LEAST + """
                streams:
                  returns: {topic: r-1, id: returnId, subject: customerId, time: at, fields: {amount: double}}
                timeUnit: {returns: seconds}
                mappings: {returns: {amount: total.value}}
                masked: [returnId]
                """);

        EventType returns = EventType.declared("returns");
        assertThat(config.schema().types())
                .containsExactly(EventType.TRANSACTION, EventType.CLICK, EventType.INVENTORY, returns);
        assertThat(config.schema().fields(returns))
                .extracting(Field::name, Field::type)
                .containsExactly(
                        tuple("amount", ValueType.DOUBLE),
                        tuple("at", ValueType.TIMESTAMP),
                        tuple("customerId", ValueType.STRING),
                        tuple("returnId", ValueType.STRING));
        assertThat(config.topics().of(returns)).isEqualTo("r-1");
        assertThat(config.records().times().unitOf(returns)).isEqualTo(TimeUnit.SECONDS);
        assertThat(config.mappings().get(returns)).isEqualTo(Map.of("amount", "total.value"));
    }

    @Test
    void thereAreAtMostThirtyTwoStreams() throws ConfigException {
        assertThat(read(LEAST + streams(32)).schema().streams()).hasSize(32);
        assertThat(errors(LEAST + streams(33), Map.of(), Map.of()))
                .containsExactly("streams: has 33 streams; write at most 32");
    }

    private static String streams(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "s" + i + ": {id: a, subject: b}")
                .collect(Collectors.joining(", ", "streams: {", "}"));
    }
}
