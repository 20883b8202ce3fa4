package dev.weir.rules;

import static dev.weir.rules.Rules.param;
import static dev.weir.rules.Rules.transaction;
import static dev.weir.rules.Rules.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.events.EventType;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.Rules.Situation;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.value.EvaluationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions mean where rules differ from plain CEL, and where they must not. */
class ExpressionSemanticsTest {
    private static final String SPEND = "spend: {avg: transaction.amount, by: [cardId], over: 1h}";
    private static final String SOLD = "sold: {count: transaction, by: [sku], over: 1h}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.amount > 119",
                "119 < transaction.amount",
                "transaction.amount == 120",
                "120 == transaction.amount",
                "transaction.amount != 121",
                "121 != transaction.amount",
                "transaction.amount <= 120 && transaction.amount >= 120",
                "transaction.amount + 1 == 121.0",
                "1 + transaction.amount == 121.0",
                "transaction.amount - 20 == 100",
                "transaction.amount * 2 == 240",
                "2 * transaction.amount == 240",
                "transaction.amount / 2 == 60",
                "240 / transaction.amount == 2",
                "transaction.amount in [100, 120]",
                "120 in [transaction.amount, 7]",
                "2 in [1.0, 2.0]",
                "(transaction.amount > 1 ? 1 : 2.5) == 1",
                "(transaction.amount > 1 ? 2.5 : 1) + 1 == 3.5",
                "[1, 2.5].exists(x, x > 2)",
                "[1, 2.5, transaction.amount][0] == 1.0",
                "{'a': 1, 'b': 2.5}['a'] == 1.0",
                "sum([1, 2.5]) == 3.5",
                "[1, 2.5].map(x, x * 2)[0] == 2",
                "orElse(transaction.latitude, 1) == 1.0",
                "orElse(transaction.attributes.loyalty, 1.5) == 1.5",
                "distanceKm(0, 0, 0.0, 0) == 0"
            })
    void intAndDoubleMix(String expression) throws EvaluationException {
        assertThat(value(expression)).isEqualTo(new Value.Bool(true));
    }

    @Test
    void arithmeticOfIntsStaysWhole() throws EvaluationException {
        assertThat(value("7 / 2")).isEqualTo(new Value.Int(3));
    }

    @Test
    void mixedArithmeticIsThatOfDoubles() throws EvaluationException {
        assertThat(value("7 / 2.0")).isEqualTo(new Value.Real(3.5));
    }

    @Test
    void aConditionOverAnIntAndADoubleGivesADouble() throws EvaluationException {
        assertThat(value("true ? 1 : 2.5")).isEqualTo(new Value.Real(1.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transaction.deviceId",
                "transaction.latitude + 1",
                "transaction.latitude > 1.0 || false",
                "transaction.latitude > 1.0 && true",
                "!(transaction.latitude > 1.0)",
                "transaction.latitude > 1.0 ? 1 : 2",
                "transaction.deviceId + 'x'",
                "transaction.deviceId == 'x'",
                "transaction.deviceId != 'x'",
                "size(transaction.deviceId)",
                "transaction.deviceId.startsWith('x')",
                "[transaction.deviceId, 'x']",
                "{'a': transaction.deviceId}",
                "transaction.attributes.loyalty * 2",
                "transaction.deviceId in ['x']",
                "transaction.items[1].price",
                "transaction.items.map(i, i.price)",
                "max(transaction.items.map(i, i.price))",
                "sum(transaction.items.map(i, i.price))",
                "transaction.items[0].stock.available",
                "transaction.items.exists(i, i.price > 100)",
                "max([1].filter(x, x > 1))",
                "min([1].filter(x, x > 1))",
                "avg([1].filter(x, x > 1))",
                "orElse(transaction.latitude, transaction.longitude)",
                "distanceKm(transaction.latitude, transaction.longitude, 1.0, 1.0)",
                "transaction.latitude > 1.0 || 1 / 0 > 1"
            })
    void aResultThatHangsOnAnAbsentValueIsAbsent(String expression) throws EvaluationException {
        assertThat(value(expression)).isEqualTo(Value.absent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "transaction.latitude > 1.0 || true ; true",
                "true || transaction.latitude > 1.0 ; true",
                "transaction.latitude > 1.0 && false ; false",
                "false && transaction.latitude > 1.0 ; false",
                "transaction.items.exists(i, i.price > 10) ; true",
                "transaction.items.all(i, i.price > 11) ; false",
                "has(transaction.deviceId) ; false",
                "has(transaction.cardId) ; true",
                "has(transaction.attributes.giftCard) ; true",
                "has(transaction.attributes.loyalty) ; false",
                "has(transaction.items[0].price) ; true",
                "has(transaction.items[1].price) ; false",
                "has(transaction.items[0].stock) ; false",
                "has(transaction.items[0].stock.price) ; false",
                "orElse(transaction.deviceId, 'none') == 'none' ; true",
                "orElse(transaction.cardId, 'none') == 'card-1' ; true",
                "orElse(max(transaction.items.map(i, i.price)), 7.0) == 7.0 ; true",
                "orElse(transaction.deviceId == 'x', true) ; true",
                "transaction.items.exists(i, orElse(i.price, 1000) > 100) ; true"
            })
    void absenceIsAbsorbedAskedForAndDefaulted(String expression, boolean expected) throws EvaluationException {
        assertThat(value(expression)).isEqualTo(new Value.Bool(expected));
    }

    @Test
    void aFeatureIsANameWithAValue() throws EvaluationException {
        Expression twice = param("spend * 2", SPEND);
        assertThat(twice.evaluate(new Situation(transaction()).with(0, new Value.Real(4))))
                .isEqualTo(new Value.Real(8));
    }

    @Test
    void aFeatureOverNothingIsAbsent() throws EvaluationException {
        assertThat(param("spend > 1", SPEND).evaluate(new Situation(transaction())))
                .isEqualTo(Value.absent());
    }

    @Test
    void eachFeatureIsReadByItsPlaceInTheRule() throws EvaluationException {
        String[] features = {SOLD, "other: {max: transaction.amount, by: [ip], over: 1h}", SPEND};
        Situation scenario = new Situation(transaction())
                .with(1, new Value.Real(10))
                .with(2, new Value.Real(4))
                .withLine(1, 0, new Value.Int(7));
        assertThat(param("other - spend", features).evaluate(scenario)).isEqualTo(new Value.Real(6));
        assertThat(param("transaction.items.map(i, orElse(i.sold, 0))", features)
                        .evaluate(scenario))
                .isEqualTo(new Value.Items(List.of(new Value.Int(0), new Value.Int(7))));
    }

    @Test
    void hasAsksForAFeature() throws EvaluationException {
        Expression has = param("has(spend)", SPEND);
        assertThat(has.evaluate(new Situation(transaction()))).isEqualTo(new Value.Bool(false));
        assertThat(has.evaluate(new Situation(transaction()).with(0, new Value.Real(0))))
                .isEqualTo(new Value.Bool(true));
    }

    @Test
    void aFeatureIsDefaulted() throws EvaluationException {
        assertThat(param("orElse(spend, 1)", SPEND).evaluate(new Situation(transaction())))
                .isEqualTo(new Value.Real(1.0));
    }

    @Test
    void aFeatureKeptBySkuIsAFieldOfEachLine() throws EvaluationException {
        Expression any = param("transaction.items.exists(i, i.sold > 100)", SOLD);
        assertThat(any.evaluate(new Situation(transaction()).withLine(1, 0, new Value.Int(101))))
                .isEqualTo(new Value.Bool(true));
    }

    @Test
    void aLineHasTheStockOfItsSku() throws EvaluationException {
        Expression low = param("transaction.items.exists(i, i.stock.available < i.quantity)");
        assertThat(low.evaluate(new Situation(transaction()).withStock(0, new Stock(1, 0, 9.5))))
                .isEqualTo(new Value.Bool(true));
    }

    @Test
    void aClickHasTheStockOfItsSku() throws EvaluationException {
        Expression low = Rules.when(EventType.CLICK, "stock.available < 3 && stock.price > 9")
                .when();
        Situation scenario = new Situation(Rules.click()).withStock(new Stock(2, 0, 9.5));
        assertThat(low.evaluate(scenario)).isEqualTo(new Value.Bool(true));
    }

    @Test
    void withoutStockWhatHangsOnItIsAbsentAndHasSaysSo() throws EvaluationException {
        Situation scenario = new Situation(Rules.click());
        assertThat(Rules.when(EventType.CLICK, "stock.available < 3").when().evaluate(scenario))
                .isEqualTo(Value.absent());
        assertThat(Rules.when(EventType.CLICK, "!has(stock) && !has(stock.price)")
                        .when()
                        .evaluate(scenario))
                .isEqualTo(new Value.Bool(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / (size(transaction.items) - 2)",
                "7 % 0",
                "int(transaction.cardId)",
                "9223372036854775807 + 1",
                "transaction.items[7].quantity",
                "{'a': 1}['b']",
                "orElse(1 / 0, 1)",
                "1.0 / 0",
                "timestamp(transaction.cardId)"
            })
    void aFailureAtRunTimeIsNoAbsence(String expression) {
        Expression failing = param(expression);
        assertThatThrownBy(() -> failing.evaluate(new Situation(transaction())))
                .isInstanceOf(EvaluationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum([0.1, 0.2, 0.3]) == 0.6",
                "sum([1, 2, 3]) == 6",
                "sum([1].filter(x, x > 1)) == 0",
                "avg([0.1, 0.2, 0.3]) == 0.2",
                "avg([1, 2]) == 1.5",
                "min([3, 1, 2]) == 1",
                "max([3.5, 1.5]) == 3.5",
                "hour(timestamp('2026-03-01T23:30:00Z'), 'Europe/Berlin') == 0",
                "hour(now, 'UTC') == 12",
                "now == timestamp('2026-03-01T12:00:00Z')",
                "now - transaction.timestamp < duration('1s')",
                "math.round(distanceKm(52.5, 13.4, 48.85, 2.35)) == 877",
                "'203.0.113.7'.matches('^203\\\\.')",
                "'A-B'.lowerAscii().split('-').join('+') == 'a+b'",
                "math.greatest(1, 2.5, 2) == 2.5",
                "sets.contains([1, 2, 3], [2])",
                "transaction.ip.startsWith('203.')",
                "type(transaction.amount) == double"
            })
    void functions(String expression) throws EvaluationException {
        assertThat(value(expression)).isEqualTo(new Value.Bool(true));
    }

    @Test
    void fromTheEquatorToThePoleIsAQuarterOfTheMeanCircumference() throws EvaluationException {
        // a quarter of the mean circumference, 2 pi 6371.0088 / 4
        Value.Real quarter = (Value.Real) value("distanceKm(0.0, 0.0, 90.0, 0.0)");
        assertThat(quarter.value()).isEqualTo(10_007.5572, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hour(now, transaction.currency)",
                "hour(now, 'Mars/' + transaction.cardId) >= 22",
                "now.getHours(transaction.currency)",
                "now.getDayOfYear('x' + transaction.cardId)"
            })
    void aTimeZoneThatNobodyKnowsIsAbsentAndNoFailureOfTheRule(String expression) throws EvaluationException {
        assertThat(value(expression)).isEqualTo(Value.absent());
    }

    @ParameterizedTest
    @CsvSource({"EST, 7", "GMT+2:00, 14", "+2, 14", "UTC-3, 9", "Africa/Nairobi, 15", "America/Phoenix, 5", "-9:30, 2"})
    void aTimeZoneIsKnownByWhatBrowsersCallItToo(String zone, long hour) throws EvaluationException {
        assertThat(value("hour(now, '" + zone + "'.trim())")).isEqualTo(new Value.Int(hour));
        assertThat(value("now.getHours('" + zone + "'.trim())")).isEqualTo(new Value.Int(hour));
    }

    @Test
    void whatTheErrorOfAModuloOfDoublesSaysCanBeWritten() throws EvaluationException {
        assertThat(value("transaction.amount - 50 * math.trunc(transaction.amount / 50)"))
                .isEqualTo(new Value.Real(20));
        assertThat(value("7 - 2.5 * math.trunc(7 / 2.5)")).isEqualTo(new Value.Real(2));
    }

    @Test
    void listsAndMapsComeOutAsTheyAre() throws EvaluationException {
        assertThat(value("{'skus': transaction.items.map(i, i.sku), 'at': now}"))
                .isEqualTo(new Value.Entries(Map.of(
                        "skus", new Value.Items(List.of(new Value.Text("s-1"), new Value.Text("s-2"))),
                        "at", new Value.Time(1_772_366_400_000L))));
    }
}
