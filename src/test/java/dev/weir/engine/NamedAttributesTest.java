package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Settings;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.JobSettings;
import dev.weir.rules.RuleDraft;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attributes that are named while the job runs: events have them all along, and rules use them from then on. */
final class NamedAttributesTest {
    private static final String SCHEMA =
            "{\"id\":\"job/schema\",\"version\":1,\"attributes\":{\"transaction\":[\"device\",\"aaa\"]}}";

    private final JobConfig config = config();
    private final JsonEvents reader = JsonEvents.of(config);
    private final LocalEngine engine = engine();
    private int sent;

    @Test
    void aRuleUsesThemInItsConditionInItsKeysAndInItsDecision() {
        push(
                "declared",
                RuleDraft.rule("declared")
                        .when("transaction.attributes.zone == 'EU'")
                        .outcome("REVIEW")
                        .json());
        push("job/schema", SCHEMA);
        push(
                "named",
                RuleDraft.rule("named")
                        .features("n: {count: transaction, by: [attributes.device], over: 1h}")
                        .when("n > 1 && transaction.attributes.aaa == '7'")
                        .param("device", "transaction.attributes.device")
                        .outcome("BLOCK")
                        .json());

        assertThat(rules("{\"device\": \"d1\", \"aaa\": 7, \"zone\": \"EU\"}")).containsExactly("declared");
        assertThat(rules("{\"device\": \"d2\", \"aaa\": 7, \"zone\": \"US\"}")).isEmpty();
        assertThat(rules("{\"device\": \"d1\", \"aaa\": 7, \"zone\": \"EU\"}")).containsExactly("named", "declared");
        assertThat(rules("{\"device\": \"d1\", \"aaa\": 8, \"zone\": \"EU\"}")).containsExactly("declared");
        assertThat(rules("{\"aaa\": 7}")).isEmpty();
    }

    @Test
    void aPatternIsKeptByOneAndComparesIt() {
        push("job/schema", SCHEMA);
        push(
                "pattern",
                RuleDraft.rule("pattern")
                        .with("by: [attributes.device]")
                        .pattern(
                                "1h",
                                "{name: a, on: transaction}, {name: b, on: transaction, where:"
                                        + " 'transaction.attributes.device == a.attributes.device'}")
                        .outcome("BLOCK")
                        .json());

        assertThat(rules("{\"device\": \"d1\"}")).isEmpty();
        assertThat(rules("{\"device\": \"d2\"}")).isEmpty();
        assertThat(rules("{\"device\": \"d1\"}")).containsExactly("pattern");
    }

    @Test
    void whatIsNamedWithATypeIsReadAsIt() {
        push("job/schema", """
                {"id": "job/schema", "version": 1, "attributes": {"transaction":
                  {"weight": "double", "pieces": "int", "gift": "bool", "due": "timestamp", "note": "string"}}}
                """);
        push(
                "typed",
                RuleDraft.rule("typed")
                        .features("kilos: {sum: transaction.attributes.weight, by: [customerId], over: 1h}")
                        .when("transaction.attributes.weight > 1.5 && transaction.attributes.pieces + 1 == 4"
                                + " && transaction.attributes.gift && transaction.attributes.due < now && kilos > 1.5")
                        .outcome("BLOCK")
                        .json());

        String good = "{\"weight\": 2.5e0, \"pieces\": 3, \"gift\": true, \"due\": \"2023-01-01T00:00:00Z\"}";
        assertThat(rules(good)).containsExactly("typed");
        assertThat(rules(good.replace("true", "\"true\"").replace("\"2023-01-01T00:00:00Z\"", "1672531200000")))
                .containsExactly("typed");
        for (String other : List.of(
                good.replace("2.5e0", "1.5"),
                good.replace("2.5e0", "\"heavy\""),
                good.replace("2.5e0", "\"NaN\""),
                good.replace("2.5e0", "\"2.5d\""),
                good.replace("2.5e0", "1e999"),
                good.replace(": 3", ": 3.0"),
                good.replace(": 3", ": 99999999999999999999"),
                good.replace("true", "1"),
                good.replace("2023-01-01T00:00:00Z", "yesterday"))) {
            assertThat(rules(other)).as(other).isEmpty();
        }
        assertThat(engine.errors()).isZero();
    }

    private void push(String id, String document) {
        assertThat(engine.push(id, document.getBytes(StandardCharsets.UTF_8)))
                .satisfies(answer -> assertThat(answer.errors()).isEmpty())
                .satisfies(answer -> assertThat(answer.kind()).isEqualTo(Kind.ACTIVE));
    }

    private List<String> rules(String attributes) {
        String json =
                "{\"transactionId\": \"t%d\", \"customerId\": \"c%d\", \"amount\": 10, \"timestamp\": %d, \"attributes\": %s}"
                        .formatted(sent, sent, 1_700_000_000_000L + sent, attributes);
        RawRecord record =
                new RawRecord("transactions", 0, sent++, 0, new byte[0], json.getBytes(StandardCharsets.UTF_8));
        Event event = reader.read(record).events().get(0);
        return engine.decide(event).stream()
                .map(Decision::reasons)
                .flatMap(List::stream)
                .map(reason -> reason.rule())
                .toList();
    }

    private LocalEngine engine() {
        JobSettings settings = Settings.of(config);
        return new LocalEngine(settings.engine(), settings.documents(), settings.compiler(), settings.latenessMillis());
    }

    private static JobConfig config() {
        try {
            return new JobConfigs().read("""
                            kafka: {bootstrapServers: "localhost:1"}
                            attributes: {others: 4, transaction: {zone: string}}
                            """, Map.of(), Map.of());
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}
