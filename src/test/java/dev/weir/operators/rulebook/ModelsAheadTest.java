package dev.weir.operators.rulebook;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.ArtifactRoots;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.tree.XGBoostJson;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.artifact.ArtifactPlaces;
import dev.weir.operators.artifact.ArtifactTopic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a Rulebook does while a large model is tried out. */
@Timeout(120)
final class ModelsAheadTest {
    private static final byte[] ARTIFACT = XGBoostJson.MODEL.getBytes(StandardCharsets.UTF_8);
    private static final RawRecord RULE = pushed(0, "a", always("a", 1, "BLOCK"));

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
        assertThat(answers().get(0).errors().get(0).message()).contains("was not read and loaded within 50 ms");
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
                + Artifacts.sha256(ARTIFACT) + "\",\"chunks\":1,\"bytes\":" + ARTIFACT.length + "}}";
        return new RawRecord(
                "models", 0, 0, 0, "m".getBytes(StandardCharsets.UTF_8), document.getBytes(StandardCharsets.UTF_8));
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

    /** Answers once it may. Equal to none but itself. */
    private static final class SlowTopic implements ArtifactTopic {
        private static final long serialVersionUID = 1L;

        private final transient CountDownLatch isAsked = new CountDownLatch(1);
        private final transient CountDownLatch mayAnswer = new CountDownLatch(1);
        private final transient CountDownLatch isStopped = new CountDownLatch(1);
        private final AtomicInteger reads = new AtomicInteger();
        private volatile boolean there = true;
        private volatile boolean broken;

        @Override
        public byte[] read(Artifact.OnTopic artifact) throws ArtifactException {
            reads.incrementAndGet();
            isAsked.countDown();
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                isStopped.countDown();
                throw new ArtifactException("interrupted");
            }
            if (broken) {
                throw new IllegalStateException("a fault of the reader");
            }
            if (!there) {
                throw new ArtifactException("chunk 1 of 1 is not there");
            }
            return ARTIFACT.clone();
        }
    }
}
