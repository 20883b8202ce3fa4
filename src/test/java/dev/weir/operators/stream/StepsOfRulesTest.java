package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.stream.KeyedInstances.Backend;
import dev.weir.rules.RuleDraft;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What features and the conditions of patterns cost is a metric of the rules that have them. */
final class StepsOfRulesTest {
    private static final KeyedInstances.Plan<Routed, SubjectMessage> PLAN =
            new KeyedInstances.Plan<>(() -> new Profile(SETTINGS), Routed::key, RecordTypes.SUBJECT_MESSAGE);
    private static final String LOOKING = "transaction.items.all(i, i.price >= 0.0)";

    private final KeyedInstances<Routed, SubjectMessage> room;
    private int events;

    StepsOfRulesTest() throws Exception {
        room = new KeyedInstances<>(PLAN, Backend.HEAP, 1);
        room.receive(new RulebookUpdate.Ready(1));
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    @Test
    void theConditionOfAFeatureCounts() throws Exception {
        receive(2, "dear", counting(", \"where\": \"" + LOOKING + "\""));
        receive(3, "plain", counting(""));

        pay(3, 1);

        assertThat(steps("dear")).isPositive();
        assertThat(steps("plain")).as("a count of everything evaluates nothing").isZero();
    }

    @Test
    void whatAFeatureAddsUpCounts() throws Exception {
        receive(2, "sum", features("{\"sum\": \"transaction.amount * 2.0\", \"by\": [\"cardId\"], \"over\": \"1h\"}"));

        pay(2, 1);

        assertThat(steps("sum")).isPositive();
    }

    @Test
    void aConditionThatIsFalseAtAGlanceCountsAsOneStep() throws Exception {
        receive(2, "glance", counting(", \"where\": \"transaction.currency == 'XXX'\""));

        pay(2, 3);

        assertThat(steps("glance")).isEqualTo(3);
    }

    @Test
    void anInputThatFailsCountsWithWhatItTookUntilThen() throws Exception {
        receive(2, "fails", counting(", \"where\": \"1 / (size(transaction.items) - size(transaction.items)) > 0\""));

        pay(2, 1);

        assertThat(room.count("rule.fails.errors")).isEqualTo(1);
        assertThat(steps("fails")).isPositive();
    }

    @Test
    void theConditionsOfAPatternCount() throws Exception {
        hearPattern(2, "pattern", stages(LOOKING, "transaction.amount < 0.0"));

        pay(2, 1);
        long first = steps("pattern");
        assertThat(first).isPositive();

        pay(2, 1);
        assertThat(2 * (steps("pattern") - first))
                .as("the first stage is asked once now, not twice, and the second besides")
                .isGreaterThan(first);
    }

    @Test
    void whatRulesShareIsTakenOnceAndChargedToEach() throws Exception {
        receive(2, "a", counting(", \"where\": \"" + LOOKING + "\""));
        pay(2, 1);
        long alone = steps("a");
        receive(3, "b", counting(", \"where\": \"" + LOOKING + "\""));

        pay(3, 1);

        assertThat(steps("a")).isEqualTo(2 * alone);
        assertThat(steps("b")).isEqualTo(alone);
        assertThat(room.count("steps")).isEqualTo(2 * alone);
    }

    @Test
    void aPatternThatRulesShareIsChargedToEachToo() throws Exception {
        hearPattern(2, "a", stages(LOOKING, "transaction.amount < 0.0"));
        hearPattern(3, "b", stages(LOOKING, "transaction.amount < 0.0"));

        pay(3, 1);

        assertThat(steps("b")).isPositive().isEqualTo(steps("a")).isEqualTo(room.count("steps"));
    }

    @Test
    void rulesAreChargedAboutEverySecond() throws Exception {
        receive(2, "dear", counting(", \"where\": \"" + LOOKING + "\""));
        room.clock(10_000);
        receive(2);
        long first = room.count("rule.dear.steps");
        assertThat(first).isPositive();

        room.clock(10_999);
        receive(2);
        assertThat(room.count("rule.dear.steps")).isEqualTo(first);

        room.clock(11_000);
        receive(2);
        assertThat(room.count("rule.dear.steps")).isEqualTo(3 * first);
    }

    private void receive(long epoch, String id, String feature) throws Exception {
        room.receive(Documented.put(
                epoch, id, RuleDraft.rule(id).features(feature).when("1 > 0").json()));
    }

    private void hearPattern(long epoch, String id, String stages) throws Exception {
        room.receive(Documented.put(
                epoch,
                id,
                RuleDraft.rule(id).with("by: [cardId]").pattern("1h", stages).json()));
    }

    private static String counting(String where) {
        return features("{\"count\": \"transaction\"" + where + ", \"by\": [\"cardId\"], \"over\": \"1h\"}");
    }

    private static String features(String feature) {
        return "\"f\": " + feature;
    }

    private static String stages(String first, String second) {
        return """
                {"name": "x", "on": "transaction", "where": "%s"},
                {"name": "y", "on": "transaction", "where": "%s"}""".formatted(first, second);
    }

    /** Pays, and lets a rule come, so that what is open is charged. */
    private void pay(long epoch, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            receive(epoch);
        }
        room.receive(new RulebookUpdate.Ready(epoch));
    }

    private void receive(long epoch) throws Exception {
        String id = "t-" + events++;
        room.receive(
                new Routed(epoch, events, 0, "cardId=c", payment(id).with("c").event(), List.of(id)));
    }

    private long steps(String rule) {
        return room.count("rule." + rule + ".steps");
    }
}
