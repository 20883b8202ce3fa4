package dev.weir.engine.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.PointPolicy.Band;
import dev.weir.events.answer.Points;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What policies make of the points of reasons. */
final class PointSumsTest {
    private static final List<Band> BANDS = List.of(new Band(50, "REVIEW"), new Band(80, "BLOCK"));
    private static final PointPolicy ALL = new PointPolicy("all", "", Set.of(), false, BANDS);

    @Test
    void aSumDecidesByTheHighestBandThatItReaches() {
        assertThat(merged(ALL, gives("a", 20), gives("b", 29.9)).outcome()).isEqualTo("APPROVE");
        assertThat(merged(ALL, gives("a", 20), gives("b", 30)).outcome()).isEqualTo("REVIEW");
        assertThat(merged(ALL, gives("a", 20), gives("b", 59.9)).outcome()).isEqualTo("REVIEW");
        assertThat(merged(ALL, gives("a", 20), gives("b", 60)).outcome()).isEqualTo("BLOCK");
    }

    @Test
    void thePolicyIsAReasonThatSaysItsSumItsBandAndTheRules() {
        Merger.Merged merged = merged(ALL, gives("b", 25), gives("a", 30), reason("c", "APPROVE", Points.NONE));

        assertThat(merged.reasons()).extracting(Reason::rule).containsExactly("policies/all", "c", "a", "b");
        assertThat(merged.reasons().get(0).standing().points()).isEqualTo(new Points.Sum(55, 50, List.of("a", "b")));
        assertThat(merged.score()).isEqualTo(55);
    }

    @Test
    void aRuleThatOnlyGivesPointsDecidesNothing() {
        Merger.Merged click = merger().merge(List.of(gives("a", 99)), false);

        assertThat(click.isSilent()).isTrue();
        assertThat(merger().merge(List.of(gives("a", 99)), true).outcome()).isEqualTo("APPROVE");
        assertThat(merged(ALL, gives("a", 99)).isSilent()).isFalse();
    }

    @Test
    void sumsAreExact() {
        PointPolicy one = new PointPolicy("one", "", Set.of(), true, List.of(new Band(1, "BLOCK")));

        Merger.Merged merged = merged(one, gives("a", 0.7), gives("b", 0.1), gives("c", 0.2));

        assertThat(merged.outcome()).isEqualTo("BLOCK");
        assertThat(merged.score()).isEqualTo(1);
    }

    @Test
    void trustIsSubtracted() {
        assertThat(merged(ALL, gives("a", 90), gives("known", -30.5)).outcome()).isEqualTo("REVIEW");
        assertThat(merged(ALL, gives("a", 90), gives("known", -40.5)).outcome()).isEqualTo("APPROVE");
    }

    @Test
    void onlyPointsOfRulesWithTheTagCount() {
        PointPolicy cards = new PointPolicy("cards", "", Set.of("card", "bin"), false, BANDS);

        Merger.Merged merged =
                merged(cards, gives("a", 40, "bin"), gives("b", 100, "device"), gives("c", 15, "x", "card"));

        assertThat(merged.outcome()).isEqualTo("REVIEW");
        assertThat(merged.reasons().get(0).standing().points()).isEqualTo(new Points.Sum(55, 50, List.of("a", "c")));
        assertThat(merged(cards, gives("b", 100, "device")).outcome()).isEqualTo("APPROVE");
    }

    @Test
    void aRuleCountsOnceWithTheMostOfItsPointsHoweverManyMatchesItHas() {
        assertThat(merged(ALL, gives("a", 30), gives("a", 45), gives("a", 5)).outcome())
                .isEqualTo("APPROVE");
        assertThat(merged(ALL, gives("a", 30), gives("a", 50), gives("a", 5)).outcome())
                .isEqualTo("REVIEW");
    }

    @Test
    void theMoreSevereOfARuleAndAPolicyHolds() {
        Reason block = reason("block", "BLOCK", new Points.Given(10, List.of()));

        assertThat(merged(ALL, gives("a", 45), block).outcome()).isEqualTo("BLOCK");
        assertThat(merged(ALL, gives("a", 45), block).score()).isEqualTo(20);
        assertThat(merged(ALL, gives("a", 45), block).reasons())
                .extracting(Reason::rule)
                .containsExactly("block", "policies/all", "a");
    }

