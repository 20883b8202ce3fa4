package dev.weir.backtest.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.weir.engine.score.Example;
import dev.weir.io.history.label.Label;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelMeasurerTest {
    private static final long DAY = 86_400_000;
    private static final long FROM = 100 * DAY;

    private final ModelMeasurer measurer = new ModelMeasurer(FROM);

    @Test
    void liveVersionsAndChallengersAreMeasuredOnTheSamePayments() {
        take(1, 3, FROM, "a", 0.9, 0.1, Label.FRAUD);
        take(2, 3, FROM + DAY, "b", 0.2, 0.3, Label.GENUINE);
        take(2, 3, FROM + DAY, "c", 0.1, Double.NaN, Label.NONE);
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
        assertThat(challenger.versions()).isEqualTo(1);
        assertThat(challenger.latestVersion())
                .as("its own, not that of the live one")
                .isEqualTo(3);
        assertThat(challenger.scored()).isEqualTo(2);
        assertThat(challenger.all().ranking().auc()).isZero();
    }

    @Test
    void aChallengerAloneIsNamedByItsOwnVersionAndWhatItCannotSayIsCounted() {
        take(7, 7, FROM, "a", Double.NaN, 0.4, Label.FRAUD);
        take(7, 7, FROM, "a", Double.NaN, Double.NaN, Label.FRAUD);
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
            take(1, 0, FROM + 2, card, 0.5, Double.NaN, Label.FRAUD);
            take(1, 0, FROM + DAY, card, 0.5, Double.NaN, Label.FRAUD);
        }
        ModelResult result = measurer.results().get(0);
        assertThat(result.all().ranking().positives()).isEqualTo(6);
        assertThat(result.unknownCards().ranking().positives())
                .as("long ago on both days, today on the first")
                .isEqualTo(3);
    }

    @Test
    void eachVersionHasItsFiguresAndALiveOneThatSaysNothingIsNotTakenForItsChallenger() {
        take(1, 2, FROM, "a", Double.NaN, 0.1, Label.FRAUD);
        take(1, 2, FROM, "b", Double.NaN, 0.6, Label.GENUINE);
        take(1, 3, FROM + DAY, "c", Double.NaN, 0.7, Label.FRAUD);
        take(1, 3, FROM + DAY, "d", Double.NaN, 0.2, Label.GENUINE);
        take(4, 5, FROM + 2 * DAY, "e", 0.9, 0.8, Label.NONE);
        List<ModelResult> results = measurer.results();
        assertThat(results.get(0).byVersion())
                .extracting(ModelVersion::version, ModelVersion::scored)
                .containsExactly(tuple(4, 1L));
        assertThat(results.get(1).byVersion())
                .extracting(
                        ModelVersion::version,
                        ModelVersion::from,
                        one -> one.ranking().auc())
                .containsExactly(
                        tuple(2, LocalDate.ofEpochDay(100), 0.0),
                        tuple(3, LocalDate.ofEpochDay(101), 1.0),
                        tuple(5, LocalDate.ofEpochDay(102), Double.NaN));
        assertThat(results.get(1).versions()).isEqualTo(3);
    }

    @Test
    void theLatestThousandVersionsAreToldApart() {
        for (int version = 1; version <= ModelTally.MOST_VERSIONS_SHOWN + 1; version++) {
            take(version, 0, FROM, "a", 0.5, Double.NaN, Label.FRAUD);
        }
        ModelResult result = measurer.results().get(0);
        assertThat(result.versions()).isEqualTo(1_001);
        assertThat(result.byVersion()).hasSize(1_000);
        assertThat(result.byVersion().get(0).version()).isEqualTo(2);
    }

    private void take(
            int version, int challengerVersion, long millis, String card, double live, double shadow, Label label) {
        Example example = new Example("m", version, "s", "t", "subject", millis, new double[0], live, shadow);
        measurer.take(example, challengerVersion, card, label);
    }
}
