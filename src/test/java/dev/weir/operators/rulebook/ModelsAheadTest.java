package dev.weir.operators.rulebook;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import dev.weir.io.record.JsonRuleStatus;
import dev.weir.models.artifact.ArtifactRoots;
import dev.weir.models.artifact.Artifacts;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.SlowTopic;
import dev.weir.operators.artifact.ArtifactPlaces;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a Rulebook does while a large model is tried out. */
@Timeout(120)
final class ModelsAheadTest {
    private static final RawRecord RULE = pushed(0, "a", always("a", 1, "BLOCK"));

    private static final String LOGISTIC =
            "{\"model\":\"m\",\"version\":1,\"on\":\"transaction\",\"kind\":\"logistic\","
                    + "\"inputs\":{\"amount\":\"transaction.amount\"},\"weights\":{\"amount\":1}}";

    private final SlowTopic topic = new SlowTopic();
    private OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> rulebook = harness();
    private long nowMillis;

    @BeforeEach
    void start() throws Exception {
        rulebook.setup(RecordTypes.RULEBOOK_UPDATE.createSerializer(
                rulebook.getExecutionConfig().getSerializerConfig()));
        rulebook.open();
        rulebook.setProcessingTime(++nowMillis);
    }

    @AfterEach
    void end() throws Exception {
        topic.mayAnswer.countDown();
        rulebook.close();
    }

    @Test
    void checkpointsDoNotWaitForAModelAndWhatComesBehindItDoes() throws Exception {
        rulebook.processElement(model(1), 0);
        topic.isAsked.await();
        rulebook.processElement(RULE, 0);
        rulebook.setProcessingTime(nowMillis += 1_000);
        rulebook.prepareSnapshotPreBarrier(1);
        var unused = rulebook.snapshot(1, 1);
        assertThat(answers()).isEmpty();
        String document = new String(model(1).value(), StandardCharsets.UTF_8);
        assertThat(rulebook.extractOutputValues()).endsWith(new RulebookUpdate.Expect("models/m", document));

        topic.mayAnswer.countDown();
        awaitAnswers(2);

        assertThat(answers()).extracting(RuleStatus::rule).containsExactly("models/m", "a");
        assertThat(answers()).extracting(RuleStatus::kind).containsOnly(Kind.ACTIVE);
        assertThat(answers()).extracting(RuleStatus::epoch).containsExactly(1L, 2L);
        RulebookUpdate.Batch told = (RulebookUpdate.Batch) rulebook.extractOutputValues()
                .get(rulebook.extractOutputValues().size() - 1);
        assertThat(told.updates()).contains(new RulebookUpdate.PutDocument(1, "models/m", document));
        assertThat(topic.reads).hasValue(1);
    }

    @Test
    void whatStandsInCheckpointsMeanwhileReadsTheModelAgain() throws Exception {
        rulebook.processElement(model(1), 0);
        topic.isAsked.await();
        rulebook.prepareSnapshotPreBarrier(1);
        var snapshot = rulebook.snapshot(1, 1);
        topic.mayAnswer.countDown();
        rulebook.close();
        rulebook = harness();
        rulebook.setup(RecordTypes.RULEBOOK_UPDATE.createSerializer(
                rulebook.getExecutionConfig().getSerializerConfig()));
        rulebook.initializeState(snapshot);
        rulebook.open();
        rulebook.setProcessingTime(++nowMillis);

        rulebook.processElement(model(1), 0);
        awaitAnswers(1);

        assertThat(answers()).extracting(RuleStatus::kind).containsExactly(Kind.ACTIVE);
    }

    @Test
    void aModelThatCannotBeLoadedIsTriedOnceAndRefusedWithTheReason() throws Exception {
        topic.mayAnswer.countDown();
        topic.there = false;
        rulebook.processElement(model(1), 0);
        awaitAnswers(1);

        assertThat(answers().get(0).kind()).isEqualTo(Kind.REJECTED);
        assertThat(answers().get(0).errors().get(0).message()).contains("chunk 1 of 1 is not there");
        assertThat(topic.reads).hasValue(1);
        assertThat(rulebook.extractOutputValues())
                .as("task managers that could load it need not hold it")
                .endsWith(new RulebookUpdate.Expect("models/m", ""));
    }

