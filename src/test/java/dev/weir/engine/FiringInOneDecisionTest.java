package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that ask with {@code fired("id")} whether another fires in the same decision. */
final class FiringInOneDecisionTest {
    private static final String ON = "version: %d\non: transaction\nwhen: '%s'\nthen: {outcome: %s%s}";

    private final LocalEngine engine =
            new LocalEngine(EngineSettings.DEFAULT, Documents.yaml(100_000), Documented.compiler(), 0);

    @BeforeEach
    void aRuleAboutLargeAmounts() {
        put("large", 1, "transaction.amount > 500", "REVIEW", "");
    }

    @Test
    void aRuleSeesWhatFiresBesideItWhateverTheirNamesAre() {
        put("a", 1, "fired(\"m\") && transaction.deviceId == \"d\"", "BLOCK", "");
        put("m", 1, "fired(\"large\")", "REVIEW", "");
        put("z", 1, "!fired(\"a\") && fired(\"m\")", "REVIEW", "");

        assertThat(rules(payment("t-1").of(501).on("d"))).containsExactlyInAnyOrder("large", "m", "a");
        assertThat(rules(payment("t-2").of(501).on("e"))).containsExactlyInAnyOrder("large", "m", "z");
        assertThat(rules(payment("t-3").of(5).on("d"))).isEmpty();
    }

    @Test
    void whatFiredInAnEarlierDecisionDoesNotCount() {
        put("asks", 1, "fired(\"large\")", "BLOCK", "");

        assertThat(rules(payment("t-1").of(501))).containsExactlyInAnyOrder("large", "asks");
        assertThat(rules(payment("t-2").of(5))).isEmpty();
    }

    @Test
    void aRuleThatRestsStillCountsAndOneInShadowOrOffDoesNot() {
        put("large", 2, "transaction.amount > 500", "REVIEW", ", cooldown: 1h");
        put("asks", 1, "fired(\"large\")", "BLOCK", "");

        assertThat(rules(payment("t-1").of(501))).containsExactlyInAnyOrder("large", "asks");
        assertThat(rules(payment("t-2").of(501))).containsExactly("asks");

        push("large", "mode: shadow\n" + rule(3, "transaction.amount > 500", "REVIEW", ""));
        assertThat(rules(payment("t-3").of(501))).isEmpty();

        push("large", "mode: 'off'\n" + rule(4, "transaction.amount > 500", "REVIEW", ""));
        assertThat(rules(payment("t-4").of(501))).isEmpty();
    }

    @Test
    void aPatternThatTheEventCompletesCounts() {
        push("twice", """
                version: 1
                by: [customerId]
                pattern:
                  within: 1h
                  stages:
                    - {name: first, on: transaction, where: transaction.amount > 100}
                    - {name: second, on: transaction, where: transaction.amount > 100}
                then: {outcome: REVIEW}
                """);
        put("asks", 1, "fired(\"twice\") && transaction.amount > 200", "BLOCK", "");

        assertThat(rules(payment("t-1").of(300))).isEmpty();
        assertThat(rules(payment("t-2").of(300))).containsExactlyInAnyOrder("twice", "asks");
    }

    @Test
    void aCircleIsRefusedWithItsRulesWhereverItIsClosed() {
        put("a", 1, "fired(\"b\")", "REVIEW", "");
        put("b", 1, "fired(\"c\") || transaction.amount > 9", "REVIEW", "");

        RuleStatus refused = put("c", 1, "transaction.amount > 1 && !fired(\"a\")", "REVIEW", "");

        assertThat(refused.kind()).isEqualTo(RuleStatus.Kind.REJECTED);
        assertThat(refused.errors())
                .extracting(RuleError::message)
                .containsExactly(
                        "'fired' leads back to this rule: c asks a asks b asks c; a rule comes after those that it"
                                + " asks about, so let one of them ask for earlier decisions, such as fired(\"c\", \"1h\")");
        assertThat(put("c", 1, "!fired(\"a\", \"1h\")", "REVIEW", "").kind()).isEqualTo(RuleStatus.Kind.ACTIVE);
        assertThat(put("own", 1, "fired(\"own\")", "REVIEW", "").errors())
                .extracting(RuleError::message)
                .containsExactly(
                        "the rule asks whether it fires itself; for earlier decisions write fired(\"own\", \"1h\")");
    }

