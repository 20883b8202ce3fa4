package dev.weir.io.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.docs.Page;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.train.Publication;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Trigger;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.io.kafka.OneInstance;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/** The page on wire formats names every header that the job writes, and no other. */
final class WireHeadersTest {
    private static final Pattern NAME = Pattern.compile("`([\\w.-]+)`");

    @Test
    void ofADecision() throws IOException {
        Decision decision =
                new Decision("id", new Trigger("click", "e"), "c", 0, 0, "REVIEW", 1, List.of(), List.of(), 1);

        assertThat(written(new DecisionRecords("actions", "weir", new JsonDecisions(), 1_000_000), decision))
                .containsExactlyInAnyOrderElementsOf(onThePage("actions"));
    }

    @Test
    void ofWhatIsInForce() throws IOException {
        Push push = new Push(new RecordPlace("rules", 0, 812), 1, new Sender("anna", 1, "c2lnbmVk"), true);
        InForceEntry entry = new InForceEntry("r", new byte[] {1}, 1, 1, push, "it failed");

        assertThat(written(new InForceRecords("rules-in-force"), entry))
                .containsExactlyInAnyOrderElementsOf(onThePage("rules-in-force"));
    }

    @Test
    void ofAModelThatTheJobTrained() throws IOException {
        Publication version = new Publication("card-fraud/shadow", 2, "{}", "c2VhbA==");

        assertThat(written(new TrainedModelRecords("models"), version))
                .containsExactlyInAnyOrderElementsOf(onThePage("models"));
    }

    @Test
    void ofADeadLetterThatIsTooLarge() throws IOException {
        RawRecord raw = new RawRecord("transactions", 0, 0, 0, new byte[0], new byte[300_000]);

        assertThat(written(new DeadLetterRecords("dead-letters", 200_000), new DeadLetter(raw, "unreadable")))
                .containsExactlyInAnyOrderElementsOf(onThePage("dead-letters"));
    }

    private static <T> List<String> written(KafkaRecordSerializationSchema<T> records, T what) {
        Iterable<Header> headers =
                records.serialize(what, new OneInstance(), 0L).headers();
        return StreamSupport.stream(headers.spliterator(), false)
                .map(Header::key)
                .toList();
    }

    private static List<String> onThePage(String topic) throws IOException {
        return Page.rows(Page.named("wire-formats.md").block("headers: " + topic)).stream()
                .flatMap(row -> names(row.get(0)))
                .toList();
    }

    private static Stream<String> names(String cell) {
        return NAME.matcher(cell).results().map((MatchResult name) -> name.group(1));
    }
}
