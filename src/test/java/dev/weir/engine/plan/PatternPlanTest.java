package dev.weir.engine.plan;

import static dev.weir.engine.Visit.visit;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Payment;
import dev.weir.events.EventType;
import dev.weir.events.definition.Schema;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RulePattern;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which matches belong to the rules of a pattern, and which of its rules still begin any. */
final class PatternPlanTest {
    private static final String SMALL = "{name: one, on: transaction, where: transaction.amount < 1.0}";
    private static final Rule RULE = waiting("r", "transaction.amount > 500.0");
    private static final Rule OTHER = waiting("s", "transaction.amount > 700.0");

    @Test
    void aMatchBelongsToTheVersionInForceWhenItBegan() {
        PatternPlan.Use use = new PatternPlan.Use(RULE, 5, 9, List.of());

        assertThat(List.of(4L, 5L, 8L, 9L).stream().map(use::covers)).containsExactly(false, true, true, false);
        PatternPlan plan = plan(RULE, use);
        assertThat(plan.covers(8)).isTrue();
        assertThat(plan.covers(9)).isFalse();
    }

    @Test
    void aPatternBeginsNothingOnceAllOfItsRulesDrain() {
        PatternPlan.Use draining = new PatternPlan.Use(RULE, 5, 9, List.of());

        assertThat(plan(RULE, draining).begins()).isFalse();
        assertThat(plan(RULE, draining, inForce(RULE)).begins()).isTrue();
    }

    @Test
    void ofPatternsThatBeginAlikeOneThatStillBeginsIsAsked() {
        PatternPlan drains = plan(RULE, new PatternPlan.Use(RULE, 5, 9, List.of()));
        PatternPlan goesOn = plan(OTHER, inForce(OTHER));
        PatternStart start = KeyPatterns.of(List.of(drains, goesOn), EventType.TRANSACTION, Schema.PLAIN)
                .starts()
                .get(0);

        assertThat(start.asked()).isEqualTo(goesOn);
        assertThat(List.of(start.begins(0), start.begins(1))).containsExactly(false, true);
        assertThat(start.anyBegins()).isTrue();
    }

    @Test
    void anEventThatOnlyComesLaterInThemBeginsNone() {
        Rule later = rule("r")
                .with("by: [customerId]")
                .pattern("1h", "{name: seen, on: click}, {name: paid, on: transaction}")
                .build();
        PatternStart start = KeyPatterns.of(List.of(plan(later, inForce(later))), EventType.TRANSACTION, Schema.PLAIN)
                .starts()
                .get(0);

        assertThat(start.mayBegin()).isFalse();
    }

    @Test
    void aMatchWithoutAPersonIsAboutWhatThePatternIsKeptBy() {
        Rule byAddress = rule("r")
                .with("by: [ip]")
                .pattern("1h", "{name: one, on: click}, {name: two, on: click}")
                .build();

        assertThat(Subjects.usual(
                        byAddress, visit("e").by("").in("s-1").from("ip-1").event()))
                .isEqualTo("ip-1");
        assertThat(Subjects.usual(byAddress, visit("e").by("c-1").from("ip-1").event()))
                .isEqualTo("c-1");
    }

    @Test
    void aValueWithOnlyOneOfTheSignsIsEscapedToo() {
        KeyedBy reader = KeyedBy.of(List.of("cardId"), EventType.TRANSACTION, Schema.PLAIN::find)
                .orElseThrow();

        assertThat(reader.keyOf(Payment.payment("t").with("a%26").event(), -1)).isEqualTo("cardId=a%2526");
        assertThat(reader.keyOf(Payment.payment("t").with("a&b").event(), -1)).isEqualTo("cardId=a%26b");
        assertThat(List.of("cardId=a%2526", "cardId=a%26b", "cardId=a").stream().map(KeyedBy::textOf))
                .containsExactly("a%26", "a&b", "a");
    }

    @Test
    void deduplicationNeedsATimeAndOutcomesAreInTheirOrder() {
        assertThat(EngineSettings.DEFAULT.mostSevere()).isEqualTo("BLOCK");
        assertThat(remembering(1).deduplicationMillis()).isEqualTo(1);
        assertThatThrownBy(() -> remembering(0)).hasMessage("deduplication needs a horizon over 0");
    }

    private static EngineSettings remembering(long millis) {
        EngineSettings known = EngineSettings.DEFAULT;
        return new EngineSettings(
                known.schema(), known.ruleLimits(), known.seriesLimits(), millis, known.otherContent(), List.of());
    }

    private static PatternPlan.Use inForce(Rule rule) {
        return new PatternPlan.Use(rule, 9, Long.MAX_VALUE, List.of());
    }

    private static PatternPlan plan(Rule rule, PatternPlan.Use... uses) {
        RulePattern pattern = rule.pattern().orElseThrow();
        return new PatternPlan(pattern.compiled().id(), pattern, List.of(uses));
    }

    private static Rule waiting(String id, String then) {
        return rule(id).with("by: [cardId]")
                .pattern("1h", SMALL + ", {name: two, on: transaction, where: '" + then + "'}")
                .build();
    }
}
