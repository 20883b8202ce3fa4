package dev.weir.engine.deploy;

import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.trial.Trial;
import dev.weir.engine.model.ModelLoading;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.definition.Definitions;
import dev.weir.rules.rule.Compiled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks of rules that other threads begin before they are asked for, and what the latest said. */
final class RuleChecksTest {
    private static final String GOOD = always("a", 1, "BLOCK");

    private final RuleValidator ofPushed = new RuleValidator(Documented.documents(), Documented.compiler());
    private int planned;
    private final RuleChecks checks = checks();
    /** What other threads would do. */
    private final Queue<Runnable> others = new ArrayDeque<>();

    @Test
    void aCheckThatAnotherThreadMadeIsNotMadeAgain() {
        checks.begin("a", input(GOOD), others::add);
        others.remove().run();

        assertGood();
    }

    @Test
    void aCheckThatNoThreadHasBegunIsMadeByTheOneWhoNeedsIt() {
        checks.begin("a", input(GOOD), others::add);

        assertGood();
        others.remove().run();
        assertThat(planned).isEqualTo(1);
    }

    @Test
    void aCheckOfSomethingElseCountsForNothing() {
        for (RuleChecks.Input unlike : unlikeGood()) {
            RuleChecks each = checks();
            each.begin("a", unlike, Runnable::run);
            assertThat(identity(each.of("a", input(GOOD)))).isEqualTo("a 1");
        }
        begin(input(GOOD));
        checks.forgetBegun();
        assertThat(identity(checks.of("a", input(GOOD)))).isEqualTo("a 1");

        assertThat(planned).isEqualTo(8);
    }

    @Test
    void whatACheckSaidIsKeptForTheSameInputAndNoOther() {
        RuleChecks.Result first = checks.of("a", input(GOOD));

        assertThat(checks.of("a", input(GOOD))).isSameAs(first);
        assertThat(planned).isEqualTo(1);
        for (RuleChecks.Input unlike : unlikeGood()) {
            assertThat(checks.of("a", unlike)).isNotSameAs(first);
            first = checks.of("a", input(GOOD));
        }
        assertThat(planned).isEqualTo(1 + 6);
    }

    @Test
    void whatTheLatestChecksSaidIsKeptAndNoMore() {
        for (int i = 0; i <= RuleChecks.KEPT; i++) {
            checks.of("r" + i, input(always("r" + i, 1, "BLOCK")));
        }
        assertThat(planned).isEqualTo(RuleChecks.KEPT + 1);

        checks.of("r1", input(always("r1", 1, "BLOCK")));
        assertThat(planned).as("the second is kept").isEqualTo(RuleChecks.KEPT + 1);
        checks.of("r0", input(always("r0", 1, "BLOCK")));
        assertThat(planned).as("the first is not").isEqualTo(RuleChecks.KEPT + 2);
    }

    private List<RuleChecks.Input> unlikeGood() {
        return List.of(
                input(always("a", 2, "BLOCK")),
                new RuleChecks.Input(ofPushed.ofWhatIsInForce(), bytes(GOOD), Definitions.NONE, Map.of()),
                new RuleChecks.Input(ofPushed, bytes(GOOD), Definitions.NONE, Map.of("click", Set.of("x:STRING"))));
    }

    @Test
    void whatIsRefusedIsRefusedAheadToo() {
        for (String bad : new String[] {
            "{",
            "{\"id\":\"a\",\"version\":3}",
            RuleDraft.rule("a").when("amuont > 1").json()
        }) {
            RuleChecks.Result now = checks.of("a", input(bad));
            begin(input(bad));

            assertThat(now).isInstanceOf(RuleChecks.Refused.class);
            assertThat(checks.of("a", input(bad))).isEqualTo(now);
        }
    }

    @Test
    void whatWasCompiledBeforeIsTriedOutAndNotCompiledAgain() throws Exception {
        Compiled before = ofPushed.compiler().compile(Documented.documents().read(bytes(always("a", 7, "BLOCK"))));
        RuleChecks knowing = new RuleChecks(
                ofPushed.ofWhatIsInForce(), trial().knowing(document -> Optional.of((Compiled.Accepted) before)));

        assertThat(identity(knowing.of("a", input(GOOD)))).isEqualTo("a 7");
        assertThat(planned).isEqualTo(1);
    }

    private RuleChecks checks() {
        return new RuleChecks(ofPushed.ofWhatIsInForce(), trial());
    }

    private Trial trial() {
        return new Trial(
                rule -> planned++,
                SeriesLimits.DEFAULT,
                (document, rule) -> {},
                Trial.under(SeriesLimits.DEFAULT).channels(),
                FiringPolicies.NONE,
                ModelLoading.NONE,
                document -> Optional.empty());
    }

    private void assertGood() {
        assertThat(identity(checks.of("a", input(GOOD)))).isEqualTo("a 1");
        assertThat(planned).isEqualTo(1);
    }

    private void begin(RuleChecks.Input input) {
        checks.begin("a", input, others::add);
        others.remove().run();
    }

    private static String identity(RuleChecks.Result result) {
        return result instanceof RuleChecks.Good good
                ? good.accepted().rule().id() + " " + good.accepted().rule().version()
                : result.toString();
    }

    private RuleChecks.Input input(String json) {
        return new RuleChecks.Input(ofPushed, bytes(json), Definitions.NONE, Map.of());
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
