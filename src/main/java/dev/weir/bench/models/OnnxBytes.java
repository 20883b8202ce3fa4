package dev.weir.bench.models;

import dev.weir.models.Trees;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Models in ONNX form, made here: a few lines of Protocol Buffers, so that nothing has to be trained or downloaded.
 * Numbers of fields are those of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 */
public final class OnnxBytes {
    /** The version of ONNX's operators that all models here are made of. */
    public static final int OPSET = 17;

    private static final int FLOAT = 1;
    private static final int LONG = 7;
    private static final int OF_NUMBER = 2;
    private static final int OF_REALS = 6;
    private static final int OF_NUMBERS = 7;
    private static final int OF_TEXTS = 8;

    private OnnxBytes() {}

    /** Returns a logistic regression: input {@code x}, output {@code probability}, a column. */
    public static byte[] logistic(float bias, float... weights) {
        ProtoWriter graph = new ProtoWriter()
                .message(1, node("Gemm", "", List.of("x", "weights", "bias"), List.of("logodds")))
                .message(1, node("Sigmoid", "", List.of("logodds"), List.of("probability")))
                .message(5, tensor("weights", new int[] {weights.length, 1}, weights))
                .message(5, tensor("bias", new int[] {1}, bias))
                .message(11, floats("x", 1, weights.length))
                .message(12, floats("probability", 1, 1));
        return model(graph, OPSET);
    }

    /** Returns boosted trees: input {@code x}, outputs {@code label} and {@code probabilities} of two classes. */
    public static byte[] trees(Trees model, int inputs) {
        ProtoWriter node =
                node("TreeEnsembleClassifier", "ai.onnx.ml", List.of("x"), List.of("label", "probabilities"));
        new TreeAttributes(model).addTo(node);
        ProtoWriter graph = new ProtoWriter()
                .message(1, node)
                .message(11, floats("x", 1, inputs))
                .message(12, port(LONG, "label", 1))
                .message(12, floats("probabilities", 1, 2));
        return model(graph, OPSET);
    }

    /** Returns a table from which the input {@code x}, 0 to 1, takes one number: large, and quick to score. */
    public static byte[] table(int rows) {
        ByteBuffer numbers = ByteBuffer.allocate(rows * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            numbers.putFloat((float) row / rows);
        }
        ProtoWriter table = new ProtoWriter().number(1, rows).number(2, FLOAT).text(8, "table");
        ProtoWriter graph = new ProtoWriter()
                .message(1, node("Mul", "", List.of("x", "last"), List.of("place")))
                .message(1, node("Cast", "", List.of("place"), List.of("row")).message(5, number("to", LONG)))
                .message(1, node("Gather", "", List.of("table", "row"), List.of("p")))
                .message(5, table.bytes(9, numbers.array()))
                .message(5, tensor("last", new int[] {1}, rows - 1))
                .message(11, floats("x", 1, 1))
                .message(12, floats("p", 1, 1));
        return model(graph, OPSET);
    }

    /** Returns a model of a graph. */
    public static byte[] model(ProtoWriter graph, int opset) {
        return new ProtoWriter()
                .number(1, 8)
                .message(7, graph.text(2, "made"))
                .message(8, new ProtoWriter().text(1, "").number(2, opset))
                .message(8, new ProtoWriter().text(1, "ai.onnx.ml").number(2, 3))
                .toBytes();
    }

    /** Returns a node of a graph. */
    public static ProtoWriter node(String type, String domain, List<String> inputs, List<String> outputs) {
        ProtoWriter node = new ProtoWriter();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        return node.text(4, type).text(7, domain);
    }

    /** Returns an input or output of floats; a dimension of 0 is left open. */
    public static ProtoWriter floats(String name, int... shape) {
        return port(FLOAT, name, shape);
    }

    /** Returns a tensor of floats. */
    public static ProtoWriter tensor(String name, int[] shape, float... numbers) {
        ProtoWriter tensor = new ProtoWriter();
        for (int dimension : shape) {
            tensor.number(1, dimension);
        }
        return tensor.number(2, FLOAT).reals(4, numbers).text(8, name);
    }

    /** Returns an attribute of a node: whole numbers. */
    static ProtoWriter numbers(String name, int... numbers) {
        return new ProtoWriter().text(1, name).numbers(8, numbers).number(20, OF_NUMBERS);
    }

    /** Returns an attribute of a node: numbers in single precision. */
    static ProtoWriter reals(String name, float... numbers) {
        return new ProtoWriter().text(1, name).reals(7, numbers).number(20, OF_REALS);
    }

    /** Returns an attribute of a node: texts. */
    static ProtoWriter texts(String name, List<String> texts) {
        ProtoWriter attribute = new ProtoWriter().text(1, name);
        texts.forEach(text -> attribute.text(9, text));
        return attribute.number(20, OF_TEXTS);
    }

    /** Returns an attribute of a node: a whole number. */
    public static ProtoWriter number(String name, long number) {
        return new ProtoWriter().text(1, name).number(3, number).number(20, OF_NUMBER);
    }

    /** Returns an attribute of a node: a text. */
    static ProtoWriter text(String name, String text) {
        return new ProtoWriter().text(1, name).text(4, text).number(20, 3);
    }

    private static ProtoWriter port(int type, String name, int... shape) {
        ProtoWriter dimensions = new ProtoWriter();
        for (int dimension : shape) {
            dimensions.message(
                    1, dimension == 0 ? new ProtoWriter().text(2, "rows") : new ProtoWriter().number(1, dimension));
        }
        ProtoWriter tensor = new ProtoWriter().number(1, type).message(2, dimensions);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
    }
}
