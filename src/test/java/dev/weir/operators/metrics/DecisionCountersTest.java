package dev.weir.operators.metrics;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.OneSubject;
import dev.weir.engine.decide.AnsweredEvent;
import dev.weir.engine.message.JobTime;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.rule.Rule;
import java.util.List;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

/** What is counted of rules while others come, change and go. */
final class DecisionCountersTest {
    private static final Expression NEVER = scope -> new Value.Bool(false);
    private static final Rule ALWAYS = rule("always").when(NEVER).build();
    private static final Rule NEXT = rule("always").version(2).build();
    private static final Rule OTHER = rule("other").when(NEVER).build();
    private static final Rule HALF = rule("half").rollout(99.99).build();
    private static final Rule OF_CLICKS =
            rule("clicks").on(EventType.CLICK).when(NEVER).build();

    private final MetricListener seen = new MetricListener();
    private final DecisionCounters counters =
            new DecisionCounters(seen.getMetricGroup(), List.of(EventType.TRANSACTION, EventType.CLICK));
    private int events;

    @Test
    void aRuleCountsTheEventsOfAllPlansThatItIsPartOf() {
        pay(2, ALWAYS);
        pay(3, ALWAYS, OTHER);
        pay(4, NEXT, OTHER);

        assertThat(evaluated("always")).isEqualTo(9);
        assertThat(evaluated("other")).isEqualTo(7);
        assertThat(counted("rule", "always", "fired")).isEqualTo(4);
        assertThat(counted("evaluated")).isEqualTo(16);
    }

    @Test
    void aRuleThatIsRemovedCountsNoFurtherEventAndGoesOnWhereItWasOnceItIsBack() {
        pay(2, ALWAYS, OTHER);
        pay(3, OTHER);
        assertThat(evaluated("always")).isEqualTo(2);

        pay(4, ALWAYS, OTHER);
        assertThat(evaluated("always")).isEqualTo(6);
        assertThat(evaluated("other")).isEqualTo(9);
    }

    @Test
    void theLastRuleThatEveryEventAsksMayGoAndComeBack() {
        pay(2, ALWAYS);
        pay(3);
        pay(4, HALF);
        assertThat(evaluated("always")).isEqualTo(2);

        pay(1, ALWAYS);
        assertThat(evaluated("always")).isEqualTo(3);
        assertThat(evaluated("half")).isEqualTo(4);
        assertThat(counted("evaluated")).isEqualTo(7);
    }

    @Test
    void aRuleIsCountedForTheEventsOfItsTypeAlone() {
        pay(2, ALWAYS, OF_CLICKS);
        count(visit("e-1").event(), ALWAYS, OF_CLICKS);

        assertThat(evaluated("always")).isEqualTo(2);
        assertThat(evaluated("clicks")).isEqualTo(1);
        assertThat(counted("decided")).isEqualTo(2);
        assertThat(counted("noted")).isEqualTo(1);
    }

    private void pay(int times, Rule... rules) {
        OneSubject subject = new OneSubject(rules);
        for (int i = 0; i < times; i++) {
            Event event = payment("t-" + events++).event();
            count(event, subject);
        }
    }

    private void count(Event event, Rule... rules) {
        count(event, new OneSubject(rules));
    }

    private void count(Event event, OneSubject subject) {
        AnsweredEvent request = new AnsweredEvent(OneSubject.announcement(event, 1, 0), List.of());
        counters.count(subject.announce(event), request, new JobTime(0, 0));
    }

    private long evaluated(String rule) {
        return counted("rule", rule, "evaluated");
    }

    private long counted(String... name) {
        return seen.getCounter(name).orElseThrow().getCount();
    }
}