    @Test
    void aCircleThatSharedConditionsWouldCloseIsRefused() {
        push("defs/shared", "version: 1\nconditions: {odd: transaction.amount > 7}");
        put("a", 1, "defs.odd", "REVIEW", "");
        put("b", 1, "fired(\"a\")", "REVIEW", "");

        RuleStatus refused = push("defs/shared", "version: 2\nconditions: {odd: 'fired(\"b\")'}");

        assertThat(refused.kind()).isEqualTo(RuleStatus.Kind.REJECTED);
        assertThat(refused.errors().get(0).message())
                .startsWith("rule 'a': 'fired' leads back to this rule: a asks b asks a;")
                .endsWith("; change it first");
    }

    @Test
    void anActionThatIsAskedAgainCannotAskForOthers() {
        assertThat(put("late", 1, "fired(\"large\")", "OFFER", ", after: 2h, recheck: true")
                        .errors())
                .extracting(error -> error.path() + ": " + error.message())
                .containsExactly(
                        "then.recheck: when the action is due no other rule is asked, so 'fired' with an id alone is"
                                + " not known then; leave 'recheck' out, or ask for earlier decisions, such as"
                                + " fired(\"card-testing\", \"1h\")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            fired("lrage") ~ 'fired' asks about a rule 'lrage' that is not there; did you mean 'large'?
            fired("clicked") ~ 'fired' asks whether 'clicked' fires in the same decision, which it never does, since no event is for both rules; ask for earlier decisions: fired("clicked", "1h")
            fired("of-card") ~ 'fired' asks whether 'of-card' fires in the same decision, which it never does, since only one of the two has a 'subject'; ask for earlier decisions: fired("of-card", "1h")
            fired("tried") ~ 'fired' asks whether 'tried' fires in the same decision, and that rule is in shadow mode: the answer is no until it is live
            fired("silent") ~ 'fired' asks whether 'silent' fires in the same decision, which it never does, since time completes the pattern of one of the two, and no event; ask for earlier decisions: fired("silent", "1h")
            fired("waits") ~ 'fired' asks whether 'waits' fires in the same decision, which it never does, since its action waits; ask for earlier decisions: fired("waits", "1h")
            """)
    void aRuleThatCannotFireInTheSameDecisionIsSaid(String when, String warning) {
        push("clicked", "version: 1\non: click\nwhen: true\nthen: {outcome: OFFER}");
        push("of-card", "subject: transaction.cardId\n" + rule(1, "transaction.amount > 5", "REVIEW", ""));
        put("waits", 1, "transaction.amount > 5", "OFFER", ", after: 2h");
        push("tried", "mode: shadow\n" + rule(1, "transaction.amount > 5", "REVIEW", ""));
        push("silent", """
                version: 1
                by: [customerId]
                pattern:
                  within: 1h
                  stages:
                    - {name: paid, on: transaction}
                    - {name: none, not: true, on: transaction}
                then: {outcome: OFFER}
                """);

        RuleStatus answer = put("asks", 1, when, "REVIEW", "");

        assertThat(answer.kind()).isEqualTo(RuleStatus.Kind.ACTIVE);
        assertThat(answer.notes().warnings()).extracting(RuleError::message).containsExactly(warning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            fired(transaction.customerId) ~ 'fired' takes the id of a rule that is written out, so that it is known which rule comes first: write fired("card-testing") for the same decision, or fired("card-testing", "1h") for earlier ones
            fired("not an id") ~ 'not an id' cannot be the id of a rule
            """)
    void anIdThatIsNoneIsRefused(String when, String message) {
        assertThat(put("asks", 1, when, "REVIEW", "").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).startsWith(message));
    }

    private List<String> rules(Payment payment) {
        List<Decision> decisions = engine.decide(payment.event());
        return decisions.stream()
                .flatMap(decision -> decision.reasons().stream())
                .map(Reason::rule)
                .toList();
    }

    private static String rule(int version, String when, String outcome, String more) {
        return ON.formatted(version, when.replace("'", "''"), outcome, more);
    }

    private RuleStatus put(String id, int version, String when, String outcome, String more) {
        return push(id, rule(version, when, outcome, more));
    }

    private RuleStatus push(String id, String document) {
        return engine.push(id, ("id: " + id + "\n" + document).getBytes(StandardCharsets.UTF_8));
    }
}
