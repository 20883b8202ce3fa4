package dev.weir.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.weir.models.Onnx;
import dev.weir.models.artifact.ArtifactException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tensors go into a model and which comes out.
 *
 * @param inputs one tensor for all inputs, or one for each
 * @param index which number of the output is the score
 */
record OnnxPorts(List<Port> inputs, Port output, int index) {
    private static final int MOST_OUTPUTS = 4096;

    /**
     * A tensor.
     *
     * @param shape with 1 where the model leaves it open
     * @param wide whether its numbers are doubles, and not floats
     */
    record Port(String name, List<Long> shape, boolean wide) {
        int numbers() {
            return (int) shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
        }

        long[] dimensions() {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }
    }

    /**
     * Returns the tensors of a session.
     *
     * @param names of the model's inputs in order
     * @throws ArtifactException if they are not those that the document declares, with words for its author
     */
    static OnnxPorts of(OrtSession session, List<String> names, Onnx declared) throws ArtifactException, OrtException {
        return new OnnxPorts(inputs(session, names), output(session, declared), declared.index());
    }

    private static List<Port> inputs(OrtSession session, List<String> names) throws ArtifactException, OrtException {
        Map<String, NodeInfo> infos = session.getInputInfo();
        List<Port> ports = new ArrayList<>();
        if (infos.size() == 1 && !(names.size() == 1 && infos.containsKey(names.get(0)))) {
            NodeInfo only = infos.values().iterator().next();
            Port port = port(only, "input", names.size());
            long columns = port.shape.get(port.shape.size() - 1);
            if (columns != names.size() || port.numbers() != names.size()) {
                throw new ArtifactException("its input '" + only.getName() + "' has the shape " + shape(only)
                        + ", and the model names " + names.size() + " inputs; name as many as it has columns, in their"
                        + " order");
            }
            return List.of(port);
        }
        if (!infos.keySet().equals(Set.copyOf(names))) {
            throw new ArtifactException("its inputs are " + List.copyOf(infos.keySet()) + ", and the model names "
                    + names + "; name the same ones, or export it with one input for all");
        }
        for (String name : names) {
            Port port = port(infos.get(name), "input", 1);
            if (port.numbers() != 1) {
                throw new ArtifactException("its input '" + name + "' has the shape " + shape(infos.get(name))
                        + "; an input of its own has one number: [1, 1]");
            }
            ports.add(port);
        }
        return List.copyOf(ports);
    }

    private static Port output(OrtSession session, Onnx declared) throws ArtifactException, OrtException {
        Map<String, NodeInfo> infos = session.getOutputInfo();
        NodeInfo info = infos.get(declared.output());
        if (info == null) {
            throw new ArtifactException("it has no output '" + declared.output() + "'; it has "
                    + List.copyOf(infos.keySet()) + "; write one of these as `output: {name: …, index: …}`");
        }
        Port port = port(info, "output", 1);
        if (port.numbers() > MOST_OUTPUTS || declared.index() >= port.numbers()) {
            throw new ArtifactException("its output '" + declared.output() + "' has the shape " + shape(info)
                    + ", which has no index " + declared.index() + " for one event; indexes are counted from 0");
        }
        return port;
    }

    /**
     * @param lastIfOpen the last dimension, if the model leaves it open and has more than one
     */
    private static Port port(@Nullable NodeInfo info, String what, int lastIfOpen) throws ArtifactException {
        if (info == null || !(info.getInfo() instanceof TensorInfo tensor)) {
            throw new ArtifactException(
                    "its " + what + " '" + (info == null ? "" : info.getName())
                            + "' is no tensor; export it without maps and sequences, with skl2onnx by `options={'zipmap': False}`");
        }
        if (tensor.type != OnnxJavaType.FLOAT && tensor.type != OnnxJavaType.DOUBLE) {
            throw new ArtifactException("its " + what + " '" + info.getName() + "' is a tensor of " + tensor.type
                    + "; only FLOAT and DOUBLE are read and written"
                    + (what.equals("output") ? ", so choose the output with probabilities" : ""));
        }
        long[] shape = tensor.getShape();
        List<Long> closed = new ArrayList<>();
        for (int i = 0; i < shape.length; i++) {
            boolean last = i > 0 && i == shape.length - 1;
            closed.add(shape[i] >= 0 ? shape[i] : last ? lastIfOpen : 1);
        }
        return new Port(
                info.getName(),
                closed.isEmpty() ? List.of(1L) : List.copyOf(closed),
                tensor.type == OnnxJavaType.DOUBLE);
    }

    private static String shape(@Nullable NodeInfo info) {
        return info != null && info.getInfo() instanceof TensorInfo tensor
                ? Arrays.toString(tensor.getShape()).replace("-1", "?")
                : "";
    }
}
