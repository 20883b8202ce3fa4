package dev.weir.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.patterns.match.Occurrence;
import dev.weir.patterns.match.PartialMatch;
import dev.weir.rules.Rules;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.ConditionFeatures;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.rules.rule.RulePattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Conditions number features as the rule does; an occurrence has only those that some condition uses, by name. */
final class PatternConditionsTest {
    private static final RulePattern PATTERN = Rules.rule("""
                    {id: r, version: 1, features: {
                      ofIp: {count: transaction, by: [ip], over: 1h},
                      zuse: {count: transaction, by: [cardId], over: 1h},
                      unused: {count: transaction, by: [cardId], over: 2h},
                      ace: {sum: transaction.amount, by: [cardId], over: 1h}},
                     by: [cardId], pattern: {within: 1h, stages: [
                      {name: a, on: transaction, where: 'zuse == 2'},
                      {name: b, on: transaction, where: 'ace > a.amount'}]},
                     then: {outcome: X}}""").pattern().orElseThrow();

    @Test
    void aConditionReadsItsFeatureHoweverTheyAreOrdered() {
        assertThat(PATTERN.conditionFeatures().inOrder())
                .extracting(RuleFeature::name)
                .containsExactly("ace", "zuse");
        assertThat(PATTERN.conditionFeatures().inOrder())
                .extracting(RuleFeature::number)
                .containsExactly(3, 1);
        assertThat(holds(0, 0, 2)).isTrue();
        assertThat(holds(0, 2, 0)).isFalse();
    }

    @Test
    void aConditionReadsTheStageBefore() {
        assertThat(PATTERN.stages()).containsExactly("a", "b");
        assertThat(holds(1, 121, 0)).isTrue();
        assertThat(holds(1, 120, 121)).isFalse();
    }

    @Test
    void aKeyIsAskedInTheOrderInWhichConditionsReadAndTheValuesOfOthersAreRefused() {
        ConditionFeatures features = PATTERN.conditionFeatures();
        assertThat(AnswerLayout.OfKey.of(features).requests())
                .extracting(FeatureRequest::feature)
                .containsExactlyElementsOf(features.definitions());

        Value first = new Value.Int(7);
        Value second = new Value.Int(8);
        Event event = Rules.transaction();
        Occurrence both = new Occurrence(event, 1, List.of(first, second), Optional.empty());
        assertThat(features.read(both, 3)).isEqualTo(first);
        assertThat(features.read(both, 1)).isEqualTo(second);
        assertThat(features.read(both, 2)).isEqualTo(Value.absent());
        Occurrence one = new Occurrence(event, 1, List.of(first), Optional.empty());
        assertThatThrownBy(() -> features.read(one, 3))
                .hasMessageContaining("1 values of features where conditions use 2");
    }

    private static boolean holds(int condition, double ace, long zuse) {
        Event event = Rules.transaction();
        Occurrence occurrence =
                new Occurrence(event, 1, List.of(new Value.Real(ace), new Value.Int(zuse)), Optional.empty());
        PartialMatch soFar = stage -> stage.equals("a") ? List.of(event) : List.of();
        return new PatternConditions(PATTERN, Lists.NONE).hold(condition, occurrence, soFar);
    }
}
