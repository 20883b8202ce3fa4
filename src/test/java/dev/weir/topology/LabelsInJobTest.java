package dev.weir.topology;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.engine.Payment.payment;
import static dev.weir.topology.Conditions.decided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.FlinkEnvironment;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.label.FraudLabel;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.rules.RuleDraft;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Labels through the whole graph. */
@ResourceLock(FlinkEnvironment.LOCK)
@Timeout(600)
final class LabelsInJobTest {
    private static final int PARALLELISM = 2;

    /** So many payments, one after the other, take the way that a label takes once. */
    private static final int PAYMENTS = 200;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(PARALLELISM)
            .build());

    @Test
    void aLabelCountsAtTheMerchantOfItsPayment() throws Exception {
        ListOutputs.clear();
        Conditions.named("rules", () -> true);
        String rule = RuleDraft.rule("asks")
                .features("frauds: {count: label, where: label.fraud, by: [merchantId], over: 1h}")
                .when("frauds >= 0")
                .json();
        Story story = new Story()
                .then(payment("t-0").to("m-1").by("c-0").event(), "")
                .then(new FraudLabel("t-0", true, 1_000_000), decided("t-0"))
                .then(new FraudLabel("t-1", true, 1_000_000), "");
        for (int i = 1; i < PAYMENTS; i++) {
            story.then(
                    payment("t-" + i)
                            .to("m-" + (1 + i % 2))
                            .by("c-" + i)
                            .at(1_000_000 + i)
                            .event(),
                    decided("t-" + (i - 1)));
        }
        // A stream that ends takes event time to its end, where no label waits any more.
        story.then(new FraudLabel("t-2", false, 1_000_000), decided("t-" + (PAYMENTS - 1)));
        run(story, List.of(pushed(0, "asks", rule)));

        assertThat(ListOutputs.DECISIONS).hasSize(PAYMENTS);
        assertThat(frauds("t-0")).isEqualTo(new Value.Int(0));
        assertThat(frauds("t-" + (PAYMENTS - 1))).isEqualTo(new Value.Int(1));
        assertThat(frauds("t-" + (PAYMENTS - 2))).isEqualTo(new Value.Int(1));
    }

    private static Value frauds(String id) {
        Decision decision = ListOutputs.DECISIONS.stream()
                .filter(one -> one.trigger().id().equals(id))
                .findFirst()
                .orElseThrow();
        return decision.reasons().get(0).features().getOrDefault("frauds", Value.absent());
    }

    private static void run(Story story, List<RawRecord> rules) throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        strict.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict);
        env.setParallelism(PARALLELISM);
        env.setBufferTimeout(
                1); // each payment waits for the decision before it: with the 100 ms of Flink for every shuffle on its
        // way
        DecisionTopology.build(
                env,
                new StoryInputs(story, rules, rules),
                new ListOutputs(),
                JobSettingsForTests.withLabels(3_600_000));
        env.execute();
    }
}
