package dev.weir.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Attributes;
import dev.weir.events.DeclaredEvent;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.StreamDefinition;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.definition.Schema;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.record.DecisionEventRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of a stream that the job config declares. */
final class DeclaredRecordsTest {
    private static final EventType RETURNS = EventType.declared("returns");
    private static final StreamDefinition STREAM = new StreamDefinition(
            RETURNS,
            "returnId",
            "at",
            "customerId",
            Map.of("amount", ValueType.DOUBLE, "pieces", ValueType.INT, "damaged", ValueType.BOOL));
    private static final JsonEvents READER = new JsonEvents(
            Map.of("returns", RETURNS),
            new Schema(Map.of(), Map.of(RETURNS, STREAM)),
            Map.of(RETURNS, Map.of("amount", "total.value")),
            Records.RECORDS);

    private static final Event EVENT = new DeclaredEvent(
            RETURNS,
            "r-1",
            1_000,
            "c-1",
            new Attributes(Map.of(
                    "returnId", new Value.Text("r-1"),
                    "at", new Value.Time(1_000),
                    "customerId", new Value.Text("c-1"),
                    "amount", new Value.Real(9.5),
                    "damaged", new Value.Bool(true))));

    @Test
    void isReadWithItsDeclaredFieldsAndNoOthers() {
        assertThat(Records.accepted(READER.read(Records.record("returns", """
                        {"returnId":"r-1","customerId":"c-1","at":1000,"total":{"value":9.5},"damaged":true,
                         "pieces":null,"note":"torn"}"""))))
                .isEqualTo(EVENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"customerId":"c","at":1}                               | returnId is missing; write a text
            {"returnId":" ","customerId":"c","at":1}                | returnId is missing; write a text
            {"returnId":"r","at":1}                                 | customerId is missing; write a text
            {"returnId":"r","customerId":"c"}                       | at is missing; write
            {"returnId":"r","customerId":"c","at":"soon"}           | at is the text "soon"; write
            {"returnId":"r","customerId":"c","at":1,"pieces":1.5}   | pieces is the number 1.5; write a whole number
            {"returnId":"r","customerId":"c","at":1,"damaged":"no"} | damaged is the text "no"; write true or false
            {"returnId":"r","customerId":"c","at":1,"total":5}      | total is the number 5; write an object
            {"returnId":["r"],"customerId":"c","at":1}              | returnId is an array; write a text
            []                                                      | the value is not a JSON object
            """)
    void whatCannotBeMeantIsRefusedWithWhatToWrite(String record, String error) {
        assertThat(Records.rejected(READER.read(Records.record("returns", record))))
                .startsWith(error);
    }

    @Test
    void aDecisionIsReadAsTheEventThatWasWrittenOfIt() {
        JsonEvents reader = new JsonEvents(
                Map.of("decision-events", DecisionStream.TYPE),
                new Schema(Map.of(), Map.of(DecisionStream.TYPE, DecisionStream.DEFINITION)),
                Map.of(),
                Records.RECORDS);
        DeclaredEvent decision = new DeclaredEvent(
                DecisionStream.TYPE,
                "0c9f",
                1_000,
                "c-1",
                new Attributes(Map.of(
                        "decisionId", new Value.Text("0c9f"),
                        "eventTime", new Value.Time(1_000),
                        "subject", new Value.Text("c-1"),
                        "outcome", new Value.Text("BLOCK"),
                        "score", new Value.Real(90),
                        "rules", new Value.Text("a b"),
                        "amount", new Value.Real(0.1))));
        var record = new DecisionEventRecords("decision-events").record(decision);

        assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("c-1");
        assertThat(Records.accepted(reader.read(
                        Records.record(record.topic(), new String(record.value(), StandardCharsets.UTF_8)))))
                .isEqualTo(decision);
    }

    @Test
    void anIdIsAsLongAsOtherIdsMayBe() {
        String least = "\",\"customerId\":\"c\",\"at\":1}";
        assertThat(Records.accepted(
                                READER.read(Records.record("returns", "{\"returnId\":\"" + "r".repeat(256) + least)))
                        .id())
                .hasSize(256);
        assertThat(Records.rejected(
                        READER.read(Records.record("returns", "{\"returnId\":\"" + "r".repeat(257) + least))))
                .contains("write at most 256");
    }

    @Test
    void survivesItsBinaryForm() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new EventCodec().write(EVENT, new DataOutputStream(bytes));
        assertThat(new EventCodec().read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(EVENT);
    }
}
