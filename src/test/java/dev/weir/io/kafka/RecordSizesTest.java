package dev.weir.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ErrorList;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.Trigger;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.DeadLetterRecords;
import dev.weir.io.record.DecisionRecords;
import dev.weir.io.record.JsonDecisions;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.io.record.RuleStatusRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.AbstractRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No record that the job writes is larger than was said, as Kafka's producer weighs it; and what is most needed stays. */
final class RecordSizesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 200_000;
    private static final int KAFKAS_MOST = 1_048_576;
    private static final KafkaSinkContext CONTEXT = new OneInstance();

    @ParameterizedTest
    @CsvSource({
        "10,      10,      0",
        "10,      190000,  0",
        "180000,  10,      0",
        "190000,  10,      5",
        "528000,  10,      5",
        "10,      528000,  5",
        "5000000, 5000000, 5",
    })
    void aDecisionAboutALongIdFits(int subject, int id, int dropped) throws IOException {
        JsonNode decision =
                written(decision("c".repeat(subject), "t".repeat(id), List.of(reason("r", 1, 1, 1)), List.of()));

        assertThat(decision.path("outcome").asText()).isEqualTo("BLOCK");
        assertThat(decision.path("reasons").get(0).path("rule").asText()).isEqualTo("r");
        assertThat(decision.path("dropped")).hasSize(dropped);
        assertThat(decision.has("truncated")).isEqualTo(dropped > 0);
    }

    @Test
    void theLesserPartsGoFirstAndNoMoreThanHasToBe() throws IOException {
        Reason large = reason("r", 150_000, 0, 0);
        assertThat(dropped(List.of(large), List.of())).isEmpty();
        assertThat(dropped(List.of(reason("r", 250_000, 10, 10)), List.of())).containsExactly("features");
        assertThat(dropped(List.of(large), List.of(reason("s", 0, 250_000, 0)))).containsExactly("features", "shadow");
        assertThat(dropped(List.of(reason("r", 10, 250_000, 10)), List.of()))
                .containsExactly("features", "shadow", "matched");
        assertThat(dropped(List.of(reason("r", 10, 10, 250_000)), List.of()))
                .containsExactly("features", "shadow", "matched", "params");
        assertThat(dropped(Collections.nCopies(5_000, large), List.of()))
                .containsExactly("features", "shadow", "matched", "params", "reasons");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00fc", "\u20ac", "\u0000", "\"", "\uD83D\uDE00", "\uD800"})
    void whateverTheCharactersAreTheBoundHolds(String character) throws IOException {
        String text = character.repeat(150_000);
        Reason reason = new Reason(
                "r".repeat(64), 1, "O".repeat(100), 1, 0, Map.of("p", new Value.Text(text)), Map.of(), Map.of());

        JsonNode decision = written(decision(text, text, Collections.nCopies(1_000, reason), List.of(reason)));

        assertThat(decision.path("reasons")).hasSize(100);
        assertThat(decision.path("subject").asText()).hasSizeBetween(999, 1_000);
    }

    @Test
    void aDecisionWhoseValuesCannotBeWrittenIsWrittenWithoutThem() throws IOException {
        Value nested = new Value.Int(1);
        for (int level = 0; level < 200_000; level++) {
            nested = new Value.Items(List.of(nested));
        }
        Reason reason = new Reason("r", 1, "BLOCK", 1, 0, Map.of("p", nested), Map.of(), Map.of());

        JsonNode decision = written(decision("c", "t", List.of(reason), List.of()));

        assertThat(decision.path("truncated").asBoolean()).isTrue();
        assertThat(decision.path("outcome").asText()).isEqualTo("BLOCK");
        assertThat(decision.path("reasons").get(0).path("rule").asText()).isEqualTo("r");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 253_402_300_800_000L})
    void everyTimeCanBeWritten(long millis) throws IOException {
        Decision decision = new Decision(
                "id", new Trigger("click", "e"), "c", millis, millis, "BLOCK", 1, List.of(), List.of(), millis);

        assertThat(written(decision).path("eventTime").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,195000", "100,194900", "195000,0"})
    void aDeadLetterThatFitsIsWhole(int key, int value) {
        ProducerRecord<byte[], byte[]> letter = letter(key, value);

        assertThat(sizeOf(letter.key()) + sizeOf(letter.value())).isEqualTo(key + value);
        assertThat(letter.headers().lastHeader("truncated")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,195001", "1,195000", "1048576,1", "16000000,16000000"})
    void ofALargerOneTheBeginningAndHowLongItWas(int key, int value) {
        ProducerRecord<byte[], byte[]> letter = letter(key, value);

        assertThat(new String(letter.headers().lastHeader("truncated").value(), StandardCharsets.UTF_8))
                .isEqualTo("key of " + key + " bytes, value of " + value + " bytes");
        assertThat(sizeOf(letter.value())).isEqualTo(Math.min(value, MOST - 5_000 - Math.min(key, 10_000)));
    }

    @Test
    void anAnswerOfSixThousandErrorsFitsAndSaysHowManyMoreThereAre() throws IOException {
        List<RuleError> errors = IntStream.range(0, 6_000)
                .mapToObj(i -> RuleError.at("key" + i, "unknown key 'key" + i + "'; known are " + "x".repeat(150)))
                .toList();

        JsonNode answer = answer("r", errors, "");

        assertThat(answer.path("errors")).hasSize(100);
        assertThat(answer.path("errors").get(99).path("message").asText()).isEqualTo("and 5901 more");
    }

    @Test
    void whatWasCutToFitIsCutNoFurtherWhenItIsCutAgain() {
        List<RuleError> errors = Collections.nCopies(6_000, RuleError.at("", "m".repeat(999)));
        List<RuleError> once = ErrorList.bounded(errors);

        assertThat(once).last().isEqualTo(RuleError.at("", "and 5950 more"));
        assertThat(ErrorList.bounded(once)).isEqualTo(once);
    }

    @Test
    void aHundredErrorsAreAllTold() throws IOException {
        assertThat(answer("r", Collections.nCopies(100, RuleError.at("p", "m")), "")
                        .path("errors"))
                .allSatisfy(error -> assertThat(error.path("message").asText()).isEqualTo("m"))
                .hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u20ac", "\u0000", "\uD83D\uDE00"})
    void anAnswerFitsWhateverItsErrorsAndItsKeyAre(String character) throws IOException {
        String text = character.repeat(300_000);

        JsonNode answer = answer(text, new ArrayList<>(Collections.nCopies(500, RuleError.at(text, text))), text);

        assertThat(answer.path("errors").size()).isBetween(10, 100);
        assertThat(answer.path("errors").get(0).path("message").asText()).hasSizeBetween(999, 1_000);
    }

    private static JsonNode answer(String rule, List<RuleError> errors, String reason) throws IOException {
        RuleStatus status = new RuleStatus(
                rule,
                1,
                RuleStatus.Kind.REJECTED,
                errors,
                1,
                0,
                RuleNotes.NONE.withWarnings(errors).withReason(reason));
        return JSON.readTree(sent(new RuleStatusRecords("rule-status", new JsonRuleStatus()), status, KAFKAS_MOST)
                .value());
    }

    private static List<String> dropped(List<Reason> reasons, List<Reason> shadow) throws IOException {
        List<String> parts = new ArrayList<>();
        written(decision("c", "t", reasons, shadow)).path("dropped").forEach(part -> parts.add(part.asText()));
        return parts;
    }

    private static JsonNode written(Decision decision) throws IOException {
        return JSON.readTree(sent(new DecisionRecords("actions", "weir", new JsonDecisions(), MOST), decision, MOST)
                .value());
    }

    private static ProducerRecord<byte[], byte[]> letter(int key, int value) {
        RawRecord raw = new RawRecord("transactions", 3, 42, 1_000, new byte[key], new byte[value]);
        return sent(new DeadLetterRecords("dead-letters", MOST), new DeadLetter(raw, "\u20ac".repeat(100_000)), MOST);
    }

    /** As the producer weighs it before it sends. */
    private static <T> ProducerRecord<byte[], byte[]> sent(
            KafkaRecordSerializationSchema<T> records, T value, int most) {
        ProducerRecord<byte[], byte[]> record = records.serialize(value, CONTEXT, 0L);
        int size = AbstractRecords.estimateSizeInBytesUpperBound(
                (byte) 2,
                Compression.NONE.type(),
                record.key(),
                record.value(),
                record.headers().toArray());
        assertThat(size).isLessThanOrEqualTo(most);
        return record;
    }

    private static int sizeOf(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static Decision decision(String subject, String id, List<Reason> reasons, List<Reason> shadow) {
        return new Decision("0c9f", new Trigger("click", id), subject, 0, 0, "BLOCK", 90, reasons, shadow, 17);
    }

    private static Reason reason(String rule, int features, int matched, int params) {
        return new Reason(
                rule,
                1,
                "BLOCK",
                90,
                0,
                Map.of("p", new Value.Text("p".repeat(params))),
                Map.of("stage", List.of("m".repeat(matched))),
                Map.of("f", new Value.Text("f".repeat(features))));
    }
}
