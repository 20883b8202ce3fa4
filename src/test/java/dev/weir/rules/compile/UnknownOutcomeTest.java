package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.rules.Rules;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An outcome that no rule may decide is refused wherever a rule asks for it. */
final class UnknownOutcomeTest {
    private static final Schema SCHEMA = new Schema(Map.of(), Map.of(DecisionStream.TYPE, DecisionStream.DEFINITION));
    private static final String MEANT = "unknown outcome 'BLOK'; did you mean 'BLOCK'? If not, declare it";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when: recently(\"BLOK\", \"24h\")",
                "when: '!recently(\"REVIEW\", \"1h\") && decided(\"BLOK\", \"24h\") > 2'",
                "features: {n: {count: decision, where: 'decision.outcome == \"BLOK\"', by: [ip], over: 1h}}\nwhen: n > 2",
                "features: {n: {count: decision, where: 'decision.outcome != \"BLOK\"', by: [ip], over: 1h}}\nwhen: n > 2",
                "features: {n: {count: decision, where: '\"BLOK\" == decision.outcome', by: [ip], over: 1h}}\nwhen: n > 2",
                "features: {n: {count: decision, where: 'decision.outcome in [\"BLOCK\", \"BLOK\"]', by: [ip], over: 1h}}\nwhen: n > 2",
                "features: {n: {count: decision, where: 'orElse(decision.outcome, \"NONE\") == \"BLOK\"', by: [ip], over: 1h}}\nwhen: n > 2",
                "features: {n: {sum: 'decision.outcome == \"BLOK\" ? 1.0 : 0.0', by: [ip], over: 1h}}\nwhen: n > 2.0"
            })
    void ofAMisspeltOneTheMeantOneIsSaid(String part) {
        assertThat(errors(part, OutcomeNames.DEFAULT))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).startsWith(MEANT));
    }

    @Test
    void aStageOfAPatternOverDecisionsIsNoExemption() {
        assertThat(errors("""
                        by: [customerId]
                        pattern:
                          within: 1h
                          stages:
                            - {name: stopped, on: decision, where: 'decision.outcome == "BLOK"'}
                            - {name: again, on: transaction}
                        """, OutcomeNames.DEFAULT)).singleElement().satisfies(error -> {
            assertThat(error.message()).startsWith(MEANT);
            assertThat(error.path()).isEqualTo("pattern.stages[0].where");
        });
        assertThat(errors("""
                        by: [customerId]
                        pattern:
                          within: 1h
                          stages: [{name: stopped, on: decision}, {name: again, on: transaction}]
                        when: stopped.outcome == "BLOK"
                        """, OutcomeNames.DEFAULT))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).startsWith(MEANT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when: recently(\"BLOCK\", \"24h\") || decided(\"REVIEW\", \"7d\") > 1",
                "features: {n: {count: decision, where: 'decision.outcome in [\"BLOCK\", \"REVIEW\"]', by: [ip], over: 1h}}\nwhen: n > 2",
                "features: {n: {count: decision, where: 'orElse(decision.outcome, \"BLOK\") == \"BLOK\"', by: [ip], over: 1h}}\nwhen: n > 2",
                "features: {n: {count: decision, where: 'decision.rule == \"BLOK\"', by: [ip], over: 1h}}\nwhen: n > 2",
                "when: transaction.channel == \"BLOK\""
            })
    void anythingElseIsLeftAlone(String part) {
        assertThat(errors(part, OutcomeNames.DEFAULT)).isEmpty();
    }

    @Test
    void whereAllAreDeclaredAnyOtherIsRefused() {
        OutcomeNames declared =
                OutcomeNames.of(List.of("BLOCK", "OFFER"), List.of("risk", "offers"), OutcomeNames.ANY_LIST);

        assertThat(errors("when: recently(\"VOUCHER\", \"24h\")", declared))
                .extracting(RuleError::message)
                .containsExactly("unknown outcome 'VOUCHER'; known are 'BLOCK', 'OFFER'; declare it in the job config,"
                        + " under outcomes or channels, or in job/schema");
        assertThat(errors("when: recently(\"VOUCHER\", \"24h\")", OutcomeNames.DEFAULT))
                .isEmpty();
    }

    @Test
    void aRuleInForceStaysWhateverIsDeclared() {
        RuleCompiler inForce = compiler(OutcomeNames.DEFAULT).ofRulesInForce();

        assertThat(inForce.compile(Rules.yaml(rule("when: recently(\"BLOK\", \"24h\")"))))
                .isInstanceOf(Compiled.Accepted.class);
    }

    private static List<RuleError> errors(String part, OutcomeNames outcomes) {
        return compiler(outcomes).compile(Rules.yaml(rule(part))) instanceof Compiled.Rejected rejected
                ? rejected.errors()
                : List.of();
    }

    private static String rule(String part) {
        return "id: r\nversion: 1\n" + (part.startsWith("by") ? "" : "on: transaction\n") + part
                + "\nthen: {outcome: BLOCK}\n";
    }

    private static RuleCompiler compiler(OutcomeNames outcomes) {
        RuleLimits usual = RuleLimits.DEFAULT;
        return new RuleCompiler(
                SCHEMA,
                new RuleLimits(
                        usual.maxDocumentBytes(),
                        usual.maxExpressionChars(),
                        usual.maxWindowMillis(),
                        usual.maxOpenMatches(),
                        ExpressionLimits.DEFAULT,
                        RuleCounts.DEFAULT,
                        usual.foreverMillis(),
                        outcomes));
    }
}
