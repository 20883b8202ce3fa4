package dev.weir.engine.plan;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.StockChange;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.definition.Schema;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.ComputedKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyedByTest {
    private static final Schema SCHEMA = new Schema(Map.of(
            EventType.TRANSACTION,
            Map.of(
                    "tier", ValueType.STRING,
                    "age", ValueType.INT,
                    "risk", ValueType.DOUBLE,
                    "gift", ValueType.BOOL)));

    @Test
    void aKeyNamesItsFieldsAndTheirValues() {
        assertThat(by("cardId", "customerId").keysOf(payment("t").event()))
                .containsExactly("cardId=card-1&customerId=c-1");
    }

    @Test
    void anEventWithoutAValueForOneOfTheFieldsHasNoKey() {
        assertThat(by("cardId", "ip").keysOf(payment("t").from("").event())).isEmpty();
    }

    @Test
    void anExpressionThatGivesAnEmptyTextGivesNoKey() {
        for (String text : List.of("", "x")) {
            Field computed = ComputedKey.field("e", ValueType.STRING, (event, line) -> new Value.Text(text));
            KeyedBy by = KeyedBy.ofAny("e", List.of(computed)).orElseThrow();
            assertThat(by.keysOf(payment("t").event())).isEqualTo(text.isEmpty() ? List.of() : List.of("e=x"));
            assertThat(by.failsFor(payment("t").event())).isFalse();
        }
    }

    @Test
    void anExpressionIsEvaluatedOnceForAnEventHoweverManyKeysItIsPartOf() {
        AtomicInteger evaluated = new AtomicInteger();
        Field computed = ComputedKey.field("e", ValueType.STRING, (event, line) -> {
            evaluated.incrementAndGet();
            return new Value.Text("x");
        });
        KeyedBy alone = KeyedBy.of(List.of("e"), EventType.TRANSACTION, (type, name) -> Optional.of(computed))
                .orElseThrow();
        KeyedBy andCard = KeyedBy.of(
                        List.of("cardId", "e"),
                        EventType.TRANSACTION,
                        (type, name) -> name.equals("e") ? Optional.of(computed) : SCHEMA.find(type, name))
                .orElseThrow();
        Event first = payment("t-1").event();
        Event second = payment("t-2").event();

        for (Event event : List.of(first, second)) {
            assertThat(alone.onlyKeyOf(event)).isEqualTo("e=x");
            assertThat(andCard.onlyKeyOf(event)).isEqualTo("cardId=card-1&e=x");
            assertThat(alone.failsFor(event)).isFalse();
        }
        assertThat(evaluated).hasValue(2);
        assertThat(alone.onlyKeyOf(first)).isEqualTo("e=x");
        assertThat(evaluated).as("of the event before no more is known").hasValue(3);
    }

    @Test
    void rulesThatAreKeptByTheSameExpressionShareIt() throws Exception {
        String counted = """
                id: %s
                version: 1
                on: transaction
                features: {n: {count: transaction, by: [{%s: 'network(transaction.ip, 24)'}], over: 1h}}
                when: n > 1
                then: {outcome: NOTE}
                """;
        RuleCompiler compiler = Documented.compiler();
        Set<Field> fields = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String name : List.of("net", "other")) {
            Node document =
                    Documents.yaml(1_000).read(counted.formatted(name, name).getBytes(StandardCharsets.UTF_8));
            Compiled compiled = compiler.compile(document);
            assertThat(compiled).isInstanceOf(Compiled.Accepted.class);
            ((Compiled.Accepted) compiled)
                    .rule()
                    .features()
                    .get(0)
                    .computedKeys()
                    .forEach(key -> fields.addAll(key.fields().values()));
        }

        assertThat(fields).hasSize(1);
    }

    @Test
    void aTypeThatLacksAFieldHasNoReader() {
        assertThat(KeyedBy.of(List.of("cardId"), EventType.CLICK, SCHEMA::find)).isEmpty();
    }

    @Test
    void theSameFieldMakesTheSameKeyOfEveryType() {
        KeyedBy clicks =
                KeyedBy.of(List.of("customerId"), EventType.CLICK, SCHEMA::find).orElseThrow();

        assertThat(clicks.keysOf(visit("e").by("c-1").event()))
                .isEqualTo(by("customerId").keysOf(payment("t").by("c-1").event()));
    }

    /** Who looks for the answer of a key need not spell the key. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aReaderKnowsTheKeyOfAnEventFromAllOthers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<KeyedBy> readers = List.of(by("cardId"), by("ip"), by("cardId", "customerId"), by("sku"), by("age"));
        List<String> keys = new ArrayList<>(List.of("", "cardId=", "cardId", "sku=", "age=", "ip=a&cardId=b"));
        for (int i = 0; i < 60; i++) {
            Event event = payment("t")
                    .with(some(random))
                    .by("c" + some(random))
                    .from(some(random))
                    .line(some(random), 1)
                    .event();
            readers.forEach(reader -> keys.add(reader.keyOf(event, 0)));
            for (KeyedBy reader : readers) {
                String own = reader.keyOf(event, 0);
                assertThat(keys)
                        .allSatisfy(key -> assertThat(reader.isKeyOf(event, 0, key))
                                .as("%s of %s", key, own)
                                .isEqualTo(!own.isEmpty() && own.equals(key)));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aReaderKnowsTheKeysOfItsFieldsFromThoseOfOthers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<KeyedBy> readers =
                List.of(by(), by("cardId"), by("ip"), by("cardId", "customerId"), by("cardId", "customerId", "ip"));
        for (int i = 0; i < 60; i++) {
            Event event = payment("t")
                    .with("k" + some(random))
                    .by("c" + some(random))
                    .from("i" + some(random))
                    .event();
            for (KeyedBy made : readers) {
                String key = made.keyOf(event, -1);
                assertThat(readers).filteredOn(reader -> reader.isOfFields(key)).containsExactly(made);
            }
        }
    }

    private static String some(SplittableRandom random) {
        return List.of("", "a", "aa", "a&b", "a%26b", "%", "a=b", "ba").get(random.nextInt(8));
    }

    @Test
    void valuesThatContainTheSignsBetweenThemMakeKeysOfTheirOwn() {
        KeyedBy reader = by("cardId", "customerId");

        String one = reader.keyOf(payment("t").with("a&customerId=b").by("c").event(), -1);
        String other = reader.keyOf(payment("t").with("a").by("b&customerId=c").event(), -1);
        String escaped =
                reader.keyOf(payment("t").with("a%26customerId=b").by("c").event(), -1);

        assertThat(List.of(one, other, escaped)).doesNotHaveDuplicates();
        assertThat(one).isEqualTo("cardId=a%26customerId=b&customerId=c");
        assertThat(escaped).isEqualTo("cardId=a%2526customerId=b&customerId=c");
    }

    @Test
    void aTransactionHasAKeyForEachSkuButOnlyOne() {
        assertThat(by("sku")
                        .keysOf(payment("t")
                                .line("s-1", 1)
                                .line("s-2", 1)
                                .line("s-1", 5)
                                .event()))
                .containsExactly("sku=s-1", "sku=s-2");
    }

    @Test
    void aLineWithoutSkuHasNoKey() {
        assertThat(by("sku").keysOf(payment("t").line("", 1).line("s-2", 1).event()))
                .containsExactly("sku=s-2");
    }

    @Test
    void aCombinationWithSkuNamesTheOtherFieldsOnEachLine() {
        assertThat(by("customerId", "sku")
                        .keysOf(payment("t").line("s-1", 1).line("s-2", 1).event()))
                .containsExactly("customerId=c-1&sku=s-1", "customerId=c-1&sku=s-2");
    }

    @Test
    void aClickHasOneSku() {
        KeyedBy reader =
                KeyedBy.of(List.of("sku"), EventType.CLICK, SCHEMA::find).orElseThrow();

        assertThat(reader.perLine()).isFalse();
        assertThat(reader.keysOf(visit("e").of("s-1").event())).containsExactly("sku=s-1");
    }

    @Test
    void declaredAttributesOfEveryTypeCanBeKeys() {
        assertThat(keyOf("attributes.tier", new Value.Text("gold"))).isEqualTo("attributes.tier=gold");
        assertThat(keyOf("attributes.age", new Value.Int(7))).isEqualTo("attributes.age=7");
        assertThat(keyOf("attributes.risk", new Value.Real(0.5))).isEqualTo("attributes.risk=0.5");
        assertThat(keyOf("attributes.gift", new Value.Bool(true))).isEqualTo("attributes.gift=true");
    }

    @Test
    void figuresAndTimesOfStockCanBeKeys() {
        StockChange change = new StockChange("s-1", "eu", 7, false, 3, 0, Double.NaN);
        KeyedBy reader = KeyedBy.of(List.of("available", "deleted", "timestamp"), EventType.INVENTORY, SCHEMA::find)
                .orElseThrow();

        assertThat(reader.keysOf(change)).containsExactly("available=3&deleted=false&timestamp=7");
    }

    private static String keyOf(String field, Value value) {
        String name = field.substring("attributes.".length());
        return by(field).keyOf(payment("t").attribute(name, value).event(), -1);
    }

    private static KeyedBy by(String... fields) {
        return KeyedBy.of(List.of(fields), EventType.TRANSACTION, SCHEMA::find).orElseThrow();
    }
}
