package dev.weir.models.onnx;

import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.onnx.ProtoBytes.BrokenException;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an ONNX file says about itself, read before a native library sees it, so that what is wrong with it can be said
 * in words: which operators it is made of, and whether it is complete. Numbers of fields are those of <a
 * href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 */
final class OnnxFile {
    /** Domains of operators that ONNX Runtime has. */
    private static final Set<String> DOMAINS =
            Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft", "com.microsoft.nchwc", "ai.onnx.preview.training");

    /** Their number of turns is in the data, so nobody could say how long a score takes. */
    private static final Set<String> LOOPS = Set.of("Loop", "Scan");

    private static final int MOST_DEPTH = 16;
    private static final int EXTERNAL = 1;

    private final TreeMap<String, Long> opsets = new TreeMap<>();
    private boolean hasGraph;

    private OnnxFile() {}

    /**
     * Checks what can be seen from outside.
     *
     * @throws ArtifactException if it cannot be a model that is scored here, with words for its author
     */
    static OnnxFile read(byte[] bytes) throws ArtifactException {
        OnnxFile file = new OnnxFile();
        try {
            file.model(new ProtoBytes(bytes));
        } catch (BrokenException e) {
            throw noOnnx(String.valueOf(e.getMessage()));
        }
        if (!file.hasGraph || file.opsets.isEmpty()) {
            throw noOnnx("it has no " + (file.hasGraph ? "version of operators" : "graph"));
        }
        return file;
    }

    /** Returns the operators with their version, such as {@code ai.onnx 17, ai.onnx.ml 3}. */
    String opsets() {
        StringBuilder all = new StringBuilder();
        opsets.forEach((domain, version) ->
                all.append(all.isEmpty() ? "" : ", ").append(domain).append(' ').append(version));
        return all.toString();
    }

    private void model(ProtoBytes model) throws BrokenException, ArtifactException {
        for (int field = model.next(); field != 0; field = model.next()) {
            switch (field) {
                case 7 -> {
                    hasGraph = true;
                    graph(model.message(), 0);
                }
                case 8 -> opset(model.message());
                case 25 -> function(model.message());
                default -> {}
            }
        }
    }

    private void opset(ProtoBytes opset) throws BrokenException {
        String domain = "ai.onnx";
        long version = 0;
        for (int field = opset.next(); field != 0; field = opset.next()) {
            if (field == 1 && !opset.text().isEmpty()) {
                domain = opset.text();
            } else if (field == 2) {
                version = opset.number();
            }
        }
        opsets.put(domain, version);
    }

    private void function(ProtoBytes function) throws BrokenException, ArtifactException {
        for (int field = function.next(); field != 0; field = function.next()) {
            if (field == 7) {
                node(function.message(), 1);
            }
        }
    }

    private void graph(ProtoBytes graph, int depth) throws BrokenException, ArtifactException {
        if (depth > MOST_DEPTH) {
            throw new ArtifactException("it has more than " + MOST_DEPTH + " graphs within each other; export it flat");
        }
        for (int field = graph.next(); field != 0; field = graph.next()) {
            switch (field) {
                case 1 -> node(graph.message(), depth);
                case 5 -> tensor(graph.message());
                default -> {}
            }
        }
    }

    private void node(ProtoBytes node, int depth) throws BrokenException, ArtifactException {
        String type = "";
        String domain = "";
        for (int field = node.next(); field != 0; field = node.next()) {
            switch (field) {
                case 4 -> type = node.text();
                case 5 -> attribute(node.message(), depth);
                case 7 -> domain = node.text();
                default -> {}
            }
        }
        if (!DOMAINS.contains(domain)) {
            throw new ArtifactException("it has the custom operator " + domain + "." + type
                    + ", which ONNX Runtime does not know; export it with operators of ONNX alone");
        }
        if (LOOPS.contains(type)) {
            throw new ArtifactException("it has the operator " + type
                    + ", so nobody can say how long a score takes; export it without loops");
        }
    }

    private void attribute(ProtoBytes attribute, int depth) throws BrokenException, ArtifactException {
        for (int field = attribute.next(); field != 0; field = attribute.next()) {
            if (field == 6 || field == 11) {
                graph(attribute.message(), depth + 1);
            } else if (field == 5) {
                tensor(attribute.message());
            }
        }
    }

    private void tensor(ProtoBytes tensor) throws BrokenException, ArtifactException {
        for (int field = tensor.next(); field != 0; field = tensor.next()) {
            if (field == 14 && tensor.number() == EXTERNAL) {
                throw new ArtifactException("its weights are in another file; save it as one file:"
                        + " `onnx.save_model(model, path, save_as_external_data=False)`");
            }
        }
    }

    private static ArtifactException noOnnx(String why) {
        return new ArtifactException("it is no ONNX model: " + why
                + "; give the file that `onnx.save_model` or a converter to ONNX wrote, not packed");
    }
}
