package dev.weir.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.Schema;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which outcomes a rule may decide. */
final class OutcomeNamesTest {
    private static final List<String> DECLARED = List.of("APPROVE", "REVIEW", "BLOCK", "OFFER");
    private static final OutcomeNames OPEN = OutcomeNames.of(DECLARED, List.of("risk"), OutcomeNames.ANY_LIST);
    private static final OutcomeNames CLOSED =
            OutcomeNames.of(DECLARED, List.of("risk", "offers"), OutcomeNames.ANY_LIST);

    @ParameterizedTest
    @ValueSource(strings = {"BLOCKED", "BLOCKS", "BLOCKING", "block", "BLCOK", "BLOK"})
    void aMisspeltBlockIsRefusedWithWhatWasMeant(String written) {
        assertThat(OPEN.refusal(written)).get().asString().contains("did you mean 'BLOCK'?");
        assertThat(CLOSED.refusal(written)).get().asString().contains("did you mean 'BLOCK'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNBLOCK", "BLOCK_CARD", "BLOCKCHAIN", "CHALLENGE", "BACK"})
    void anOutcomeOfItsOwnIsRefusedOnlyWhereAllAreDeclared(String written) {
        assertThat(OPEN.refusal(written)).isEmpty();
        assertThat(CLOSED.refusal(written)).get().asString().startsWith("unknown outcome '" + written + "'");
    }

    @Test
    void whatIsDeclaredIsTaken() {
        DECLARED.forEach(name -> assertThat(CLOSED.refusal(name)).isEmpty());
    }

    @Test
    void anOutcomeThatIsDeclaredIsNoMisspeltOther() {
        assertThat(OutcomeNames.of(List.of("BLOCK", "BLOCKED"), List.of("risk", "offers"), OutcomeNames.ANY_LIST)
                        .refusal("BLOCKED"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{on: click, when: 'recently(\"BLOK\", \"1h\")'}",
                "{on: click, when: 'click.type == \"X\" && !(decided(\"BLOK\", \"1h\") > 2)'}",
                "{on: click, features: {n: {count: decision, where: 'decision.outcome == \"BLOK\"', by: [ip], over: 1h}}, when: n > 1}",
                "{on: click, features: {n: {count: decision, where: '\"BLOK\" != decision.outcome', by: [ip], over: 1h}}, when: n > 1}",
                "{on: click, features: {n: {count: decision, where: 'decision.outcome in [\"BLOCK\", \"BLOK\"]', by: [ip], over: 1h}}, when: n > 1}",
                "{by: [ip], pattern: {within: 1h, stages: [{name: a, on: decision, where: 'decision.outcome == \"BLOK\"'},"
                        + " {name: b, on: transaction}]}}"
            })
    void aQuestionAboutAnOutcomeThatNoRuleMayDecideIsRefused(String rule) throws Exception {
        Compiled compiled = compiler().compile(document(rule));

        assertThat(compiled).isInstanceOf(Compiled.Rejected.class);
        assertThat(((Compiled.Rejected) compiled).errors())
                .singleElement()
                .satisfies(error ->
                        assertThat(error.message()).startsWith("unknown outcome 'BLOK'; did you mean 'BLOCK'?"));
        assertThat(compiler().compile(document(rule.replace("BLOK", "OFFER"))))
                .as("an outcome that is declared")
                .isInstanceOf(Compiled.Accepted.class);
        assertThat(compiler().ofRulesInForce().compile(document(rule)))
                .as("in force")
                .isInstanceOf(Compiled.Accepted.class);
    }

    @Test
    void aGuardOfARuleThatDoesNotBlockNeverTrips() {
        String rule = "{id: r, version: 1, on: transaction, when: transaction.amount > 9,"
                + " guard: {maxBlockRate: 5%, over: 10m}, then: {outcome: OUTCOME}}";

        assertThat(((Compiled.Accepted) Rules.compile(rule.replace("OUTCOME", "REVIEW"))).warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.path()).isEqualTo("guard");
                    assertThat(warning.message())
                            .isEqualTo("a guard counts whom a rule gives the most severe outcome, 'BLOCK', and this one"
                                    + " gives 'REVIEW': it never trips; leave it out");
                });
        assertThat(((Compiled.Accepted) Rules.compile(rule.replace("OUTCOME", "BLOCK"))).warnings())
                .isEmpty();
    }

    private static Node document(String rule) throws Exception {
        return Documents.yaml(10_000)
                .read(("{id: r, version: 1, then: {outcome: REVIEW}, " + rule.substring(1))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static RuleCompiler compiler() {
        RuleLimits limits = new RuleLimits(
                10_000,
                1_000,
                3_600_000,
                10,
                ExpressionLimits.DEFAULT,
                RuleCounts.DEFAULT,
                RuleLimits.FOREVER_MILLIS,
                CLOSED);
        return new RuleCompiler(new Schema(Map.of(), Map.of(DecisionStream.TYPE, DecisionStream.DEFINITION)), limits);
    }

    @Test
    void aRuleInForceKeepsItsOutcomeWhateverIsDeclaredNow() throws Exception {
        RuleCompiler compiler = compiler();
        var rule = Documents.yaml(10_000)
                .read("{id: r, version: 1, on: click, when: 'true', then: {outcome: BLOCKED}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(compiler.compile(rule)).isInstanceOf(Compiled.Rejected.class);
        assertThat(compiler.ofRulesInForce().compile(rule)).isInstanceOf(Compiled.Accepted.class);
    }
}
