package dev.weir.engine.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.answer.ByChannel;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What reasons come to, channel by channel. */
final class MergerTest {
    private final Merger merger = new Merger(new Channels(
            List.of("APPROVE", "REVIEW", "BLOCK"),
            List.of(new Channels.Channel("offers", List.of("NUDGE", "VOUCHER")))));

    @Test
    void theMoreSevereHoldsWhicheverComesFirst() {
        assertThat(merger.stricter("REVIEW", "BLOCK")).isEqualTo("BLOCK");
        assertThat(merger.stricter("BLOCK", "REVIEW")).isEqualTo("BLOCK");
    }

    @Test
    void ofTwoThatTheJobDoesNotListTheFirstHoldsAndAnyThatItListsIsMoreSevere() {
        assertThat(merger.stricter("COUPON", "REMIND")).isEqualTo("COUPON");
        assertThat(merger.stricter("COUPON", "APPROVE")).isEqualTo("APPROVE");
        assertThat(merger.stricter("APPROVE", "COUPON")).isEqualTo("APPROVE");
    }

    @Test
    void noneIsLessThanAny() {
        assertThat(merger.stricter("", "COUPON")).isEqualTo("COUPON");
        assertThat(merger.stricter("COUPON", "")).isEqualTo("COUPON");
        assertThat(merger.stricter("", "")).isEmpty();
    }

    @Test
    void aVoucherBesideAReviewChangesNeitherItsOutcomeNorItsScore() {
        Merger.Merged merged = merger.merge(List.of(reason("v", "VOUCHER", 70, 9), reason("r", "REVIEW", 20, 0)), true);

        assertThat(merged.outcome()).isEqualTo("REVIEW");
        assertThat(merged.score()).isEqualTo(20);
        assertThat(merged.byChannel().others()).containsExactly(new ChannelAnswer("offers", "VOUCHER", 70));
        assertThat(merged.reasons())
                .extracting(reason -> reason.rule() + " " + reason.standing().channel())
                .containsExactly("r ", "v offers");
    }

    @Test
    void aScoreIsThatOfTheReasonsOfTheOutcomeThatWon() {
        List<Reason> reasons =
                List.of(reason("a", "REVIEW", 95, 0), reason("b", "BLOCK", 40, 0), reason("c", "BLOCK", 60, 0));

        assertThat(merger.merge(reasons, true).score()).isEqualTo(60);
    }

    @Test
    void aPaymentOnWhichOnlyAnOfferFiredIsApprovedAndAClickHasTheOffersAnswer() {
        List<Reason> offer = List.of(reason("v", "NUDGE", 70, 0));

        Merger.Merged payment = merger.merge(offer, true);
        assertThat(payment.outcome() + " " + payment.score()).isEqualTo("APPROVE 0.0");
        assertThat(payment.byChannel().main()).isEmpty();
        assertThat(payment.byChannel().others()).containsExactly(new ChannelAnswer("offers", "NUDGE", 70));
        Merger.Merged click = merger.merge(offer, false);
        assertThat(click.outcome() + " " + click.score()).isEqualTo("NUDGE 70.0");
        assertThat(click.byChannel().main()).isEqualTo("offers");
        assertThat(click.byChannel().others()).isEmpty();
    }

    @Test
    void aCorrectionOfAClickThatOnlyGetsAnOfferNowLeavesTheRiskToTheRisk() {
        Merger.Merged click = merger.merge(List.of(reason("v", "NUDGE", 70, 0)), false);

        Merger.Merged corrected = merger.noMilder("REVIEW", click);

        assertThat(corrected.outcome() + " " + corrected.score()).isEqualTo("REVIEW 0.0");
        assertThat(corrected.byChannel().main()).isEmpty();
        assertThat(corrected.byChannel().others()).containsExactly(new ChannelAnswer("offers", "NUDGE", 70));
    }

    @Test
    void aCorrectionIsComparedWithTheEarlierOutcomeInItsChannel() {
        Merger.Merged nudge = merger.merge(List.of(reason("n", "NUDGE", 70, 0)), false);
        Merger.Merged voucher = merger.merge(List.of(reason("v", "VOUCHER", 70, 0)), false);
        Merger.Merged review = merger.merge(List.of(reason("r", "REVIEW", 20, 0)), false);

        assertThat(merger.noMilder("NUDGE", voucher).outcome()).isEqualTo("VOUCHER");
        assertThat(merger.noMilder("VOUCHER", nudge).outcome()).isEqualTo("VOUCHER");
        assertThat(merger.noMilder("VOUCHER", review)).isEqualTo(review);
        assertThat(merger.noMilder("BLOCK", review).outcome()).isEqualTo("BLOCK");
        assertThat(merger.noMilder("APPROVE", review).outcome()).isEqualTo("REVIEW");
        assertThat(merger.noMilder("", nudge)).isEqualTo(nudge);
    }

    @Test
    void aChannelOrAnOutcomeThatTheJobConfigHasTooStaysAsThere() {
        Channels config =
                new Channels(List.of("APPROVE", "BLOCK"), List.of(new Channels.Channel("offers", List.of("NUDGE"))));
        Channels pushed = new Channels(
                List.of(),
                List.of(
                        new Channels.Channel("offers", List.of("GIFT")),
                        new Channels.Channel("deals", List.of("NUDGE", "BLOCK", "SALE"))));

        assertThat(config.and(pushed).others())
                .containsExactly(
                        new Channels.Channel("offers", List.of("NUDGE")),
                        new Channels.Channel("deals", List.of("SALE")));
    }

    @Test
    void anOutcomeInNoChannelIsOfTheRiskAndRanksBelowTheListedOnes() {
        Merger.Merged merged = merger.merge(List.of(reason("c", "CALL", 90, 0), reason("a", "APPROVE", 1, 0)), true);

        assertThat(merged.outcome()).isEqualTo("APPROVE");
        assertThat(merged.score()).isEqualTo(1);
        assertThat(merged.byChannel()).isEqualTo(ByChannel.PLAIN);
    }

    @Test
    void theFinalRuleOfTheHighestPriorityDecidesItsChannelAlone() {
        List<Reason> reasons = List.of(
                reason("block", "BLOCK", 90, 100),
                deciding("allow", "APPROVE", 5, 2),
                deciding("check", "REVIEW", 50, 1),
                reason("offer", "VOUCHER", 70, 0));

        Merger.Merged merged = merger.merge(reasons, true);

        assertThat(merged.outcome()).isEqualTo("APPROVE");
        assertThat(merged.score()).isEqualTo(5);
        assertThat(merged.reasons()).extracting(Reason::rule).containsExactly("allow", "offer");
        assertThat(merged.byChannel().overruled()).extracting(Reason::rule).containsExactly("block", "check");
        assertThat(merged.byChannel().others()).containsExactly(new ChannelAnswer("offers", "VOUCHER", 70));
    }

    @Test
    void ofFinalRulesOfOnePriorityTheMoreSevereDecides() {
        List<Reason> reasons = List.of(deciding("allow", "APPROVE", 5, 2), deciding("check", "REVIEW", 50, 2));

        assertThat(merger.merge(reasons, true).outcome()).isEqualTo("REVIEW");
    }

    private static Reason reason(String rule, String outcome, double score, int priority) {
        return new Reason(rule, 1, outcome, score, priority, Map.of(), Map.of(), Map.of());
    }

    private static Reason deciding(String rule, String outcome, double score, int priority) {
        Standing standing = new Standing("", "", true, "");
        return new Reason(rule, 1, outcome, score, priority, Map.of(), Map.of(), Map.of(), standing);
    }
}
