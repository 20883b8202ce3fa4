package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.DeclaredEvent;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.StockChange;
import dev.weir.events.Value;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.definition.Schema;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.Documents;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.record.DecisionEventRecords;
import dev.weir.io.record.JsonDecisions;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.io.record.ListEntryRecords;
import dev.weir.operators.EventReader.Reading;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.model.CompiledModel;
import dev.weir.rules.model.ModelCompiler;
import dev.weir.rules.rule.Compiled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of wire formats are read and written as the page has them. */
final class WireFormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIG = """
            kafka: {bootstrapServers: b:1}
            attributes: {transaction: {giftCard: bool}}
            streams: {returns: {topic: returns, id: returnId, time: timestamp, subject: customerId, fields: {orderId: string, amount: double}}}
            labels: {topic: labels}
            """;

    private static JobConfig config;
    private static Page page;

    @BeforeAll
    static void read() throws ConfigException, IOException {
        config = new JobConfigs().read(CONFIG, Map.of(), Map.of());
        page = Page.named("wire-formats.md");
    }

    @Test
    void theTransactionHasEveryFieldThatRulesMayName() throws IOException {
        Event event = accepted("transactions", example("transactions"));

        assertThat(absent(event, EventType.TRANSACTION)).isEmpty();
        assertThat(event.attributes().get("giftCard")).isEqualTo(new Value.Bool(true));
    }

    @Test
    void theClickHasEveryFieldThatRulesMayName() throws IOException {
        assertThat(absent(accepted("clickstream", example("clickstream")), EventType.CLICK))
                .isEmpty();
    }

    @Test
    void stockIsReadPlainAndFromDebezium() throws IOException {
        List<String> examples = examples("inventory");

        StockChange plain = (StockChange) accepted("inventory", examples.get(0));
        StockChange change = (StockChange) accepted("inventory", examples.get(1));
        assertThat(absent(plain, EventType.INVENTORY)).isEmpty();
        assertThat(plain.available()).isEqualTo(3).isEqualTo(change.available());
        assertThat(change.id()).isEqualTo("s-1/eu-1/lsn/24023128");
        assertThat(page.text()).contains("`" + change.id() + "`");
    }

    @Test
    void aDeclaredStreamIsReadAsThePageDeclaresIt() throws IOException {
        DeclaredEvent event = (DeclaredEvent) accepted("returns", example("further streams"));

        assertThat(page.text()).contains(CONFIG.lines().toList().get(2));
        assertThat(absent(event, event.type())).isEmpty();
    }

    @Test
    void aDecisionAsAnEventIsWrittenAsThePageSays() throws IOException {
        JsonEvents reader = new JsonEvents(
                Map.of("decision-events", DecisionStream.TYPE),
                new Schema(Map.of(), Map.of(DecisionStream.TYPE, DecisionStream.DEFINITION)),
                Map.of(),
                config.records());
        Reading reading =
                reader.read(new RawRecord("decision-events", 0, 0, 0, new byte[0], utf8(example("decision-events"))));

        DeclaredEvent event = (DeclaredEvent) ((Reading.Accepted) reading).event();
        assertWritten(example("decision-events"), DecisionEventRecords.json(event));
    }

    @Test
    void aLabelIsReadAsThePageSays() throws IOException {
        FraudLabel label = (FraudLabel) accepted("labels", example("labels"));

        assertThat(label)
                .isEqualTo(new FraudLabel(
                        "t-1", true, Instant.parse("2026-03-09T00:00:00Z").toEpochMilli()));
    }

    @Test
    void theRuleAndTheListAreAccepted() throws IOException, DocumentException {
        Documents documents = Documents.json(RuleLimits.DEFAULT.maxDocumentBytes());

        assertThat(new RuleCompiler(config.schema(), RuleLimits.DEFAULT)
                        .compile(documents.read(utf8(example("rules")))))
                .isInstanceOf(Compiled.Accepted.class);
        List<String> lists = examples("lists").stream()
                .flatMap(String::lines)
                .filter(list -> !list.contains("\"rule\""))
                .toList();
        assertThat(lists).hasSize(3);
        for (String list : lists) {
            assertThat(list)
                    .contains("\"name\":\"" + documents.readList(utf8(list)).name() + "\"");
        }
    }

    @Test
    void theModelIsAccepted() throws IOException, DocumentException {
        Linked document = Linked.plain(
                Documents.json(RuleLimits.DEFAULT.maxDocumentBytes()).read(utf8(example("models"))));

        assertThat(new ModelCompiler(new RuleCompiler(config.schema(), RuleLimits.DEFAULT))
                        .compile(document, "card-fraud"))
                .isInstanceOf(CompiledModel.Accepted.class);
    }

    @Test
    void theEntryOfARuleIsWrittenSo() throws IOException {
        List<String> examples = examples("lists");
        long untilMillis = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
        ListWrite entry =
                new ListWrite("hot-ips", "203.0.113.7", untilMillis - 86_400_000, untilMillis, "hot-ip-entry");

        assertWritten(examples.get(examples.size() - 1), ListEntryRecords.json(entry));
        assertThat(entry.key()).isEqualTo("hot-ips/0c36becd9275ad85934f26dd74d181f0");
    }

    @Test
    void theDecisionIsWrittenSo() throws IOException {
        assertWritten(example("actions"), new JsonDecisions().write(Examples.decision()));
    }

    @Test
    void theAnswersAreWrittenSo() throws IOException {
        List<String> examples = examples("rule-status");

        assertWritten(examples.get(0), new JsonRuleStatus().write(Examples.ofRule()));
        assertWritten(examples.get(1), new JsonRuleStatus().write(Examples.ofList()));
    }

    @Test
    void everyStatusIsExplainedAndNoOther() {
        assertThat(Page.rows(page.block("statuses")).stream()
                        .map(row -> row.get(0).replace("`", "")))
                .containsExactlyElementsOf(
                        Arrays.stream(RuleStatus.Kind.values()).map(Enum::name).toList());
    }

    @Test
    void everyTopicOfTheJobConfigIsInTheTable() {
        List<String> topics = List.of(
                config.topics().of(EventType.TRANSACTION),
                config.topics().of(EventType.CLICK),
                config.topics().of(EventType.INVENTORY),
                config.topics().rules(),
                config.topics().lists(),
                config.topics().models(),
                config.topics().actions(),
                config.topics().ruleStatus(),
                config.topics().rulesInForce(),
                config.topics().deadLetters());

        assertThat(topics)
                .allSatisfy(topic -> assertThat(page.text()).contains("| [`" + topic + "`](#" + topic + ") |"));
    }

    /** In the same order, too. */
    private static void assertWritten(String example, byte[] json) throws IOException {
        JsonNode expected = JSON.readTree(example);
        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo(JSON.writeValueAsString(expected));
    }

    private static Event accepted(String topic, String json) {
        Reading reading = JsonEvents.of(config).read(new RawRecord(topic, 0, 0, 0, new byte[0], utf8(json)));
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).event();
    }

    private static List<String> absent(Event event, EventType type) {
        return config.schema().fields(type).stream()
                .filter(field -> field.of(event).equals(Value.absent()))
                .map(Field::name)
                .toList();
    }

    private static String example(String heading) throws IOException {
        List<String> examples = examples(heading);
        assertThat(examples).hasSize(1);
        return examples.get(0);
    }

    private static List<String> examples(String heading) {
        String text = page.text();
        int from = text.indexOf("\n## " + heading + "\n");
        int to = text.indexOf("\n## ", from + 1);
        return new Page(page.file(), text.substring(from, to < 0 ? text.length() : to)).fenced("json");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
