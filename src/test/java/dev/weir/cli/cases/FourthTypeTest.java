package dev.weir.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.Attributes;
import dev.weir.events.EventType;
import dev.weir.events.LineItem;
import dev.weir.events.Value;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.definition.EventDefinition;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A further type of events takes a file of its own and a line: {@link Refund} and {@link Wish}, and what {@link #MORE} adds. */
final class FourthTypeTest {
    private static final EventDefinitions MORE = with(new Refund.Definition(), new Wish.Definition());
    private static final EventType REFUND = new Refund.Definition().type();

    @TempDir
    private Path folder = Path.of("");

    private static EventDefinitions with(EventDefinition<?>... further) {
        List<EventDefinition<?>> all = new ArrayList<>(EventDefinitions.BUILT_IN.all());
        all.addAll(List.of(further));
        return new EventDefinitions(all);
    }

    @Test
    void aRuleIsOnItByItsFieldsItsMappingAndItsAttributes() throws Exception {
        decides("attributes: {refund: {gift: bool}}\nmappings: {refund: {amount: total.value}}\n", """
                id: a
                version: 1
                on: refund
                when: refund.amount > 100 && refund.attributes.gift && refund.items.exists(i, i.sku == "s-1")
                then: {outcome: REVIEW, params: {at: refund.refundedAt}}
                """, """
                cases:
                  - name: a gift that was dear
                    events:
                      - {at: 0s, refund: {customerId: c-1, total: {value: 50}, items: [{sku: s-1}], attributes: {gift: true}}}
                      - {at: 1s, refund: {customerId: c-1, total: {value: 150}, items: [{sku: s-1}], attributes: {gift: true}}}
                      - {at: 2s, refund: {customerId: c-1, total: {value: 150}, items: [{sku: s-2}], attributes: {gift: true}}}
                    expect: [{event: e2, outcome: REVIEW, subject: c-1, params: {at: "2026-03-02T10:00:01.000Z"}}]
                """);
    }

    @Test
    void featuresAreOverItAndOverItsLines() throws Exception {
        decides("", """
                id: a
                version: 1
                on: transaction
                features:
                  returned: {sum: refund.amount, by: [customerId], over: 30d}
                  often: {count: refund, by: [sku], over: 30d}
                when: returned > 100 && transaction.items.exists(i, i.often == 2)
                then: {outcome: REVIEW}
                """, """
                cases:
                  - name: an article that comes back
                    events:
                      - {at: 0s, refund: {customerId: c-1, amount: 60, items: [{sku: s-1}, {sku: s-2}]}}
                      - {at: 1s, transaction: {customerId: c-1, amount: 5, items: [{sku: s-1}]}}
                      - {at: 2s, refund: {customerId: c-1, amount: 60, items: [{sku: s-1}, {sku: s-3}]}}
                      - {at: 3s, transaction: {customerId: c-1, amount: 5, items: [{sku: s-2}]}}
                      - {at: 4s, transaction: {customerId: c-1, amount: 5, items: [{sku: s-1}]}}
                    expect: [{event: e5, outcome: REVIEW, features: {returned: 120, often: {s-1: 2}}}]
                """);
    }

    @Test
    void aPatternHasStagesOnIt() throws Exception {
        decides("", """
                id: a
                version: 1
                by: [customerId]
                pattern:
                  within: 1h
                  stages:
                    - {name: bought, on: transaction}
                    - {name: back, on: [refund, click], where: {refund: refund.amount == bought.amount, click: "click.type == 'CANCEL'"}}
                then: {outcome: REVIEW}
                """, """
                cases:
                  - name: the same amount
                    events:
                      - {at: 0s, transaction: {customerId: c-1, amount: 150}}
                      - {at: 1m, refund: {customerId: c-1, amount: 20}}
                      - {at: 2m, refund: {customerId: c-1, amount: 150}}
                    expect: [{event: e3, outcome: REVIEW, matched: {bought: [e1], back: [e3]}}]
                """);
    }

    @Test
    void aTypeWithASkuSeesItsStock() throws Exception {
        decides("", """
                id: a
                version: 1
                on: wish
                when: stock.available < 3
                then: {outcome: OFFER, params: {left: stock.available}}
                """, """
                cases:
                  - name: soon sold out
                    events:
                      - {at: 0s, inventory: {sku: s-1, available: 2}}
                      - {at: 0s, inventory: {sku: s-2, available: 9}}
                      - {at: 1s, wish: {customerId: c-1, sku: s-2}}
                      - {at: 2s, wish: {customerId: c-1, sku: s-1}}
                      - {at: 3s, wish: {customerId: c-1}}
                    expect: [{event: e4, outcome: OFFER, params: {left: 2}}]
                """);
    }

    @Test
    void aPatternThatItCompletesSeesTheStockOfItsSku() throws Exception {
        decides("", """
                id: a
                version: 1
                by: [customerId]
                pattern:
                  within: 1h
                  stages:
                    - {name: bought, on: transaction}
                    - {name: wanted, on: [wish, refund]}
                when: stock.available < 3
                then: {outcome: OFFER}
                """, """
                cases:
                  - name: soon sold out
                    events:
                      - {at: 0s, inventory: {sku: s-1, available: 2}}
                      - {at: 1m, transaction: {customerId: c-1, amount: 150}}
                      - {at: 2m, transaction: {customerId: c-2, amount: 150}}
                      - {at: 3m, refund: {customerId: c-1, items: [{sku: s-1}]}}
                      - {at: 4m, wish: {customerId: c-2, sku: s-1}}
                    expect: [{event: e5, outcome: OFFER, matched: {bought: [e3], wanted: [e5]}}]
                """);
    }

    @Test
    void refusalsNameTheTypesThatSeeStockAndTheOneThatHasLines() throws Exception {
        assertThat(refusal("on: refund\nwhen: stock.available < 3\n"))
                .contains("'stock' is that of a click's or wish's sku; on a refund each line has its own: write"
                        + " refund.items.exists(i, i.stock.available < ...)");
        assertThat(refusal("on: refund\nwhen: item.sku == 's'\n")).contains("here write refund.items.exists(i, ...)");
        assertThat(refusal("by: [customerId]\nwhen: stock.available < 3\npattern: {within: 1h, stages: ["
                        + "{name: a, on: wish}, {name: b, on: refund}]}\n"))
                .contains("or of the click or wish that completes it, and this pattern is kept by [customerId]");
    }

    private String refusal(String rule) throws Exception {
        byte[] document = ("id: a\nversion: 1\nthen: {outcome: REVIEW}\n" + rule).getBytes(StandardCharsets.UTF_8);
        Compiled result = new RuleCompiler(config("").schema(), RuleLimits.DEFAULT)
                .compile(Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes()).read(document));
        assertThat(result).isInstanceOf(Compiled.Rejected.class);
        return result.toString();
    }

    @Test
    void itHasATopicAndTheCodecKnowsItsForm() throws Exception {
        assertThat(config("").topics().of(REFUND)).isEqualTo("refunds");
        assertThat(config("topics: {refunds: money-back}\n").topics().of(REFUND))
                .isEqualTo("money-back");

        Refund refund = new Refund(
                "r-1",
                5,
                "c-1",
                9.5,
                List.of(new LineItem("s-1", 1, Double.NaN)),
                new Attributes(Map.of("gift", new Value.Bool(true))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new EventCodec(MORE).write(refund, new DataOutputStream(bytes));
        assertThat(new EventCodec(MORE).read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(refund);
    }

    private JobConfig config(String more) throws Exception {
        return new JobConfigs(MORE)
                .read(
                        Files.writeString(folder.resolve("job.yaml"), "kafka: {bootstrapServers: 'b:1'}\n" + more),
                        Map.of(),
                        Map.of());
    }

    private void decides(String settings, String rule, String cases) throws Exception {
        PlayedCases.assertGood(config(settings), folder, rule, cases);
    }
}
