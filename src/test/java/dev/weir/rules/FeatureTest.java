package dev.weir.rules;

import static dev.weir.rules.Rules.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.EventType;
import dev.weir.events.LineItem;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.features.definition.TimeWindow;
import dev.weir.features.function.Aggregates;
import dev.weir.features.function.Percentile;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.scope.Scope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a feature of a document becomes. */
class FeatureTest {

    @Test
    void aPercentileHasItsRank() {
        RuleFeature feature = feature("{percentile: transaction.amount, rank: 99.9, by: [cardId], over: 1h}");
        RuleFeature other = feature("{percentile: transaction.amount, rank: 95, by: [cardId], over: 1h}");

        assertThat(feature.aggregate().orElseThrow().function()).isEqualTo(new Percentile(99.9));
        assertThat(feature.definition().id()).isNotEqualTo(other.definition().id());
        assertThat(feature.aggregate().orElseThrow().series())
                .isEqualTo(other.aggregate().orElseThrow().series());
    }

    /** So that an edit of the number, or of the aggregate, finds what was kept. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "topK: transaction.country, k: 3; topK: transaction.country, k: 5",
                "topK: transaction.country, k: 3; mode: transaction.country",
                "entropy: transaction.country; last: transaction.country",
                "ewma: transaction.amount, halfLife: 7d; ewma: transaction.amount, halfLife: 1d",
                "ewma: transaction.amount, halfLife: 7d; sum: transaction.amount"
            })
    void featuresOfOneSeriesAreStillDifferentFeatures(String one, String other) {
        RuleFeature a = feature("{" + one + ", by: [cardId], over: 1h}");
        RuleFeature b = feature("{" + other + ", by: [cardId], over: 1h}");

        assertThat(a.definition().id()).isNotEqualTo(b.definition().id());
        assertThat(a.aggregate().orElseThrow().series())
                .isEqualTo(b.aggregate().orElseThrow().series());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "count: transaction; count; INT",
                "sum: transaction.amount; sum; DOUBLE",
                "avg: size(transaction.items); avg; DOUBLE",
                "min: transaction.amount; min; DOUBLE",
                "max: transaction.amount; max; DOUBLE",
                "stddev: transaction.amount; stddev; DOUBLE",
                "median: transaction.amount; median; DOUBLE",
                "distinct: transaction.ip; distinct; INT",
                "last: transaction.country; last; STRING",
                "first: transaction.amount; first; DOUBLE",
                "last: transaction.timestamp; last; TIMESTAMP",
                "last: transaction.attributes.giftCard; last; BOOL",
                "first: size(transaction.items); first; INT",
                "ewma: transaction.amount, halfLife: 1h; ewma; DOUBLE",
                "mode: transaction.country; mode; STRING",
                "topK: transaction.merchantId, k: 3; topK; STRING",
                "entropy: transaction.merchantId; entropy; DOUBLE",
                "since: transaction; since; INT"
            })
    void everyFormHasItsType(String written, String key, ValueType type) {
        RuleFeature feature = feature("{" + written + ", by: [cardId], over: 1h}");
        assertThat(feature.aggregate().orElseThrow().function()).isEqualTo(Aggregates.of(key));
        assertThat(feature.type()).isEqualTo(type);
    }

    @Test
    void theDefinitionSaysWhatTheDocumentSays() {
        RuleFeature feature = feature(
                "{sum: transaction.amount, where: transaction.amount > 1, by: [ip, cardId], over: 1h30m, current: exclude}");
        assertThat(feature.definition())
                .isEqualTo(new FeatureDefinition(
                        Aggregates.SUM,
                        EventType.TRANSACTION,
                        List.of("cardId", "ip"),
                        "transaction.amount > 1",
                        "transaction.amount",
                        new TimeWindow.Sliding(5_400_000),
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{sum: transaction.amount, by: [cardId], over: 1h}; {sum: ' transaction . amount ', by: cardId, over: 60m}",
                "{count: click, where: 'click.type==\"VIEW\"', by: [ip], over: 1h}; {count: click, where: \"click.type == 'VIEW'\", by: [ip], over: 1h}",
                "{count: transaction, where: '(transaction.amount > 1.0)', by: [ip], over: 1h}; {count: transaction, where: transaction.amount > 1.00, by: [ip], over: 1h}",
                "{count: transaction, by: [segment, ip], over: 1h}; {count: transaction, by: [ip, attributes.segment], over: 1h, current: include}",
                "{count: transaction, by: [ip, ip], over: 1h}; {count: transaction, by: [ip], over: 1h}"
            })
    void whatMeansTheSameIsOneFeature(String one, String other) {
        assertThat(feature(one).definition()).isEqualTo(feature(other).definition());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{count: transaction, by: [ip], over: 1h}; {count: transaction, by: [ip], over: 2h}",
                "{count: transaction, by: [ip], over: 1h}; {count: transaction, by: [ip], over: 1h, current: exclude}",
                "{count: transaction, by: [ip], over: 1h}; {count: click, by: [ip], over: 1h}",
                "{min: transaction.amount, by: [ip], over: 1h}; {max: transaction.amount, by: [ip], over: 1h}"
            })
    void whatMeansSomethingElseIsAnotherFeature(String one, String other) {
        assertThat(feature(one).definition()).isNotEqualTo(feature(other).definition());
    }

    @Test
    void aCountTakesEveryEventIn() throws EvaluationException {
        assertThat(input("{count: transaction, by: [ip], over: 1h}").of(new EventScope(transaction()), Scope.NO_LINE))
                .isEqualTo(new Value.Bool(true));
    }

    @Test
    void whatTheConditionLeavesOutIsAbsent() throws EvaluationException {
        FeatureInput input = input("{count: transaction, where: transaction.amount > 500, by: [ip], over: 1h}");
        assertThat(input.of(new EventScope(transaction()), Scope.NO_LINE)).isEqualTo(Value.absent());
        assertThat(input.of(new EventScope(transaction(501)), Scope.NO_LINE)).isEqualTo(new Value.Bool(true));
    }

    @Test
    void aConditionThatHangsOnAnAbsentValueLeavesOut() throws EvaluationException {
        FeatureInput input = input("{count: transaction, where: transaction.latitude < 90, by: [ip], over: 1h}");
        assertThat(input.of(new EventScope(transaction()), Scope.NO_LINE)).isEqualTo(Value.absent());
    }

    @Test
    void anAbsentValueIsNotTakenIn() throws EvaluationException {
        assertThat(input("{max: transaction.latitude, by: [ip], over: 1h}")
                        .of(new EventScope(transaction()), Scope.NO_LINE))
                .isEqualTo(Value.absent());
    }

    @Test
    void aggregatesOverNumbersTakeDoublesIn() throws EvaluationException {
        assertThat(input("{sum: size(transaction.items), by: [ip], over: 1h}")
                        .of(new EventScope(transaction()), Scope.NO_LINE))
                .isEqualTo(new Value.Real(2));
    }

    @Test
    void theLineWhoseSkuIsInTheKeyIsTheItem() throws EvaluationException {
        FeatureInput input = input("{sum: item.quantity * item.price, by: [sku], over: 1h}");
        assertThat(input.of(new EventScope(transaction(1, new LineItem("a", 1, 1), new LineItem("b", 3, 2.5))), 1))
                .isEqualTo(new Value.Real(7.5));
    }

    @Test
    void aFailureIsTold() {
        FeatureInput input = input("{sum: 1 / (size(transaction.items) - 2), by: [ip], over: 1h}");
        assertThatThrownBy(() -> input.of(new EventScope(transaction()), Scope.NO_LINE))
                .isInstanceOf(EvaluationException.class);
    }

    @Test
    void aFeatureKeptBySkuIsPerLineOnATransactionOnly() {
        String sold = "a: {count: transaction, by: [sku], over: 1h}";
        assertThat(Rules.when("true", sold).features().get(0).perLine()).isTrue();
        assertThat(Rules.when(EventType.CLICK, "a > 1", sold).features().get(0).perLine())
                .isFalse();
    }

    @Test
    void aFeatureOverClicksCanBeLookedUpForEachLineToo() {
        Rule rule =
                Rules.when("transaction.items.exists(i, i.views > 3)", "views: {count: click, by: [sku], over: 1h}");
        assertThat(rule.features().get(0).perLine()).isTrue();
        assertThat(rule.condition().whenFeatures()).containsExactly("views");
    }

    private static RuleFeature feature(String written) {
        return Rules.when("true", "a: " + written).features().get(0);
    }

    private static FeatureInput input(String written) {
        return feature(written).input();
    }
}
