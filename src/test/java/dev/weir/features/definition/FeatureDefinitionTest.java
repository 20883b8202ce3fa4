package dev.weir.features.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.events.EventType;
import dev.weir.features.column.SeriesKind;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.AggregateFunctions;
import dev.weir.features.function.Aggregates;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureDefinitionTest {
    private static FeatureDefinition feature(
            AggregateFunction form, String where, long windowMillis, boolean includesCurrent) {
        String expression = form.kind() == SeriesKind.TIMES ? "" : "transaction.amount";
        return new FeatureDefinition(
                form,
                EventType.TRANSACTION,
                List.of("cardId"),
                where,
                expression,
                new TimeWindow.Sliding(windowMillis),
                includesCurrent);
    }

    @Test
    void featuresThatDifferInFormWindowOrCurrentShareASeries() {
        assertThat(feature(Aggregates.SUM, "", 1_000, true).series())
                .isEqualTo(feature(Aggregates.AVG, "", 60_000, false).series());
    }

    @Test
    void countAndSinceShareTheirTimes() {
        assertThat(feature(Aggregates.COUNT, "", 1_000, true).series())
                .isEqualTo(feature(Aggregates.SINCE, "", 1_000, true).series());
    }

    @Test
    void anotherConditionIsAnotherSeries() {
        assertThat(feature(Aggregates.COUNT, "", 1_000, true).series().id())
                .isNotEqualTo(feature(Aggregates.COUNT, "transaction.amount > 1.0", 1_000, true)
                        .series()
                        .id());
    }

    @Test
    void distinctValuesAreASeriesForEachWindow() {
        assertThat(feature(Aggregates.DISTINCT, "", 1_000, true).series().id())
                .isNotEqualTo(
                        feature(Aggregates.DISTINCT, "", 2_000, true).series().id());
    }

    @Test
    void definitionsThatDifferHaveDifferentIds() {
        Set<String> ids = new HashSet<>();
        for (AggregateFunction form : AggregateFunctions.all()) {
            for (String where : List.of("", "true", "a,b")) {
                for (boolean includesCurrent : new boolean[] {true, false}) {
                    ids.add(feature(form, where, 1_000, includesCurrent).id());
                }
            }
        }

        assertThat(ids).hasSize(AggregateFunctions.all().size() * 6);
    }

    @Test
    void anIdIsTheSameInEveryVersion() {
        FeatureDefinition sum = feature(Aggregates.SUM, "", 3_600_000, true);

        assertThat(sum.id()).isEqualTo("f7f4193cbdf08e77");
        assertThat(sum.series().id()).isEqualTo("ea6c6bd299754f5f");
    }

    @Test
    void aWindowOfItsOwnIsForDistinctValuesOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeriesDefinition(
                        SeriesKind.TIMES,
                        EventType.CLICK,
                        List.of("ip"),
                        "",
                        "",
                        Optional.of(new TimeWindow.Sliding(1_000))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeriesDefinition(
                        SeriesKind.DISTINCT, EventType.CLICK, List.of("ip"), "", "click.sku", Optional.empty()));
    }

    @Test
    void aFeatureOverNoTimeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> feature(Aggregates.COUNT, "", 0, true));
        assertThat(feature(Aggregates.COUNT, "", 1, true).windowMillis()).isOne();
    }
}
