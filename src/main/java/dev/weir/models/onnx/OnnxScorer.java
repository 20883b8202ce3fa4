package dev.weir.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.weir.models.Scorer;
import dev.weir.models.onnx.OnnxPorts.Port;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scores in one thread. Inputs and the output have memory outside of the heap that both sides see: nothing is copied or
 * allocated for them. The library's own call allocates a few small objects for each score.
 */
final class OnnxScorer implements Scorer {
    private final OnnxModel model;
    private final boolean together;
    private final ByteBuffer[] inputs;
    private final boolean[] wide;
    private final ByteBuffer output;
    private final Map<String, OnnxTensor> given = new HashMap<>();
    private final Map<String, OnnxTensor> wanted = new HashMap<>();

    /** Must not refer to the scorer, or that could always be reached. */
    private record Closing(List<OnnxTensor> tensors) implements Runnable {
        @Override
        public void run() {
            tensors.forEach(OnnxTensor::close);
        }
    }

    OnnxScorer(OnnxModel model) throws OrtException {
        this.model = model;
        OnnxPorts ports = model.ports;
        together = ports.inputs().size() == 1;
        inputs = new ByteBuffer[ports.inputs().size()];
        wide = new boolean[inputs.length];
        List<OnnxTensor> tensors = new ArrayList<>();
        OnnxModel.CLEANER.register(this, new Closing(tensors));
        for (int i = 0; i < inputs.length; i++) {
            Port port = ports.inputs().get(i);
            inputs[i] = buffer(port);
            wide[i] = port.wide();
            given.put(port.name(), tensor(model.environment, port, inputs[i], tensors));
        }
        output = buffer(ports.output());
        wanted.put(ports.output().name(), tensor(model.environment, ports.output(), output, tensors));
    }

    @Override
    public double score(double[] row) {
        try {
            double score = run(row, null);
            return score >= 0 && score <= 1 ? score : Double.NaN;
        } catch (OrtException e) {
            return Double.NaN;
        }
    }

    @Override
    public double[] contributions(double[] row) {
        return new double[0];
    }

    /** Returns the number at the index of the output, whatever it is. */
    double run(double[] row, @Nullable RunOptions options) throws OrtException {
        try {
            for (int i = 0; i < row.length; i++) {
                put(row[i], together ? 0 : i, together ? i : 0);
            }
            try (OrtSession.Result ignored = model.session.run(given, Set.of(), wanted, options)) {
                int index = model.ports.index();
                return model.ports.output().wide() ? output.getDouble(index * 8) : output.getFloat(index * 4);
            }
        } finally {
            // The session is closed when nobody can reach this any more, which must not be while it runs.
            Reference.reachabilityFence(this);
        }
    }

    private void put(double number, int port, int index) {
        if (wide[port]) {
            inputs[port].putDouble(index * 8, number);
        } else {
            inputs[port].putFloat(index * 4, (float) number);
        }
    }

    private static ByteBuffer buffer(Port port) {
        return ByteBuffer.allocateDirect(port.numbers() * (port.wide() ? 8 : 4)).order(ByteOrder.nativeOrder());
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Port port, ByteBuffer buffer, List<OnnxTensor> tensors)
            throws OrtException {
        OnnxTensor tensor = port.wide()
                ? OnnxTensor.createTensor(environment, buffer.asDoubleBuffer(), port.dimensions())
                : OnnxTensor.createTensor(environment, buffer.asFloatBuffer(), port.dimensions());
        tensors.add(tensor);
        return tensor;
    }
}
