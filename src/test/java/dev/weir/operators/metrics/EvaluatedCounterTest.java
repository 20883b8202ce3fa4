package dev.weir.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How often a rule was evaluated, where events are counted and not evaluations. */
final class EvaluatedCounterTest {
    private final EvaluatedCounter counter = new EvaluatedCounter();
    private final ApplicableEvents events = new ApplicableEvents();

    @Test
    void countsTheEventsFromWhenItFollowsThemToWhenItLeavesThem() {
        come(3);
        counter.follow(events);
        come(2);
        assertThat(counter.getCount()).isEqualTo(2);

        counter.leave(events);
        come(5);
        assertThat(counter.getCount()).isEqualTo(2);
    }

    @Test
    void neitherLosesNorDoublesWhereARuleIsReplacedByItsNextVersion() {
        counter.follow(events);
        come(2);
        counter.leave(events);
        counter.follow(events);
        come(3);

        assertThat(counter.getCount()).isEqualTo(5);
    }

    @Test
    void countsEachOfSeveralRulesThatShareIt() {
        counter.follow(events);
        counter.follow(events);
        come(2);
        counter.leave(events);
        come(1);

        assertThat(counter.getCount()).isEqualTo(5);
    }

    @Test
    void countsWhatIsCountedByItselfBeside() {
        counter.follow(events);
        come(2);
        counter.inc();
        counter.inc(3);
        counter.dec();
        counter.dec(2);

        assertThat(counter.getCount()).isEqualTo(3);
    }

    @Test
    void followsTheEventsOfSeveralTypes() {
        ApplicableEvents others = new ApplicableEvents();
        counter.follow(events);
        counter.follow(others);
        come(2);
        others.inc();

        assertThat(counter.getCount()).isEqualTo(3);
    }

    private void come(int count) {
        for (int i = 0; i < count; i++) {
            events.inc();
        }
    }
}
