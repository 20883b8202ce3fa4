package dev.weir.engine;

import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.cli.terminal.Output;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import dev.weir.io.record.DecisionSeen;
import dev.weir.io.record.JsonDecisions;
import dev.weir.text.SaltedHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Subjects whom nothing is offered, and what is written of it. */
final class HoldoutTest {
    private static final String IN = Stream.iterate(0, i -> i + 1)
            .map(i -> "c-" + i)
            .filter(one -> SaltedHash.bucket("s", one) < 50)
            .findFirst()
            .orElseThrow();
    private static final String OUT = Stream.iterate(0, i -> i + 1)
            .map(i -> "c-" + i)
            .filter(one -> SaltedHash.bucket("s", one) >= 50)
            .findFirst()
            .orElseThrow();

    private final LocalEngine engine = new LocalEngine(
            new EngineSettings(
                    EngineSettings.DEFAULT.schema(),
                    EngineSettings.DEFAULT.ruleLimits(),
                    EngineSettings.DEFAULT.seriesLimits(),
                    EngineSettings.DEFAULT.deduplicationMillis(),
                    EngineSettings.DEFAULT.otherContent(),
                    EngineSettings.DEFAULT.channels(),
                    new FiringPolicies(List.of(), List.of(new Holdout("none", Set.of("offer"), 50, "s")))),
            Documents.yaml(100_000),
            Documented.compiler(),
            0);

    @Test
    void whatWouldHaveBeenOfferedIsWrittenUnderShadowWithTheHoldout() {
        push("{id: voucher, version: 1, tags: [offer], on: click, when: true, then: {outcome: OFFER, score: 9}}");

        Decision held = engine.decide(visit("e-1").by(IN).event()).get(0);
        assertThat(held.outcome()).isEqualTo("APPROVE");
        assertThat(held.reasons()).isEmpty();
        assertThat(held.shadow()).extracting(Reason::rule, Reason::holdout).containsExactly(tuple("voucher", "none"));
        assertThat(new String(new JsonDecisions().write(held), StandardCharsets.UTF_8))
                .contains("\"outcome\":\"OFFER\",\"score\":9.0,\"holdout\":\"none\"");

        assertThat(DecisionSeen.of(Output.parse(new JsonDecisions().write(held)))
                        .sentence())
                .endsWith("in shadow OFFER by voucher (held out by none)");

        Decision offered = engine.decide(visit("e-2").by(OUT).event()).get(0);
        assertThat(offered.reasons()).extracting(Reason::rule, Reason::holdout).containsExactly(tuple("voucher", ""));
        assertThat(offered.shadow()).isEmpty();
        assertThat(new String(new JsonDecisions().write(offered), StandardCharsets.UTF_8))
                .doesNotContain("holdout");
    }

    @Test
    void otherRulesFireForThemAndWhatIsHeldOutIsNothingThatWasDecided() {
        push("{id: voucher, version: 1, tags: [offer], on: click, when: click.sku == 's', then: {outcome: OFFER}}");
        push("{id: warned, version: 1, on: click, when: true, then: {outcome: NOTE}}");
        push("{id: again, version: 1, on: click, when: 'fired(\"voucher\", \"1h\")', then: {outcome: AGAIN}}");

        engine.decide(visit("e-1").by(IN).of("s").event());
        assertThat(engine.decide(visit("e-2").by(IN).of("t").event()).get(0).reasons())
                .extracting(Reason::rule)
                .containsExactly("warned");
    }

    private void push(String rule) {
        String id = rule.substring("{id: ".length(), rule.indexOf(','));
        assertThat(engine.push(id, rule.getBytes(StandardCharsets.UTF_8)).kind())
                .isEqualTo(RuleStatus.Kind.ACTIVE);
    }
}