    /** The guard's request is about the version before, under the same id. */
    @Test
    void aRefusedModelIsTakenBackThoughTheVersionBeforeIsSwitchedOffMeanwhile() throws Exception {
        topic.there = false;
        rulebook.processElement(record(0, LOGISTIC), 0);
        rulebook.processElement(model(2), 0);
        awaitAsked();
        byte[] key = rulebook.getSideOutput(RulebookOperator.SEAL_KEYS).peek().getValue();
        RuleStatus request = new RuleStatus("models/m", 1, Kind.SWITCHING_OFF, List.of(), 1, 0)
                .with(RuleNotes.NONE.withReason("it failed"));
        byte[] sealed = new JsonRuleStatus().write(new SwitchOffSeal(key).sealed(request));
        rulebook.processElement(
                new RawRecord("rule-status", 0, 0, 0, "models/m".getBytes(StandardCharsets.UTF_8), sealed), 0);
        assertThat(answers()).extracting(RuleStatus::kind).containsExactly(Kind.ACTIVE, Kind.OFF);
        topic.mayAnswer.countDown();
        awaitAnswers(3);

        assertThat(answers().get(2).kind()).isEqualTo(Kind.REJECTED);
        assertThat(rulebook.extractOutputValues()).endsWith(new RulebookUpdate.Expect("models/m", ""));
        assertThat(topic.reads).hasValue(1);
    }

    @Test
    void whatWasCheckedBeforeAModelGoesOutBeforeItIsExpected() throws Exception {
        rulebook.processElement(record(0, LOGISTIC), 0);
        String other = new String(model(1).value(), StandardCharsets.UTF_8).replace("\"m\"", "\"other\"");
        rulebook.processElement(record(1, other.getBytes(StandardCharsets.UTF_8), "other"), 0);
        awaitAsked();
        rulebook.processElement(record(2, new byte[0], "m"), 0);
        rulebook.processElement(record(3, model(1).value(), "m"), 0);
        topic.mayAnswer.countDown();
        awaitAnswers(4);

        assertThat(answers())
                .extracting(RuleStatus::kind)
                .containsExactly(Kind.ACTIVE, Kind.ACTIVE, Kind.REMOVED, Kind.ACTIVE);
        assertThat(rulebook.extractOutputValues())
                .flatMap(update -> update instanceof RulebookUpdate.Batch batch ? batch.updates() : List.of(update))
                .containsSubsequence(
                        new RulebookUpdate.RemoveDocument(3, "models/m"),
                        new RulebookUpdate.Expect("models/m", new String(model(1).value(), StandardCharsets.UTF_8)));
    }

    @Test
    void whereTooMuchWaitsBehindAModelTheSourceWaitsToo() throws Exception {
        rulebook.processElement(model(1), 0);
        topic.isAsked.await();
        Thread answering = new Thread(topic.mayAnswer::countDown);
        answering.start();
        byte[] large = new byte[(int) WaitingRecords.MOST_BYTES + 1];
        rulebook.processElement(new RawRecord("rules", 0, 0, 0, "large".getBytes(StandardCharsets.UTF_8), large), 0);

        assertThat(answers()).extracting(RuleStatus::rule).startsWith("models/m");
        answering.join();
    }

    @Test
    void whatEndsWithAModelWaitsForIt() throws Exception {
        rulebook.processElement(model(1), 0);
        topic.isAsked.await();
        topic.mayAnswer.countDown();
        rulebook.getOperator().finish();

        assertThat(answers()).extracting(RuleStatus::kind).containsExactly(Kind.ACTIVE);
    }

