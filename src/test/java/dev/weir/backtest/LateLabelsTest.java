package dev.weir.backtest;

import static dev.weir.engine.Payment.payment;
import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.backtest.measure.BacktestResult;
import dev.weir.backtest.measure.MeasuredRule;
import dev.weir.cli.Ran;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.Event;
import dev.weir.events.label.FraudLabel;
import dev.weir.io.document.Documents;
import dev.weir.io.history.Histories;
import dev.weir.io.history.label.Label;
import dev.weir.io.history.label.Labels;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels that a backtest measures by, and tells the rules too when a job would have known them. */
final class LateLabelsTest {
    private static final long DAY = 86_400_000;

    private final Labels labels = new Labels();
    private final List<Event> events = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "2, 2", "3, 1", "4, 0"})
    void aRuleIsToldOfFraudSoMuchLater(int days, long hits) throws Exception {
        for (int day = 0; day < 4; day++) {
            events.add(payment("t-" + day).to("m-1").at(day * DAY).event());
        }
        labels.set("t-0", Label.FRAUD);

        assertThat(hits(OptionalLong.of(days * DAY), OptionalLong.empty())).isEqualTo(hits);
    }

    @Test
    void withoutADelayRulesSeeNoLabels() throws Exception {
        events.add(payment("t-0").to("m-1").at(0).event());
        events.add(payment("t-1").to("m-1").at(DAY).event());
        labels.set("t-0", Label.FRAUD);

        assertThat(hits(OptionalLong.empty(), OptionalLong.empty())).isZero();
    }

    @Test
    void whatIsOnlyPlayedIsToldToo() throws Exception {
        events.add(payment("t-0").to("m-1").at(0).event());
        events.add(payment("t-1").to("m-1").at(3 * DAY).event());
        labels.set("t-0", Label.FRAUD);
        labels.set("t-1", Label.GENUINE);

        assertThat(hits(OptionalLong.of(DAY), OptionalLong.of(2 * DAY))).isEqualTo(1);
    }

    @Test
    void labelsAmongTheEventsAreTakenAtTheirTime() throws Exception {
        events.add(payment("t-0").to("m-1").at(0).event());
        events.add(new FraudLabel("t-0", true, 2 * DAY));
        events.add(payment("t-1").to("m-1").at(DAY).event());
        events.add(payment("t-2").to("m-1").at(3 * DAY).event());
        labels.set("t-2", Label.GENUINE);

        assertThat(hits(OptionalLong.empty(), OptionalLong.empty())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | --label-delay=7d --label-column=fraud | this config reads no labels
            labels: {topic: labels} | --label-delay=7d | --label-delay: there are no labels; write --labels FILE
            labels: {topic: labels, horizon: 5d} | --label-delay=7d --label-column=fraud | longer than labels.horizon of the config, 5d
            """)
    void aDelayThatTellsNobodyAnythingIsRefused(String config, String options, String says, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("job.yaml"), "kafka: {bootstrapServers: 'none:0'}\n" + config);
        List<String> command =
                new ArrayList<>(List.of("backtest", "rules/fraud", "--config=" + file, "--events=" + folder));
        command.addAll(List.of(options.split(" ", -1)));

        Ran ran = Ran.of(command.toArray(String[]::new));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(says);
    }

    private long hits(OptionalLong delayMillis, OptionalLong fromMillis) throws Exception {
        RuleSet rules = rules(rule("taken")
                .features("frauds: {count: label, where: label.fraud, by: [merchantId], over: 30d}")
                .when("frauds >= 1"));
        Backtest backtest = new Backtest(
                new Engines(config()),
                rules,
                Backtest.Against.NOTHING,
                new Period(fromMillis, OptionalLong.empty(), OptionalLong.empty()),
                new Backtest.Answers(Optional.of(labels), false, delayMillis),
                DecisionListener.NONE);
        BacktestResult result = backtest.run(Histories.of(events), ProgressListener.NONE);
        return result.rules().get(0).measures().hits();
    }

    private static RuleSet rules(RuleDraft draft) throws DocumentException {
        Node document = Documents.json(100_000).read(draft.json().getBytes(StandardCharsets.UTF_8));
        return new RuleSet(
                "these rules",
                List.of(document),
                List.of(new MeasuredRule("taken", 1, "live", "REVIEW")),
                Map.of(),
                30 * DAY);
    }

    private static JobConfig config() throws ConfigException {
        return new JobConfigs().read("labels: {topic: labels}", Map.of("kafka.bootstrapServers", "none:0"), Map.of());
    }
}