    @Test
    void theSumIsTheScoreWhereAPolicySaysSoWhateverItIs() {
        PointPolicy scoring = new PointPolicy("all", "", Set.of(), true, BANDS);

        assertThat(merged(scoring, gives("a", 12.5)).score()).isEqualTo(12.5);
        assertThat(merged(scoring, gives("a", -12.5)).score()).isEqualTo(-12.5);
        assertThat(merged(scoring, gives("a", 90), gives("b", 70)).score()).isEqualTo(160);
        assertThat(merged(ALL, gives("a", 90), gives("b", 70)).score()).isEqualTo(100);
        assertThat(merged(ALL, gives("a", 12.5)).score()).isZero();
        assertThat(merged(scoring, reason("r", "REVIEW", Points.NONE)).score()).isEqualTo(20);
    }

    @Test
    void whereARuleIsFinalNoPolicyDecidesAndNoPointsOfOthersCount() {
        PointPolicy scoring = new PointPolicy("all", "", Set.of(), true, BANDS);
        Reason allow =
                new Reason("allow", 1, "APPROVE", 5, 0, Map.of(), Map.of(), Map.of(), new Standing("", "", true, ""));

        Merger.Merged merged = merged(scoring, gives("a", 99), allow);

        assertThat(merged.outcome() + " " + merged.score()).isEqualTo("APPROVE 5.0");
        assertThat(merged.reasons()).extracting(Reason::rule).containsExactly("allow");
        assertThat(merged.byChannel().overruled()).extracting(Reason::rule).containsExactly("a");
    }

    @Test
    void pointsCountInTheirChannelAndNowhereElse() {
        PointPolicy interest = new PointPolicy("interest", "offers", Set.of(), true, List.of(new Band(10, "VOUCHER")));
        Standing offers = new Standing("", "offers", false, "", new Points.Given(15, List.of()));
        Reason liked = new Reason("liked", 1, "", 0, 0, Map.of(), Map.of(), Map.of(), offers);

        Merger.Merged merged = merger(ALL, interest).merge(List.of(gives("a", 49), liked), true);

        assertThat(merged.outcome()).isEqualTo("APPROVE");
        assertThat(merged.byChannel().others()).containsExactly(new ChannelAnswer("offers", "VOUCHER", 15));
        assertThat(merged.reasons())
                .extracting(reason -> reason.rule() + " " + reason.standing().channel())
                .containsExactly("a ", "policies/interest offers", "liked offers");
    }

    @Test
    void severalPoliciesDecideEachWithAReasonOfItsOwn() {
        PointPolicy cards = new PointPolicy("cards", "", Set.of("card"), false, List.of(new Band(30, "BLOCK")));

        Merger.Merged merged = merged(List.of(ALL, cards), gives("a", 35, "card"), gives("b", 20));

        assertThat(merged.outcome()).isEqualTo("BLOCK");
        assertThat(merged.reasons()).extracting(Reason::rule).startsWith("policies/cards", "policies/all");
    }

    private static Merger.Merged merged(PointPolicy policy, Reason... reasons) {
        return merged(List.of(policy), reasons);
    }

    private static Merger.Merged merged(List<PointPolicy> policies, Reason... reasons) {
        return merger(policies.toArray(PointPolicy[]::new)).merge(List.of(reasons), true);
    }

    private static Merger merger(PointPolicy... policies) {
        return new Merger(new Channels(
                List.of("APPROVE", "REVIEW", "BLOCK"),
                List.of(new Channels.Channel("offers", List.of("NUDGE", "VOUCHER"))),
                List.of(policies)));
    }

    private static Reason gives(String rule, double points, String... tags) {
        return reason(rule, "", new Points.Given(points, List.of(tags)));
    }

    private static Reason reason(String rule, String outcome, Points points) {
        double score = outcome.isEmpty() ? 0 : 20;
        Standing standing = new Standing("", "", false, "", points);
        return new Reason(rule, 1, outcome, score, 0, Map.of(), Map.of(), Map.of(), standing);
    }
}
