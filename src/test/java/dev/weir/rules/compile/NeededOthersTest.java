package dev.weir.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.Rules;
import dev.weir.rules.lint.NeededOthers;
import dev.weir.rules.rule.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules that ask about rules, or give points to policies, that are not there. */
final class NeededOthersTest {
    private static final PointPolicy CARDS = new PointPolicy("card-risk", "", Set.of("card"), false, List.of());
    private static final PointPolicy OFFERS = new PointPolicy("offers", "offers", Set.of(), false, List.of());

    @Test
    void aRuleThatIsNotThereIsNamedWithTheOneThatIsMeant() {
        Rule rule = Rules.when("fired('card-testin', '1h') || fired('velocity', '1h') || fired('r', '1h')");

        assertThat(NeededOthers.rules(rule, Set.of("card-testing", "velocity")))
                .containsExactly(RuleError.at(
                        "", "'fired' asks about a rule 'card-testin' that is not there; did you mean 'card-testing'?"));
        assertThat(NeededOthers.rules(rule, Set.of("velocity")))
                .containsExactly(RuleError.at(
                        "",
                        "'fired' asks about a rule 'card-testin' that is not there; until it is pushed the answer is"
                                + " no"));
        assertThat(NeededOthers.rules(rule, Set.of("card-testin", "velocity"))).isEmpty();
    }

    @Test
    void pointsThatNoPolicySumsAreNamed() {
        assertThat(points("[crad]"))
                .containsExactly(
                        RuleError.at("then.points", "no policy sums these points; did you mean the tag 'card'?"));
        assertThat(points("[payments]"))
                .containsExactly(RuleError.at(
                        "then.points", "no policy sums these points; give the rule one of the tags 'card'"));
        assertThat(points("[payments, card]")).isEmpty();
    }

    @Test
    void aPolicyOfAnotherChannelSumsNothing() {
        assertThat(NeededOthers.policies(rule("[card]"), List.of(OFFERS)))
                .extracting(RuleError::message)
                .containsExactly(
                        "no policy sums these points in the channel 'risk'; the policy 'offers' does in 'offers': write"
                                + " channel: offers beside the points, or another tag");
    }

    @Test
    void aRuleWithoutPointsNeedsNone() {
        assertThat(NeededOthers.policies(Rules.when("true"), List.of())).isEmpty();
    }

    private static List<RuleError> points(String tags) {
        return NeededOthers.policies(rule(tags), List.of(CARDS, OFFERS));
    }

    private static Rule rule(String tags) {
        return Rules.rule("{id: r, version: 1, on: transaction, tags: " + tags
                + ", when: transaction.amount > 5, then: {points: 30}}");
    }
}
