package dev.weir.engine.train;

import static dev.weir.engine.train.ScoredPayment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.score.Example;
import dev.weir.events.binary.Binary;
import dev.weir.models.measure.InputDriftCodec;
import dev.weir.models.measure.ScoredWindow;
import dev.weir.models.measure.ScoredWindowCodec;
import dev.weir.models.online.OnlineLearnerCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of models in training as it was before there were forests among them. */
final class EarlierLearningTest {
    private static final String DOCUMENT =
            "{\"model\":\"card-fraud\",\"version\":3,\"labels\":100,\"inputs\":{\"a\":1,\"b\":2}}";

    @Test
    void aModelThatLearnsGoesOnFromTheFirstFormOfItsState() throws IOException {
        Trainer trainer = new Trainer("card-fraud", new Learning(), new PlainReading());
        trainer.receive(new ModelChange("card-fraud", false, Optional.of(DOCUMENT)));
        for (int i = 0; i < 30; i++) {
            Example example = payment("t" + i).by(3, 0.5, Double.NaN).at(i, i % 10, i % 3);
            trainer.learn(new LabelledExample(example, i, i % 4 == 0, false));
        }

        Learning read = read(written(trainer.state()));

        assertThat(read.forest).isEmpty();
        assertThat(Bytes.of(new LearningCodec(), read)).isEqualTo(Bytes.of(new LearningCodec(), trainer.state()));
    }

    @Test
    void aModelThatTheJobDidNotTrainKeepsItsDocument() throws IOException {
        Learning state = new Learning();
        state.challengerDocument = Optional.of(DOCUMENT);

        Learning read = read(written(state));

        assertThat(read.challengerDocument).contains(DOCUMENT);
        assertThat(read.learner).isEmpty();
        assertThat(read.drift).isEmpty();
    }

    @Test
    void lessonsOnTheirWayAreReadInTheirFirstForm() throws IOException {
        Example example = payment("t").at(5, 1, Double.NaN);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutput out = new DataOutputStream(bytes);
        Binary.writeVersion(1, out);
        out.writeBoolean(false);
        new ExampleCodec().write(example, out);
        LabelledExample labelled = new LabelledExample(example, 7, true, false);
        Binary.writeVersion(1, out);
        out.writeBoolean(true);
        new LabelledExampleCodec().write(labelled, out);

        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(new LessonCodec().read(in)).isEqualTo(new ShownExample(example));
        assertThat(new LessonCodec().read(in)).isEqualTo(labelled);
        assertThat(Bytes.there(new LessonCodec(), (Lesson) new ShownExample(example)))
                .isEqualTo(new ShownExample(example));
    }

    private static Learning read(byte[] bytes) throws IOException {
        return new LearningCodec().read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    /** Version 1, as the release before wrote it. */
    private static byte[] written(Learning state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutput out = new DataOutputStream(bytes);
        Binary.writeVersion(1, out);
        ModelChangeCodec.writeText(state.liveDocument, out);
        ModelChangeCodec.writeText(state.challengerDocument, out);
        Binary.writeText(state.structure, out);
        out.writeBoolean(state.learner.isPresent());
        if (state.learner.isPresent()) {
            new OnlineLearnerCodec().write(state.learner.get(), out);
            new InputDriftCodec().write(state.drift.orElseThrow(), out);
        }
        Learning.Counts counts = state.counts;
        for (long count : new long[] {counts.newest(), counts.published(), counts.promoted(), counts.since()}) {
            Binary.writeVarLong(count, out);
        }
        Binary.writeZigZag(counts.sinceMillis(), out);
        for (long count : new long[] {counts.learned(), counts.corrected(), counts.ofOthers()}) {
            Binary.writeVarLong(count, out);
        }
        writeWindow(state.watched, out);
        Binary.writeVarLong(state.comparedVersion, out);
        writeWindow(state.comparedLive, out);
        writeWindow(state.comparedChallenger, out);
        Binary.writeVarLong(state.comparedLabels, out);
        return bytes.toByteArray();
    }

    private static void writeWindow(ScoredWindow window, DataOutput out) throws IOException {
        new ScoredWindowCodec().write(window, out);
    }
}
