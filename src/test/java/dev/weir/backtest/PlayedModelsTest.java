package dev.weir.backtest;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.backtest.measure.BacktestResult;
import dev.weir.backtest.model.ModelResult;
import dev.weir.backtest.model.ModelVersion;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfigs;
import dev.weir.events.Event;
import dev.weir.io.history.Histories;
import dev.weir.io.history.label.Label;
import dev.weir.io.history.label.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Models in a backtest: they are asked, trained while it plays, and measured. */
final class PlayedModelsTest {
    private static final long HOUR = 3_600_000;
    private static final String LEARNS = """
            {"model": "learns", "version": 1, "on": "transaction", "inputs": {"amount": "transaction.amount"},
             "kind": "online", "publish": {"labels": 10, "every": "30d"}}
            """;

    private final List<Event> events = new ArrayList<>();
    private final Labels labels = new Labels();

    @Test
    void aModelThatIsTrainedWhileItIsPlayedIsMeasuredByScoresFromBeforeTheLabels() throws Exception {
        for (int i = 0; i < 200; i++) {
            double amount = 10 + i * 37 % 100;
            events.add(payment("t-" + i).by("c-" + i).of(amount).at(i * HOUR).event());
            labels.set("t-" + i, amount > 80 ? Label.FRAUD : Label.GENUINE);
        }

        List<ModelResult> models = run(Map.of("learns", LEARNS)).models();

        ModelResult challenger = models.get(models.size() - 1);
        assertThat(challenger.model()).isEqualTo("learns");
        assertThat(challenger.challenger()).isTrue();
        assertThat(challenger.scored()).as("those after the first labels").isBetween(180L, 195L);
        assertThat(challenger.all().ranking().auc()).isGreaterThan(0.95);
        assertThat(challenger.days()).hasSizeGreaterThan(5);
        assertThat(challenger.versions())
                .as("one for each ten labels")
                .isBetween(18, 20)
                .isEqualTo(challenger.byVersion().size());
        assertThat(challenger.byVersion())
                .extracting(ModelVersion::version)
                .as("those that were published while it learned, after the live one, which says nothing")
                .startsWith(2, 3, 4)
                .isSorted();
        assertThat(challenger.byVersion())
                .allSatisfy(one -> assertThat(one.scored()).isLessThan(30));
    }

    @Test
    void aModelThatIsRefusedEndsTheBacktestWithItsReason() {
        assertThatThrownBy(() -> run(Map.of("learns", LEARNS.replace("\"amount\":", "\"Amount!\":"))))
                .isInstanceOf(RuleRefusedException.class)
                .hasMessageContaining("the model 'learns' of mine is refused: inputs");
    }

    private BacktestResult run(Map<String, String> models) throws IOException, ConfigException {
        Engines engines = new Engines(
                new JobConfigs().read("labels: {topic: labels}", Map.of("kafka.bootstrapServers", "none:0"), Map.of()));
        RuleSet rules = new RuleSet("mine", List.of(), models, List.of(), Map.of(), 0);
        Backtest backtest = new Backtest(
                engines,
                rules,
                Backtest.Against.NOTHING,
                Period.ALL,
                new Backtest.Answers(Optional.of(labels), false, OptionalLong.of(HOUR)),
                DecisionListener.NONE);
        return backtest.run(Histories.of(events), ProgressListener.NONE);
    }
}
