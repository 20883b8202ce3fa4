package dev.weir.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.FlinkEnvironment;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.events.EventType;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A savepoint finds its state by these uids. A line of the golden list is never changed and never used again. */
@ResourceLock(value = FlinkEnvironment.LOCK, mode = ResourceAccessMode.READ)
final class OperatorUidsTest {
    private static final RawRecord NOTHING = new RawRecord("", 0, 0, 0, new byte[0], new byte[0]);

    @Test
    void theUidsAreThoseThatSavepointsKnow() throws IOException {
        assertThat(uids(graph())).containsExactlyElementsOf(golden());
    }

    @Test
    void aJobInWhichNoRuleMayWriteToAListHasNoSinkForThat() {
        assertThat(uids(graph(JobSettingsForTests.SETTINGS))).doesNotContain(OperatorIds.LIST_ENTRIES);
    }

    @Test
    void sessionsAreLinkedByAnOperatorThatOnlyAJobThatLinksThemHas() throws IOException {
        IdentitySettings links = new IdentitySettings("customer", "sessionId", "customerId", 1, 1, 1);

        List<String> uids = uids(graph(JobSettingsForTests.deciding(
                JobSettingsForTests.writing("hot").engine().with(links))));

        assertThat(uids)
                .contains("identity")
                .filteredOn(uid -> !uid.equals("identity"))
                .containsExactlyElementsOf(golden());
    }

    @Test
    void aJobThatTrainsNoModelsHasNoOperatorsForIt() throws IOException {
        List<String> without = uids(graph(JobSettingsForTests.writing("hot").withoutTraining()));

        assertThat(golden())
                .filteredOn(uid -> !without.contains(uid))
                .containsExactlyInAnyOrder(
                        OperatorIds.LEARN,
                        OperatorIds.MODEL_CHANGES,
                        OperatorIds.MODELS_AT_START,
                        OperatorIds.SEAL_VERSIONS,
                        OperatorIds.TRAINED_MODELS);
    }

    @Test
    void labelsAreReadByAPartOfTheGraphThatOnlyAJobWithLabelsHas() throws IOException {
        List<String> without = golden();

        assertThat(uids(graph(JobSettingsForTests.withLabels(1_000))))
                .filteredOn(uid -> !without.contains(uid))
                .containsExactly(
                        "event-time-label", "examples", "ingest-label", "label-transactions", "labels", "source-label");
    }

    @Test
    void flinkMakesAJobOfItThoughItMayNeitherGuessTypesNorUids() {
        assertThatCode(() -> graph().getJobGraph()).doesNotThrowAnyException();
    }

    @Test
    void whatRunsOnceCannotBeMadeToRunTwice() {
        assertThat(graph().getStreamNodes())
                .filteredOn(node -> List.of(OperatorIds.RULEBOOK, OperatorIds.RULE_STATUS, OperatorIds.GUARD)
                        .contains(node.getTransformationUID()))
                .hasSize(3)
                .allSatisfy(node -> assertThat(node.getMaxParallelism()).isOne());
    }

    @Test
    void whatRarelyEmitsHasNoThreadThatWakesUpForItsOutput() {
        assertThat(graph().getStreamNodes())
                .filteredOn(node -> node.getBufferTimeout() == 0)
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrder(
                        OperatorIds.of(OperatorIds.INGEST, EventType.TRANSACTION),
                        OperatorIds.of(OperatorIds.INGEST, EventType.CLICK),
                        OperatorIds.of(OperatorIds.INGEST, EventType.INVENTORY),
                        OperatorIds.RULEBOOK,
                        OperatorIds.TALLY,
                        OperatorIds.GUARD,
                        OperatorIds.MODEL_CHANGES,
                        OperatorIds.MODELS_AT_START,
                        OperatorIds.LEARN,
                        OperatorIds.SEAL_VERSIONS,
                        OperatorIds.RULE_STATUS);
    }

    private static StreamGraph graph() {
        return graph(JobSettingsForTests.writing("hot"));
    }

    private static StreamGraph graph(JobSettings settings) {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict);
        DecisionTopology.build(env, inputs(), new ListOutputs(), settings);
        return env.getStreamGraph();
    }

    private static ListInputs inputs() {
        Map<EventType, List<RawRecord>> records = EventDefinitions.BUILT_IN.types().stream()
                .collect(Collectors.toMap(type -> type, type -> List.of(NOTHING)));
        return new ListInputs(
                records, List.of(NOTHING), (offsets, receiver) -> {}, record -> new EventReader.Reading.Ignored());
    }

    private static List<String> uids(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .map(uid -> Objects.requireNonNullElse(uid, "an operator without uid"))
                .sorted()
                .toList();
    }

    private static List<String> golden() throws IOException {
        try (InputStream file = OperatorUidsTest.class.getResourceAsStream("/golden/operator-uids.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n")).toList();
        }
    }
}
