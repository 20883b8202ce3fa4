package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.score.Example;
import dev.weir.engine.train.ExampleCodec;
import dev.weir.engine.train.LabelledExample;
import dev.weir.engine.train.LabelledExampleCodec;
import dev.weir.engine.train.LessonCodec;
import dev.weir.engine.train.ShownExample;
import dev.weir.engine.train.WaitingExamplesCodec;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Standing;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.ReasonCodec;
import dev.weir.models.measure.InputDrift;
import dev.weir.models.measure.InputDriftCodec;
import dev.weir.models.measure.ScoredWindow;
import dev.weir.models.measure.ScoredWindowCodec;
import dev.weir.models.online.OnlineLearner;
import dev.weir.models.online.OnlineLearnerCodec;
import dev.weir.models.online.OnlineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * State of models, labels and training that an earlier release wrote is read by this one. The bytes in {@code golden/model-forms.txt}
 * are as they were written, and are never changed: a new form has lines of its own.
 */
final class EarlierModelFormsTest {
    private static final Path KEPT = Path.of("src/test/resources/golden/model-forms.txt");
    private static final Example EXAMPLE = new Example(
            "card-fraud",
            3,
            "amount#1",
            "t-1",
            "c-1",
            1_700_000_000_000L,
            new double[] {12.5, Double.NaN, 0},
            0.25,
            Double.NaN);
    private static final LabelledExample LABELLED = new LabelledExample(EXAMPLE, 1_700_000_100_000L, true, false);

    @Test
    void aReasonOfBeforeThereWereScoresHasNone() throws IOException {
        Reason read = kept("reason-3", new ReasonCodec());
        assertThat(read)
                .isEqualTo(new Reason(
                        "rule",
                        7,
                        "REVIEW",
                        12.5,
                        3,
                        Map.of(),
                        Map.of("hit", List.of("t-1")),
                        Map.of(),
                        Standing.PLAIN));
        assertThat(read.scores()).isEmpty();
    }

    @Test
    void examplesAndLessonsAreAsTheyWere() throws IOException {
        assertThat(kept("example-1", new ExampleCodec())).isEqualTo(EXAMPLE);
        assertThat(kept("labelled-example-1", new LabelledExampleCodec())).isEqualTo(LABELLED);
        assertThat(kept("lesson-1-seen", new LessonCodec())).isEqualTo(new ShownExample(EXAMPLE));
        assertThat(kept("lesson-1-labelled", new LessonCodec())).isEqualTo(LABELLED);
    }

    @Test
    void aLearnerKnowsWhatItLearned() throws IOException {
        OnlineLearner alone = learner();
        OnlineLearner read = kept("online-learner-1", new OnlineLearnerCodec());
        assertThat(read.weights()).isEqualTo(alone.weights());
        read.learn(new double[] {5, 0}, false, 1);
        alone.learn(new double[] {5, 0}, false, 1);
        assertThat(read.weights()).isEqualTo(alone.weights());
    }

    @Test
    void windowsOfScoresAndDriftsGoOn() throws IOException {
        ScoredWindow window = kept("scored-window-1", new ScoredWindowCodec());
        assertThat(window.size()).isEqualTo(3);
        assertThat(window.positives()).isEqualTo(1);
        assertThat(window.logLoss()).isEqualTo(window().logLoss());
        assertThat(figures(kept("input-drift-1-young", new InputDriftCodec()))).isEqualTo(figures(drift(3)));
        assertThat(figures(kept("input-drift-1", new InputDriftCodec()))).isEqualTo(figures(drift(600)));
    }

    /** As they are after as many more rows as make the bins, if there are none yet. */
    private static List<Double> figures(InputDrift drift) {
        for (int i = 0; i < InputDrift.SAMPLE; i++) {
            drift.trained(row(2 * i));
            drift.seen(row(3 * i));
        }
        return List.of(drift.psi(0), drift.psi(1), drift.absent(0), drift.absent(1));
    }

    @Test
    void whatWaitsForItsLabelWaitsOn() throws IOException {
        assertThat(kept("waiting-examples-1", new WaitingExamplesCodec()).examples())
                .containsExactly(EXAMPLE);
    }

    private static <T> T kept(String name, Codec<T> codec) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(KEPT)) {
            if (!line.startsWith("#")) {
                lines.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
            }
        }
        return Bytes.read(codec, HexFormat.of().parseHex(Objects.requireNonNull(lines.get(name), name)));
    }

    private static OnlineLearner learner() {
        OnlineLearner learner = new OnlineLearner(OnlineSettings.DEFAULT, 2);
        learner.learn(new double[] {1, 0}, false, 1);
        learner.learn(new double[] {3, 1}, true, 1);
        return learner;
    }

    private static ScoredWindow window() {
        ScoredWindow window = new ScoredWindow(4);
        window.add(0.25, false);
        window.add(0.75, true);
        window.add(0.5, false);
        return window;
    }

    private static InputDrift drift(int rows) {
        InputDrift drift = new InputDrift(2);
        for (int i = 0; i < rows; i++) {
            drift.trained(row(i));
        }
        return drift;
    }

    private static double[] row(int i) {
        return new double[] {i % 50, i % 3 == 0 ? Double.NaN : i};
    }
}
