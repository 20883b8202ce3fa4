package dev.weir.engine;

import static dev.weir.engine.OneSubject.signal;
import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.AnswerLayout;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.FeatureRequest;
import dev.weir.engine.plan.RulePlan;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key is asked, what it answers, and where a rule reads it are in one order. */
final class AnswerLayoutTest {
    private static final Transaction PAYMENT = payment("t-1").event();
    private static final Rule SMALL =
            rule("a").counts("n", EventType.TRANSACTION, 60_000, "cardId").build();
    private static final Rule LARGE = rule("b")
            .counts("onIp", EventType.TRANSACTION, 60_000, "ip")
            .counts("hourly", EventType.TRANSACTION, 3_600_000, "cardId")
            .counts("same", EventType.TRANSACTION, 60_000, "cardId")
            .build();

    private final TypePlan plan = plan(SMALL, LARGE);

    /** A feature that two rules have is asked for once, and each rule reads its own by its own name. */
    @Test
    void aRuleReadsAtItsSlotWhatTheKeyWroteAtThePlaceOfTheRequest() {
        AnswerLayout.Slot n = slot(SMALL, "n");
        AnswerLayout.Slot hourly = slot(LARGE, "hourly");
        AnswerLayout.Sheet sheet = plan.keys().get(n.key()).layout().sheet();
        sheet.set(0, new Value.Int(10));
        sheet.set(1, new Value.Int(20));
        Signal signal = signal(PAYMENT, 1, "cardId=card-1", sheet.values().toArray(Value[]::new));

        assertThat(plan.keys().get(n.key()).layout().requests())
                .extracting(FeatureRequest::feature)
                .containsExactly(definition(SMALL, "n"), definition(LARGE, "hourly"));
        assertThat(List.of(n.in(sheet), n.in(signal))).containsOnly(new Value.Int(10));
        assertThat(List.of(hourly.in(sheet), hourly.in(signal))).containsOnly(new Value.Int(20));
        assertThat(slot(LARGE, "same").in(signal)).isEqualTo(new Value.Int(10));
        assertThat(slot(LARGE, "onIp").key()).isNotEqualTo(n.key());
    }

    /** Else a rule would read the answer to another question, and nobody would ever know. */
    @Test
    void answersThatAnotherLayoutWroteAreRefused() {
        Value one = new Value.Int(1);
        AnswerLayout.Slot n = slot(SMALL, "n");

        assertThat(n.in(signal(PAYMENT, 1, "cardId=card-1", one, one))).isEqualTo(one);
        for (Value[] other : List.of(new Value[0], new Value[] {one}, new Value[] {one, one, one})) {
            assertThatThrownBy(() -> n.in(signal(PAYMENT, 1, "cardId=card-1", other)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("key cardId signals " + other.length + " answers where epoch 1 asks for 2");
        }
    }

    @Test
    void aSheetThatIsNotFullIsNotSent() {
        AnswerLayout.Sheet sheet =
                plan.keys().get(slot(SMALL, "n").key()).layout().sheet();
        sheet.set(1, new Value.Int(1));

        assertThatThrownBy(sheet::values).isInstanceOf(NullPointerException.class);
    }

    @Test
    void theOrderOfThePushesMovesNothing() {
        assertThat(requests(plan(LARGE, SMALL))).isEqualTo(requests(plan));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everySlotOfRandomRulesIsAtTheRequestForItsFeature(long seed) {
        RandomRules random = new RandomRules(new SplittableRandom(seed));
        List<Rule> rules = random.list();
        Rulebook rulebook = Rulebook.of(1, rules, EngineSettings.DEFAULT);
        for (EventType type : EngineSettings.DEFAULT.schema().types()) {
            TypePlan ofType = rulebook.of(type);
            Stream.concat(ofType.rules().stream(), ofType.matchRules().values().stream())
                    .forEach(rule -> assertAtItsRequests(rule, ofType));
        }
    }

    private static void assertAtItsRequests(RulePlan rule, TypePlan ofType) {
        for (int number = 0; number < rule.slots().size(); number++) {
            AnswerLayout.Slot slot = rule.slots().get(number);
            if (!slot.isAnswered()) {
                continue;
            }
            List<FeatureRequest> requests =
                    ofType.keys().get(slot.key()).layout().requests();
            Value[] places = new Value[requests.size()];
            for (int place = 0; place < places.length; place++) {
                places[place] = new Value.Int(place);
            }
            int place = (int) ((Value.Int) slot.in(signal(PAYMENT, 1, "k=v", places))).value();
            assertThat(requests.get(place).feature())
                    .isEqualTo(rule.rule().features().get(number).definition());
        }
    }

    private AnswerLayout.Slot slot(Rule rule, String name) {
        return plan.rules().stream()
                .filter(planned -> planned.rule().id().equals(rule.id()))
                .map(planned -> planned.slots().get(numberOf(rule, name)))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<FeatureRequest>> requests(TypePlan plan) {
        return plan.keys().stream().map(key -> key.layout().requests()).toList();
    }

    private static FeatureDefinition definition(Rule rule, String name) {
        return rule.features().get(numberOf(rule, name)).aggregate().orElseThrow();
    }

    private static int numberOf(Rule rule, String name) {
        return rule.features().stream().map(RuleFeature::name).toList().indexOf(name);
    }

    private static TypePlan plan(Rule... rules) {
        return Rulebook.of(1, List.of(rules), EngineSettings.DEFAULT).of(EventType.TRANSACTION);
    }
}