    @Test
    void behindAModelWhoseBytesDoNotComeInTimeUpdatesGoOn() throws Exception {
        rulebook.close();
        rulebook = harness(50);
        start();
        rulebook.processElement(model(1), 0);
        rulebook.processElement(RULE, 0);
        awaitAnswers(2);

        assertThat(answers()).extracting(RuleStatus::rule).containsExactly("models/m", "a");
        assertThat(answers()).extracting(RuleStatus::kind).containsExactly(Kind.REJECTED, Kind.ACTIVE);
        assertThat(answers().get(0).errors().get(0).message())
                .contains("was not read and loaded within 50 ms")
                .endsWith("job config, and push the model again");
    }

    @Test
    void whatIsBeingTriedIsStoppedWhenTheJobIsCancelled() throws Exception {
        rulebook.close();
        rulebook = harness(3_600_000); // it is not stopped because it takes long
        start();
        rulebook.processElement(model(1), 0);
        topic.isAsked.await();
        rulebook.getOperator().close(); // without finish(), as Flink does then

        topic.isStopped.await();
        rulebook = harness(); // one whose end waits for nothing
        start();
    }

    @Test
    void aFaultOfTheReaderIsAnAnswerToTheModelAndItsBytesAreAskedForOnce() throws Exception {
        topic.mayAnswer.countDown();
        topic.broken = true;
        rulebook.processElement(model(1), 0);
        rulebook.processElement(RULE, 0);
        awaitAnswers(2);

        assertThat(answers()).extracting(RuleStatus::kind).containsExactly(Kind.REJECTED, Kind.ACTIVE);
        assertThat(answers().get(0).errors().get(0).message())
                .contains("a fault of its own, which deserves a report (IllegalStateException: a fault of the reader)");
        assertThat(topic.reads).hasValue(1);
    }

    private OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> harness() {
        return harness(60_000);
    }

    private OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> harness(long loadMillis) {
        JobSettings usual = JobSettingsForTests.SETTINGS;
        JobSettings settings = new JobSettings(
                usual.engine(),
                usual.documents(),
                usual.topics(),
                usual.guards(),
                usual.maxFutureMillis(),
                usual.latenessMillis(),
                usual.quarantine(),
                usual.signers(),
                usual.cache(),
                new ArtifactPlaces(ArtifactRoots.NONE, topic, loadMillis),
                usual.trainsModels());
        try {
            return new OneInputStreamOperatorTestHarness<>(
                    new RulebookOperator(settings, (offsets, receiver) -> {}, () -> 0), 1, 1, 0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RawRecord model(int version) {
        String document = "{\"model\":\"m\",\"version\":" + version + ",\"on\":\"transaction\",\"kind\":\"trees\","
                + "\"inputs\":{\"amount\":\"transaction.amount\",\"night\":\"0.0\"},\"artifact\":{\"sha256\":\""
                + Artifacts.sha256(SlowTopic.ARTIFACT) + "\",\"chunks\":1,\"bytes\":" + SlowTopic.ARTIFACT.length
                + "}}";
        return record(version - 1, document);
    }

    private static RawRecord record(long offset, String document) {
        return record(offset, document.getBytes(StandardCharsets.UTF_8), "m");
    }

    private static RawRecord record(long offset, byte[] document, String key) {
        return new RawRecord("models", 0, offset, 0, key.getBytes(StandardCharsets.UTF_8), document);
    }

    /** Lets time go by until a model is being tried. */
    private void awaitAsked() throws Exception {
        while (topic.isAsked.getCount() > 0) {
            rulebook.setProcessingTime(nowMillis += ModelsAhead.LOOK_MILLIS);
        }
    }

    /** Lets time go by until there are so many answers. */
    private void awaitAnswers(int count) throws Exception {
        while (answers().size() < count) {
            rulebook.setProcessingTime(nowMillis += ModelsAhead.LOOK_MILLIS);
        }
    }

    private List<RuleStatus> answers() {
        List<RuleStatus> answers = new ArrayList<>();
        var sent = rulebook.getSideOutput(RulebookOperator.ANSWERS);
        if (sent != null) {
            sent.forEach(record -> answers.add(record.getValue()));
        }
        return answers;
    }
}
