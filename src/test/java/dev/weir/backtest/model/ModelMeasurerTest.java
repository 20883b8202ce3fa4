package dev.weir.backtest.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.engine.score.Example;
import dev.weir.io.history.label.Label;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelMeasurerTest {
    private static final long DAY = 86_400_000;
    private static final long FROM = 100 * DAY;

    private final ModelMeasurer measurer = new ModelMeasurer(FROM);

    @Test
    void liveVersionsAndChallengersAreMeasuredOnTheSamePayments() {
        take(1, FROM, "a", 0.9, 0.1, Label.FRAUD);
        take(2, FROM + DAY, "b", 0.2, 0.3, Label.GENUINE);
        take(2, FROM + DAY, "c", 0.1, Double.NaN, Label.NONE);
        List<ModelResult> results = measurer.results();
        assertThat(results).hasSize(2);
        ModelResult live = results.get(0);
        assertThat(live.challenger()).isFalse();
        assertThat(live.versions()).isEqualTo(2);
        assertThat(live.latestVersion()).isEqualTo(2);
        assertThat(live.scored()).isEqualTo(3);
        assertThat(live.all().ranking().auc()).isEqualTo(1);
        assertThat(live.all().expected()).isCloseTo(1.1, within(1e-9));
        assertThat(live.all().cardPrecision()).isEqualTo(0.01 / 2);
        assertThat(live.days()).extracting(ModelDay::version).containsExactly(1, 2);
        ModelResult challenger = results.get(1);
        assertThat(challenger.challenger()).isTrue();
        assertThat(challenger.versions()).as("only the live one is named").isZero();
        assertThat(challenger.scored()).isEqualTo(2);
        assertThat(challenger.all().ranking().auc()).isZero();
    }

    @Test
    void aChallengerAloneIsNamedByItsOwnVersionAndWhatItCannotSayIsCounted() {
        take(7, FROM, "a", Double.NaN, 0.4, Label.FRAUD);
        take(7, FROM, "a", Double.NaN, Double.NaN, Label.FRAUD);
        List<ModelResult> results = measurer.results();
        assertThat(results).extracting(ModelResult::challenger).containsExactly(false, true);
        assertThat(results.get(0).unscored()).isEqualTo(1);
        assertThat(results.get(1).latestVersion()).isEqualTo(7);
        assertThat(results.get(1).all().ranking().auc()).isNaN();
    }

    @Test
    void cardsWhoseFraudIsKnownAreLeftOutFromTheDayAfterTheLabelCame() {
        measurer.fraudKnown("long ago", FROM - 8 * DAY);
        measurer.fraudKnown("lately", FROM - 7 * DAY);
        measurer.fraudKnown("today", FROM + 1);
        for (String card : List.of("long ago", "lately", "today")) {
            take(1, FROM + 2, card, 0.5, Double.NaN, Label.FRAUD);
            take(1, FROM + DAY, card, 0.5, Double.NaN, Label.FRAUD);
        }
        ModelResult result = measurer.results().get(0);
        assertThat(result.all().ranking().positives()).isEqualTo(6);
        assertThat(result.unknownCards().ranking().positives())
                .as("long ago on both days, today on the first")
                .isEqualTo(3);
    }

    private void take(int version, long millis, String card, double live, double challenger, Label label) {
        measurer.take(
                new Example("m", version, "s", "t", "subject", millis, new double[0], live, challenger), card, label);
    }
}
