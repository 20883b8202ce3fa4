package dev.weir.features.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.events.EventType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureDefinitionTest {
    private static FeatureDefinition feature(Form form, String where, long windowMillis, boolean includesCurrent) {
        String expression = SeriesKind.of(form) == SeriesKind.TIMES ? "" : "transaction.amount";
        return new FeatureDefinition(
                form, EventType.TRANSACTION, List.of("cardId"), where, expression, windowMillis, includesCurrent);
    }

    @Test
    void featuresThatDifferInFormWindowOrCurrentShareASeries() {
        assertThat(feature(Form.SUM, "", 1_000, true).series())
                .isEqualTo(feature(Form.AVG, "", 60_000, false).series());
    }

    @Test
    void countAndSinceShareTheirTimes() {
        assertThat(feature(Form.COUNT, "", 1_000, true).series())
                .isEqualTo(feature(Form.SINCE, "", 1_000, true).series());
    }

    @Test
    void anotherConditionIsAnotherSeries() {
        assertThat(feature(Form.COUNT, "", 1_000, true).series().id())
                .isNotEqualTo(feature(Form.COUNT, "transaction.amount > 1.0", 1_000, true)
                        .series()
                        .id());
    }

    @Test
    void distinctValuesAreASeriesForEachWindow() {
        assertThat(feature(Form.DISTINCT, "", 1_000, true).series().id())
                .isNotEqualTo(feature(Form.DISTINCT, "", 2_000, true).series().id());
    }

    @Test
    void definitionsThatDifferHaveDifferentIds() {
        Set<String> ids = new HashSet<>();
        for (Form form : Form.values()) {
            for (String where : List.of("", "true", "a,b")) {
                for (boolean includesCurrent : new boolean[] {true, false}) {
                    ids.add(feature(form, where, 1_000, includesCurrent).id());
                }
            }
        }

        assertThat(ids).hasSize(Form.values().length * 6);
    }

    @Test
    void anIdIsTheSameInEveryVersion() {
        FeatureDefinition sum = feature(Form.SUM, "", 3_600_000, true);

        assertThat(sum.id()).isEqualTo("f7f4193cbdf08e77");
        assertThat(sum.series().id()).isEqualTo("ea6c6bd299754f5f");
    }

    @Test
    void aWindowOfItsOwnIsForDistinctValuesOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new SeriesDefinition(SeriesKind.TIMES, EventType.CLICK, List.of("ip"), "", "", 1_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SeriesDefinition(SeriesKind.DISTINCT, EventType.CLICK, List.of("ip"), "", "click.sku", 0));
    }
}
