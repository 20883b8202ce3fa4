package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an edit of a rule does to the matches that are open. */
class PatternEditsTest {
    private static final String RULE = """
            id: r
            version: %d
            mode: %s
            by: [cardId]
            pattern:
              within: 1h
              onEdit: %s
              stages:
                - {name: small, on: transaction, where: transaction.amount < %d}
                - {name: large, on: transaction, where: transaction.amount > 500}
            when: %s
            then: {outcome: %s}
            """;

    private final WholeEngine engine = new WholeEngine();
    private int paid;

    @Test
    void aChangeOfAllButThePatternKeepsOpenMatches() {
        push(1, "live", "reset", 10, "true", "REVIEW");
        pay(5);
        push(2, "shadow", "reset", 10, "small.amount > 1", "BLOCK");
        push(3, "live", "reset", 10, "small.amount > 1", "BLOCK");

        assertThat(pay(600)).containsExactly("3 BLOCK");
    }

    @Test
    void aRuleThatIsSwitchedOffKeepsItsOpenMatches() {
        push(1, "live", "reset", 10, "true", "REVIEW");
        pay(5);
        push(2, "off", "reset", 10, "true", "REVIEW");
        assertThat(pay(700)).isEmpty();
        pay(6);
        push(3, "live", "reset", 10, "true", "REVIEW");

        assertThat(pay(600)).containsExactly("3 REVIEW");
    }

    @Test
    void aChangedPatternStartsAfresh() {
        push(1, "live", "reset", 10, "true", "REVIEW");
        pay(5);
        push(2, "live", "reset", 20, "true", "REVIEW");

        assertThat(pay(600)).isEmpty();
        pay(15);
        assertThat(pay(600)).containsExactly("2 REVIEW");
    }

    @Test
    void aPatternThatIsChangedAndChangedBackStartsAfreshToo() {
        push(1, "live", "reset", 10, "true", "REVIEW");
        pay(5);
        push(2, "live", "reset", 20, "true", "REVIEW");
        push(3, "live", "reset", 10, "true", "REVIEW");

        assertThat(pay(600)).isEmpty();
    }

    @Test
    void whatDrainsFinishesUnderTheVersionItBeganWith() {
        push(1, "live", "drain", 10, "true", "REVIEW");
        pay(5);
        push(2, "live", "drain", 4, "true", "BLOCK");
        pay(3);

        assertThat(pay(600)).containsExactlyInAnyOrder("1 REVIEW", "2 BLOCK");
    }

    @Test
    void nothingNewBeginsInWhatDrains() {
        push(1, "live", "drain", 10, "true", "REVIEW");
        pay(5);
        push(2, "live", "drain", 4, "true", "BLOCK");
        pay(6);

        assertThat(pay(600)).containsExactly("1 REVIEW");
        assertThat(pay(700)).isEmpty();
        assertThat(engine.profile("cardId=card-1").patterns()).isEmpty();
    }

    @Test
    void whatDrainsGoesOnThroughFurtherEdits() {
        push(1, "live", "drain", 10, "true", "REVIEW");
        pay(5);
        push(2, "live", "drain", 9, "true", "BLOCK");
        pay(5);
        push(3, "live", "drain", 8, "true", "HOLD");
        push(4, "live", "drain", 8, "true", "STOP");
        pay(5);

        assertThat(pay(600)).containsExactlyInAnyOrder("1 REVIEW", "2 BLOCK", "4 STOP");
    }

    @Test
    void whatDrainsIsSwitchedOffWithItsRule() {
        push(1, "live", "drain", 10, "true", "REVIEW");
        pay(5);
        push(2, "live", "drain", 4, "true", "BLOCK");
        push(3, "off", "drain", 4, "true", "BLOCK");

        assertThat(pay(600)).isEmpty();
    }

    @Test
    void aResetEndsAllThatDrains() {
        push(1, "live", "drain", 10, "true", "REVIEW");
        pay(5);
        push(2, "live", "drain", 9, "true", "BLOCK");
        push(3, "live", "reset", 8, "true", "HOLD");

        assertThat(pay(600)).isEmpty();
    }

    @Test
    void whatARemovedRuleKeptIsForgottenWhenItsKeyIsNextSeen() {
        push(1, "live", "reset", 10, "true", "REVIEW");
        engine.push("other", """
                {id: other, version: 1, on: transaction, when: n > 100, then: {outcome: REVIEW},
                 features: {n: {count: transaction, by: [cardId], over: 1h}}}
                """);
        pay(5);
        assertThat(engine.profile("cardId=card-1").patterns()).hasSize(1);
        engine.remove("r");
        pay(50);

        assertThat(engine.profile("cardId=card-1").patterns()).isEmpty();
    }

    @Test
    void aRuleThatIsRemovedAndPushedAgainStartsAfresh() {
        push(1, "live", "reset", 10, "true", "REVIEW");
        pay(5);
        engine.remove("r");
        push(2, "live", "reset", 10, "true", "REVIEW");

        assertThat(pay(600)).isEmpty();
    }

    private void push(int version, String mode, String onEdit, int below, String when, String outcome) {
        engine.push("r", RULE.formatted(version, mode, onEdit, below, when, outcome));
    }

    /** Returns version and outcome of each reason. */
    private List<String> pay(double amount) {
        paid++;
        List<Reason> reasons = engine.happens(
                        payment("t-" + paid).of(amount).at(paid).event())
                .get(0)
                .reasons();
        return reasons.stream()
                .map(reason -> reason.version() + " " + reason.outcome())
                .toList();
    }
}
