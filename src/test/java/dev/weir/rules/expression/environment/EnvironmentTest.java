package dev.weir.rules.expression.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.definition.Schema;
import dev.weir.rules.Rules;
import dev.weir.rules.expression.scope.FieldSlot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EnvironmentTest {
    private static final Schema SCHEMA = Rules.SCHEMA;
    private final EventTypes types = new EventTypes(SCHEMA);

    @Test
    void aFieldHasTheNumberOfItsPlaceInTheSchema() {
        Environment environment = about(EventType.CLICK).build(Map.of());
        List<String> fields =
                SCHEMA.fields(EventType.CLICK).stream().map(Field::name).toList();
        assertThat(fields)
                .extracting(name -> slot(environment, EventType.CLICK, name).number())
                .containsExactlyElementsOf(
                        IntStream.range(0, fields.size()).boxed().toList());
    }

    @Test
    void attributesAreNumberedByNameBehindTheFields() {
        Environment environment = about(EventType.TRANSACTION).build(Map.of());
        int fields = SCHEMA.fields(EventType.TRANSACTION).size();
        assertThat(List.of("giftCard", "loyalty", "segment"))
                .extracting(name -> environment
                        .attribute(EventType.TRANSACTION, name)
                        .orElseThrow()
                        .number())
                .containsExactly(fields, fields + 1, fields + 2);
        assertThat(environment.attribute(EventType.TRANSACTION, "amount")).isEmpty();
        assertThat(environment.field(EventType.TRANSACTION, "giftCard")).isEmpty();
    }

    @Test
    void aFieldHasOneNumberWhereverAnExpressionStands() {
        Environment condition = about(EventType.CLICK, EventType.TRANSACTION).build(Map.of());
        Environment trigger = about(EventType.TRANSACTION).deciding().build(Map.of());
        Environment feature = types.ofFeature(EventType.TRANSACTION, true);
        assertThat(List.of(condition, trigger, feature))
                .extracting(environment -> slot(environment, EventType.TRANSACTION, "amount"))
                .containsOnly(slot(condition, EventType.TRANSACTION, "amount"));
    }

    @Test
    void featuresAndStagesKeepTheNumbersOfTheRule() {
        Environment environment = about(EventType.TRANSACTION)
                .deciding()
                .feature("spend", 2, SimpleType.DOUBLE)
                .lineFeature("sold", 5, SimpleType.INT)
                .stages(List.of(new StageName(3, "probe", Set.of(EventType.CLICK), true)))
                .build(Map.of());
        assertThat(environment.find("spend").orElseThrow().number()).isEqualTo(2);
        assertThat(environment.find("sold")).isEmpty();
        assertThat(environment.lineFeature("sold")).isEqualTo(5);
        assertThat(environment.lineFeature("spend")).isNegative();
        assertThat(environment.find("probe").orElseThrow().number()).isEqualTo(3);
        assertThat(environment.isStage("probe")).isTrue();
        assertThat(environment.isStage("spend")).isFalse();
    }

    @Test
    void whatIsHandedInIsNumberedInItsOrder() {
        Map<String, CelType> given = new LinkedHashMap<>();
        given.put("z", SimpleType.INT);
        given.put("a", SimpleType.STRING);
        Environment environment = Environment.given(given);
        assertThat(environment.given()).containsExactly("z", "a");
        assertThat(environment.find("a").orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void otherExplanationsChangeNothingElse() {
        Environment environment = about(EventType.TRANSACTION).build(Map.of("stock", "not here"));
        Environment explaining = environment.explaining(Map.of(Environment.ofLine("stock"), "nor here"));
        assertThat(explaining.absence("stock")).isEmpty();
        assertThat(explaining.absenceFromLine("stock")).hasValue("nor here");
        assertThat(explaining.types()).isEqualTo(environment.types());
        assertThat(environment.absence("stock")).hasValue("not here");
    }

    @Test
    void onlyADecisionAsksForEarlierOnes() {
        assertThat(about(EventType.CLICK).build(Map.of()).find(EarlierDecisions.SUBJECT))
                .isEmpty();
        assertThat(about(EventType.CLICK).deciding().build(Map.of()).find(EarlierDecisions.SUBJECT))
                .isPresent();
    }

    private EnvironmentBuilder about(EventType... events) {
        return types.about(Set.of(events));
    }

    private static FieldSlot slot(Environment environment, EventType type, String field) {
        return environment.field(type, field).orElseThrow();
    }
}
