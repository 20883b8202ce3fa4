package dev.weir.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.definition.Schema;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream that the job config declares is used as a click is: as what a rule is on, in features and in patterns. */
final class DeclaredStreamsTest {
    private static final String RETURNS = """
            kafka: {bootstrapServers: "b:1"}
            streams:
              returns:
                topic: returns
                id: returnId
                time: returnedAt
                subject: customerId
                fields: {orderId: string, amount: double, damaged: bool, pieces: int, boughtAt: timestamp}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRuleIsOnIt() throws Exception {
        decides("""
                id: a
                version: 1
                on: returns
                when: returns.amount > 100 && returns.damaged && returns.pieces == 2
                      && returns.returnedAt - returns.boughtAt < duration("72h")
                then: {outcome: REVIEW, params: {order: returns.orderId}}
                """, """
                cases:
                  - name: large, damaged and soon
                    events:
                      - {at: 0s, returns: {customerId: c-1, orderId: o-1, amount: 50, damaged: true, pieces: 2, boughtAt: "2026-03-02T09:00:00Z"}}
                      - {at: 1s, returns: {customerId: c-1, orderId: o-2, amount: 150, damaged: true, pieces: 2, boughtAt: "2026-03-02T09:00:00Z"}}
                      - {at: 2s, returns: {customerId: c-1, orderId: o-3, amount: 150, damaged: true, pieces: 2, boughtAt: "2026-02-02T09:00:00Z"}}
                    expect: [{event: e2, outcome: REVIEW, subject: c-1, params: {order: o-2}}]
                """);
    }

    @Test
    void aFeatureOfAPaymentIsOverIt() throws Exception {
        decides("""
                id: a
                version: 1
                on: transaction
                features:
                  returned: {sum: returns.amount, by: [customerId], over: 30d}
                  returns30d: {count: returns, where: returns.damaged, by: [customerId], over: 30d}
                when: returned > 100 && returns30d >= 2
                then: {outcome: REVIEW}
                """, """
                cases:
                  - name: two damaged ones
                    events:
                      - {at: 0s, returns: {customerId: c-1, amount: 60, damaged: true}}
                      - {at: 1s, transaction: {customerId: c-1, amount: 5}}
                      - {at: 1s, returns: {customerId: c-2, amount: 60, damaged: true}}
                      - {at: 2s, returns: {customerId: c-1, amount: 60, damaged: true}}
                      - {at: 3s, transaction: {customerId: c-1, amount: 5}}
                      - {at: 4s, transaction: {customerId: c-2, amount: 5}}
                    expect:
                      - {event: e5, outcome: REVIEW, features: {returned: 120, returns30d: 2}}
                """);
    }

    @Test
    void aPatternHasStagesOnItAndFeaturesOfPaymentsAreLookedUpWithIt() throws Exception {
        decides("""
                id: a
                version: 1
                by: [customerId]
                pattern:
                  within: 1h
                  stages:
                    - {name: bought, on: transaction, where: transaction.amount > 100}
                    - {name: back, on: [returns, click], where: {returns: returns.amount == bought.amount, click: "click.type == 'CANCEL'"}}
                features:
                  paid: {sum: transaction.amount, by: [customerId], over: 1d}
                when: paid < 1000
                then: {outcome: REVIEW, params: {of: back.orderId}}
                """, """
                cases:
                  - name: the same amount within the hour
                    events:
                      - {at: 0s, transaction: {customerId: c-1, amount: 150}}
                      - {at: 10m, returns: {customerId: c-1, amount: 20, orderId: o-1}}
                      - {at: 20m, returns: {customerId: c-1, amount: 150, orderId: o-2}}
                    expect:
                      - {event: e3, outcome: REVIEW, params: {of: o-2}, matched: {bought: [e1], back: [e3]}}
                """);
    }

    @Test
    void withoutItsDeclarationARuleOnItIsRefused() throws Exception {
        assertThat(new RuleCompiler(Schema.PLAIN, RuleLimits.DEFAULT)
                        .compile(Documents.yaml(10_000)
                                .read("{id: a, version: 1, on: returns, when: true, then: {outcome: X}}"
                                        .getBytes(StandardCharsets.UTF_8))))
                .asString()
                .contains("'on' is the text 'returns'; write one of 'transaction', 'click', 'inventory'");
    }

    private void decides(String rule, String cases) throws Exception {
        JobConfig config =
                new JobConfigs().read(Files.writeString(folder.resolve("job.yaml"), RETURNS), Map.of(), Map.of());
        PlayedCases.assertGood(config, folder, rule, cases);
    }
}
