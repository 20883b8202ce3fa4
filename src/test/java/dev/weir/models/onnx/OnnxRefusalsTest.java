package dev.weir.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import dev.weir.bench.models.BenchTrees;
import dev.weir.bench.models.OnnxBytes;
import dev.weir.bench.models.ProtoWriter;
import dev.weir.models.Onnx;
import dev.weir.models.artifact.ArtifactException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each with a sentence that says what to do. */
final class OnnxRefusalsTest {
    private static final List<String> TWO = List.of("amount", "night");
    private static final byte[] GOOD = OnnxBytes.logistic(0, 1, 1);

    @Test
    void withoutTheLibraryTheJarThatIsMissingIsNamed() {
        assertThatThrownBy(() -> OnnxLibrary.checkPresent(ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("put onnxruntime-1.28.0.jar into the folder lib beside it")
                .hasMessageContaining("on a Flink cluster into the folder lib of Flink");
        assertThatCode(() -> OnnxLibrary.checkPresent(getClass().getClassLoader()))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsNoOnnx() {
        refused("PK\u0003\u0004 a zip".getBytes(StandardCharsets.UTF_8), "it is no ONNX model", "onnx.save_model");
        refused(new byte[0], "it is no ONNX model: it has no graph");
        refused(Arrays.copyOf(GOOD, GOOD.length - 20), "it is no ONNX model", "ends too early");
        refused(new ProtoWriter().message(7, new ProtoWriter()).toBytes(), "it has no version of operators");
    }

    @Test
    void wrongShapes() {
        refused(OnnxBytes.logistic(0, 1, 1, 1), "its input 'x' has the shape [1, 3], and the model names 2 inputs");
        refused(GOOD, new Onnx("probability", 1), "has the shape [1, 1], which has no index 1 for one event");
        refused(GOOD, new Onnx("score", 0), "it has no output 'score'; it has [probability]");
    }

    @Test
    void inputsOfOtherNames() {
        ProtoWriter graph = graph(OnnxBytes.node("Sub", "", List.of("amount", "hour"), List.of("p")))
                .message(11, OnnxBytes.floats("amount", 1, 1))
                .message(11, OnnxBytes.floats("hour", 1, 1));
        refused(OnnxBytes.model(graph, 17), new Onnx("p", 0), "its inputs are [amount, hour]", "name the same ones");
    }

    @Test
    void anOutputThatIsNoTensorOfFloats() {
        refused(
                OnnxBytes.trees(BenchTrees.of(1, 1, 2, 1), 2),
                new Onnx("label", 0),
                "its output 'label' is a tensor of INT64",
                "choose the output with probabilities");
    }

    @Test
    void anOpsetThatIsNotKnown() {
        refused(
                OnnxBytes.model(sigmoid("Sigmoid", ""), 99),
                new Onnx("p", 0),
                "its operators are of the versions ai.onnx 99, ai.onnx.ml 3",
                "export it with an older one");
    }

    @Test
    void aCustomOperator() {
        refused(
                OnnxBytes.model(sigmoid("Squash", "com.acme"), 17),
                new Onnx("p", 0),
                "it has the custom operator com.acme.Squash",
                "export it with operators of ONNX alone");
        refused(OnnxBytes.model(sigmoid("Squash", ""), 17), new Onnx("p", 0), "ONNX Runtime refuses it", "Squash");
    }

    @Test
    void aLoop() {
        refused(OnnxBytes.model(sigmoid("Loop", ""), 17), new Onnx("p", 0), "the operator Loop", "without loops");
    }

    @Test
    void weightsInAnotherFile() {
        ProtoWriter graph =
                sigmoid("Sigmoid", "").message(5, new ProtoWriter().text(8, "w").number(14, 1));
        refused(OnnxBytes.model(graph, 17), "its weights are in another file", "save_as_external_data=False");
    }

    @Test
    void aModelThatAnswersNoNumber() {
        ProtoWriter graph = graph(OnnxBytes.node("Neg", "", List.of("x"), List.of("y")))
                .message(1, OnnxBytes.node("Log", "", List.of("y"), List.of("p")))
                .message(11, OnnxBytes.floats("x", 1, 2));
        refused(OnnxBytes.model(graph, 17), new Onnx("p", 0), "for rows of 0, 0.5 and 1", "divided by 0");
    }

    /** The native library of some versions sends to its makers what it does, and must not become part of a job. */
    @Test
    void theLibraryItselfSendsNothingHome() throws IOException {
        try (InputStream library =
                OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/linux-x64/libonnxruntime.so")) {
            assertThat(new String(Objects.requireNonNull(library).readAllBytes(), StandardCharsets.ISO_8859_1)
                            .contains("events.data.microsoft.com"))
                    .isFalse();
        }
    }

    @Test
    void aScoreThatIsNone() {
        refused(
                OnnxBytes.model(sigmoid("Neg", ""), 17),
                new Onnx("p", 0),
                "its output 'p' at index 0 is -1.0 for a row of equal numbers",
                "a score is from 0 to 1");
    }

    private static ProtoWriter sigmoid(String type, String domain) {
        return graph(OnnxBytes.node(type, domain, List.of("x"), List.of("p"))).message(11, OnnxBytes.floats("x", 1, 2));
    }

    private static ProtoWriter graph(ProtoWriter node) {
        return new ProtoWriter().message(1, node).message(12, OnnxBytes.floats("p", 1, 2));
    }

    private static void refused(byte[] bytes, String... words) {
        refused(bytes, new Onnx("probability", 0), words);
    }

    private static void refused(byte[] bytes, Onnx declared, String... words) {
        assertThatThrownBy(() -> OnnxModel.load(bytes, TWO, declared))
                .isInstanceOf(ArtifactException.class)
                .message()
                .contains(words);
    }
}
