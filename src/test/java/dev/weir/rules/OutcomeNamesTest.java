package dev.weir.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.definition.Schema;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.ExpressionLimits;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.limit.RuleCounts;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    @Test
    void aRuleInForceKeepsItsOutcomeWhateverIsDeclaredNow() throws Exception {
        RuleLimits limits = new RuleLimits(
                10_000,
                1_000,
                3_600_000,
                10,
                ExpressionLimits.DEFAULT,
                RuleCounts.DEFAULT,
                RuleLimits.FOREVER_MILLIS,
                CLOSED);
        RuleCompiler compiler = new RuleCompiler(Schema.PLAIN, limits);
        var rule = Documents.yaml(10_000)
                .read("{id: r, version: 1, on: click, when: 'true', then: {outcome: BLOCKED}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(compiler.compile(rule)).isInstanceOf(Compiled.Rejected.class);
        assertThat(compiler.ofRulesInForce().compile(rule)).isInstanceOf(Compiled.Accepted.class);
    }
}
