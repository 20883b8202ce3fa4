package dev.weir.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.Trigger;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.DeadLetterRecords;
import dev.weir.io.record.DecisionRecords;
import dev.weir.io.record.JsonDecisions;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.io.record.RawRecords;
import dev.weir.io.record.RuleStatusRecords;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class KafkaRecordsTest {
    private static final KafkaSinkContext CONTEXT = new OneInstance();

    static Stream<Arguments> types() {
        return Stream.of(
                arguments("transaction", "transaction.decision"),
                arguments("click", "REVIEW"),
                arguments("x", "REVIEW"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aDecisionIsACloudEventKeyedByItsSubject(String trigger, String type) {
        Decision decision =
                new Decision("id", new Trigger(trigger, "t"), "c-42", 0, 126, "REVIEW", 1, List.of(), List.of(), 17);

        ProducerRecord<byte[], byte[]> record =
                new DecisionRecords("actions", "weir", new JsonDecisions(), 1_000_000).serialize(decision, CONTEXT, 7L);

        assertThat(record.topic()).isEqualTo("actions");
        assertThat(text(record.key())).isEqualTo("c-42");
        assertThat(record.value()).isEqualTo(new JsonDecisions().write(decision));
        assertThat(record.timestamp()).isNull();
        assertThat(headers(record))
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "id"),
                        Map.entry("ce_source", "weir"),
                        Map.entry("ce_type", type),
                        Map.entry("ce_time", "1970-01-01T00:00:00.126Z"));
    }

    @Test
    void aMatchThatComesByItselfIsNotTheAnswerToATransaction() {
        Trigger trigger = new Trigger("transaction", "t");
        Decision decision =
                new Decision("id", trigger, "c-42", 0, 126, "REMIND", 1, List.of(), List.of(), 17, false, "");

        assertThat(headers(new DecisionRecords("actions", "weir", new JsonDecisions(), 1_000_000)
                        .serialize(decision, CONTEXT, 7L)))
                .contains(Map.entry("ce_type", "REMIND"));
    }

    @Test
    void anAnswerIsKeyedByItsRule() {
        RuleStatus status = new RuleStatus("r-1", 1, RuleStatus.Kind.ACTIVE, List.of(), 1, 0);

        ProducerRecord<byte[], byte[]> record =
                new RuleStatusRecords("rule-status", new JsonRuleStatus()).serialize(status, CONTEXT, 7L);

        assertThat(text(record.key())).isEqualTo("r-1");
        assertThat(record.value()).isEqualTo(new JsonRuleStatus().write(status));
    }

    @Test
    void aDeadLetterIsTheRecordByteForByteWithTheReasonInItsHeaders() {
        byte[] key = {0, -1};
        byte[] value = {-128, 127, 0};
        RawRecord raw = new RawRecord("transactions", 3, 42, 1_000, key, value);

        ProducerRecord<byte[], byte[]> record = new DeadLetterRecords("dead-letters", 1_000_000)
                .serialize(new DeadLetter(raw, "not J\u00dcSON"), CONTEXT, 7L);

        assertThat(record.key()).isEqualTo(key);
        assertThat(record.value()).isEqualTo(value);
        assertThat(headers(record))
                .containsExactly(
                        Map.entry("error", "not J\u00dcSON"),
                        Map.entry("source.topic", "transactions"),
                        Map.entry("source.partition", "3"),
                        Map.entry("source.offset", "42"),
                        Map.entry("source.timestamp", "1000"));
    }

    @Test
    void aRecordWithoutKeyOrValueStaysOne() {
        RawRecord raw = RawRecords.of(new ConsumerRecord<>("t", 0, 0, null, null));

        ProducerRecord<byte[], byte[]> record =
                new DeadLetterRecords("dead-letters", 1_000_000).serialize(new DeadLetter(raw, "empty"), CONTEXT, 7L);

        assertThat(raw.key()).isEmpty();
        assertThat(raw.value()).isEmpty();
        assertThat(record.key()).isNull();
        assertThat(record.value()).isNull();
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return headers;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
