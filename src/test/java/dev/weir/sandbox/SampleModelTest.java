package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.backtest.Engines;
import dev.weir.backtest.RuleSet;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.score.Example;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.ModelFiles;
import dev.weir.io.event.JsonEvents;
import dev.weir.models.measure.Ranking;
import dev.weir.models.measure.ScoredWindow;
import dev.weir.sandbox.flink.FlinkJob;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.traffic.EventSource;
import dev.weir.sandbox.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The sample model, as it is in the repository, on a day that it was not trained with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SampleModelTest {
    private static final long OTHER_SEED = 1_011;
    private static final int PER_SECOND = 20;
    private static final int SECONDS = 1_200;
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Example> examples = new ArrayList<>();
    private final Map<String, Boolean> labels = new HashMap<>();

    @BeforeAll
    void play() throws Exception {
        JobConfig config = new JobConfigs().read(FlinkJob.CONFIG, Map.of(), Map.of());
        Map<String, String> models = new HashMap<>();
        ModelFiles.read(Path.of("rules"), new ArrayList<>()).forEach((key, read) -> models.put(key, read.json()));
        LocalEngine engine =
                new Engines(config).with(new RuleSet("the samples", List.of(), models, List.of(), Map.of(), 0));
        engine.scoring().tellExamples((example, challengerVersion) -> examples.add(example));
        JsonEvents reader = JsonEvents.of(config);
        EventSource traffic = Traffic.labelledForRate(OTHER_SEED, PER_SECOND);
        for (int i = 0; i < PER_SECOND * SECONDS; i++) {
            Message message = traffic.next(PastTraffic.BEGIN_MILLIS + i * 1000L / PER_SECOND)
                    .orElseThrow();
            if (message.topic().equals(Topics.TRANSACTIONS)) {
                read(message, i, reader, config).forEach(engine::decide);
            } else if (message.topic().equals(Topics.LABELS)) {
                JsonNode label = JSON.readTree(message.json());
                labels.put(
                        label.path("transactionId").asText(),
                        label.path("fraud").asBoolean());
            }
        }
    }

    @Test
    void theSampleScoresEachPaymentFromTheFirstOn() {
        assertThat(examples).hasSizeGreaterThan(5_000);
        assertThat(examples)
                .allSatisfy(example -> assertThat(example.liveScore()).isBetween(0.0, 1.0));
    }

    @Test
    void theSampleTellsFraudFromOtherPaymentsOnADayThatItWasNotTrainedWith() {
        ScoredWindow scores = new ScoredWindow(ScoredWindow.MOST);
        examples.stream()
                .filter(example -> labels.containsKey(example.transactionId()))
                .forEach(example ->
                        scores.add(example.liveScore(), labels.getOrDefault(example.transactionId(), false)));

        Ranking ranking = Ranking.of(scores);
        assertThat(ranking.positives()).isGreaterThan(200);
        assertThat(ranking.auc()).isGreaterThan(0.92);
        assertThat(ranking.averagePrecision()).isGreaterThan(0.75);
    }

    private static List<Event> read(Message message, long offset, JsonEvents reader, JobConfig config) {
        RawRecord record = new RawRecord(
                config.topics().of(EventType.TRANSACTION),
                0,
                offset,
                0,
                message.key().getBytes(StandardCharsets.UTF_8),
                message.json().getBytes(StandardCharsets.UTF_8));
        return reader.read(record).events();
    }
}
