package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.dedup.KeyLifetime;
import dev.weir.engine.message.Signal;
import dev.weir.events.EventType;
import dev.weir.events.Stock;
import dev.weir.events.StockChange;
import dev.weir.events.Value;
import dev.weir.rules.rule.Rule;
import org.junit.jupiter.api.Test;

/** When a key is forgotten. Its windows are of two hours here, and a second is allowed to late events. */
final class ForgettingTest {
    private static final long WINDOW = 2 * 3_600_000;
    private static final long KEPT = WINDOW + OneKey.SETTINGS.seriesLimits().lateMillis();
    private static final long YEARS = 10L * 365 * 86_400_000;

    private final Rule rule =
            rule("r").counts("n", EventType.TRANSACTION, WINDOW, "cardId").build();
    private final OneKey key = new OneKey("cardId=card-1", rule);

    @Test
    void aKeyIsKeptForItsLongestWindowAndTheAllowanceForLateEvents() {
        key.observe(payment("t").at(5_000).event());

        assertThat(key.claimTimer()).isEqualTo(5_000 + KEPT);
        key.later(OneKey.HORIZON);
        assertThat(key.expire(5_000 + KEPT, false)).isFalse();
    }

    @Test
    void aKeyWithoutWindowsIsKeptForTheDeduplicationHorizon() {
        OneKey sku = new OneKey("sku=s-1");
        sku.observe(new StockChange("s-1", "", 5_000, false, 1, 1, 1));

        assertThat(sku.claimTimer()).isEqualTo(5_000 + OneKey.HORIZON);
    }

    @Test
    void thereIsOneTimerHoweverManyEventsCome() {
        key.observe(payment("t-1").at(5_000).event());
        key.claimTimer();
        key.observe(payment("t-2").at(6_000).event());

        assertThat(key.claimTimer()).isEqualTo(KeyLifetime.NO_TIMER);
    }

    @Test
    void aTimerThatGoesOffTooEarlyIsSetAgain() {
        key.observe(payment("t-1").at(5_000).event());
        long first = key.claimTimer();
        key.observe(payment("t-2").at(6_000).event());

        key.later(OneKey.HORIZON);

        assertThat(key.expire(first, false)).isTrue();
        assertThat(key.claimTimer()).isEqualTo(6_000 + KEPT);
        assertThat(key.expire(6_000 + KEPT, false)).isFalse();
    }

    @Test
    void nothingIsLeftOnceTheTimeIsOver() {
        for (int i = 0; i < 20; i++) {
            key.observe(payment("t-" + i).at(5_000).event());
        }
        assertThat(key.memory().segmentCount()).isPositive();
        key.later(OneKey.HORIZON);

        assertThat(key.expire(key.claimTimer(), false)).isFalse();
        assertThat(key.memory().segmentCount()).isZero();
        assertThat(key.state().series()).isEmpty();
    }

    @Test
    void allButStockIsForgotten() {
        OneKey sku = new OneKey(
                "sku=s-1",
                rule("clicks")
                        .on(EventType.CLICK)
                        .usesStock()
                        .counts("views", EventType.CLICK, WINDOW, "sku")
                        .build());
        sku.observe(new StockChange("s-1", "", 5_000, false, 7, 1, 1));
        sku.observe(visit("e-1").at(5_000).of("s-1").event());

        sku.later(OneKey.HORIZON);
        assertThat(sku.expire(sku.claimTimer(), false)).isTrue();
        Signal later = sku.observe(visit("e-2").at(5_001).of("s-1").event()).orElseThrow();

        assertThat(later.stock()).contains(new Stock(7, 1, 1));
        assertThat(later.values()).containsExactly(new Value.Int(1));
    }

    @Test
    void afterAllButStockWasForgottenATimerIsSetAgainForWhatComes() {
        OneKey sku = new OneKey("sku=s-1", rule("r").usesStock().build());
        sku.observe(new StockChange("s-1", "", 5_000, false, 7, 1, 1));
        sku.later(OneKey.HORIZON);
        sku.expire(sku.claimTimer(), false);
        assertThat(sku.claimTimer()).isEqualTo(KeyLifetime.NO_TIMER);

        sku.observe(new StockChange("s-1", "", 9_000_000, false, 6, 1, 1));

        assertThat(sku.claimTimer()).isEqualTo(9_000_000 + OneKey.HORIZON);
    }

    @Test
    void aRepetitionIsRecognisedThoughHistoryOutranTheWallClock() {
        key.observe(payment("t-1").at(5_000).event());
        long timer = key.claimTimer();
        key.watermark(timer);

        assertThat(key.expire(timer, false)).isTrue();
        assertThat(key.claimTimer()).isEqualTo(timer + 86_400_000);
        assertThat(key.value(payment("t-1").at(5_000).event())).isEqualTo(new Value.Int(1));
    }

    @Test
    void historyKeepsItsStateThoughEventTimeIsYearsAhead() {
        key.watermark(YEARS);
        key.observe(payment("t-1").at(5_000).event());

        assertThat(key.claimTimer()).isEqualTo(YEARS + KEPT);
        assertThat(key.value(payment("t-2").at(5_000 + WINDOW - 1).event())).isEqualTo(new Value.Int(2));
    }

    @Test
    void aKeyIsKeptWhileAnEventWaitsForItsRulebook() {
        key.observe(payment("t").at(5_000).event());
        key.later(OneKey.HORIZON);
        long timer = key.claimTimer();
        key.watermark(timer);

        assertThat(key.expire(timer, true)).isTrue();
        assertThat(key.claimTimer()).isEqualTo(timer + OneKey.HORIZON);
        assertThat(key.state().series()).isNotEmpty();
    }

    @Test
    void onceEventTimeHasEndedAKeyThatIsWaitedForSetsNoTimerThatWouldGoOffForEver() {
        key.observe(payment("t").at(5_000).event());
        long timer = key.claimTimer();
        key.watermark(Long.MAX_VALUE);

        assertThat(key.expire(timer, true)).isTrue();
        assertThat(key.claimTimer()).isEqualTo(Long.MAX_VALUE);
        assertThat(key.expire(Long.MAX_VALUE, true)).isTrue();
        assertThat(key.claimTimer()).isEqualTo(KeyLifetime.NO_TIMER);
        assertThat(key.state().series()).isNotEmpty();
    }
}
