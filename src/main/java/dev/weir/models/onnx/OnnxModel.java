package dev.weir.models.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.weir.models.Onnx;
import dev.weir.models.Scorer;
import dev.weir.models.artifact.ArtifactException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.List;

/**
 * A session of ONNX Runtime with one model, for all threads: each scores in its own, and the session starts none. What
 * it holds outside of Java's heap is given back when neither it nor a scorer of it can be reached any more.
 */
public final class OnnxModel {
    /** How long a model may take for its first rows, in milliseconds. */
    public static final long PROBE_MILLIS = 2_000;

    static final Cleaner CLEANER = Cleaner.create();

    final OrtEnvironment environment;
    final OrtSession session;
    final OnnxPorts ports;

    private OnnxModel(OrtEnvironment environment, OrtSession session, OnnxPorts ports) {
        this.environment = environment;
        this.session = session;
        this.ports = ports;
        CLEANER.register(this, new Closing(session));
    }

    /** Must not refer to the model, or that could always be reached. */
    private record Closing(AutoCloseable resource) implements Runnable {
        @Override
        public void run() {
            close(resource);
        }
    }

    /**
     * Loads a model, compares its inputs and outputs with what is declared, and has it score some rows.
     *
     * @param names of the model's inputs in order
     * @throws ArtifactException if it cannot be scored, with words for its author
     */
    public static OnnxModel load(byte[] bytes, List<String> names, Onnx declared) throws ArtifactException {
        OnnxFile file = OnnxFile.read(bytes);
        OrtEnvironment environment = OnnxLibrary.environment();
        OrtSession session = session(bytes, file, environment);
        OnnxModel model;
        try {
            model = new OnnxModel(environment, session, OnnxPorts.of(session, names, declared));
        } catch (OrtException e) {
            close(session);
            throw new ArtifactException("ONNX Runtime does not tell its inputs and outputs: " + said(e));
        } catch (ArtifactException e) {
            close(session);
            throw e;
        }
        OnnxProbe.check(model, names.size());
        return model;
    }

    /** Returns a new scorer, for one thread. */
    public Scorer scorer() {
        try {
            return new OnnxScorer(this);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime gives no buffers: " + said(e), e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static OrtSession session(byte[] bytes, OnnxFile file, OrtEnvironment environment)
            throws ArtifactException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            // Weights that are packed anew for each operator would double a model; an arena would keep what a load
            // took.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            return environment.createSession(bytes, options);
        } catch (OrtException e) {
            throw refused(e, file);
        }
    }

    private static ArtifactException refused(OrtException e, OnnxFile file) {
        String said = said(e);
        if (said.contains("opset") || said.contains("IR version")) {
            return new ArtifactException("its operators are of the versions " + file.opsets()
                    + ", and not all of them are known to ONNX Runtime " + OnnxLibrary.VERSION
                    + "; export it with an older one, such as `target_opset=17` (it said: " + said + ")");
        }
        return new ArtifactException("ONNX Runtime refuses it (operators " + file.opsets() + "): " + said
                + "; check it by `onnx.checker.check_model`");
    }

    static String said(OrtException e) {
        // It begins with a place in the library's source, which says nothing to the author of a model.
        String said = String.valueOf(e.getMessage())
                .replaceAll("\\s+", " ")
                .replaceAll("^.*message: ", "")
                .replaceAll("/onnxruntime_src/.*\\) ", "")
                .strip();
        return said.length() > 300 ? said.substring(0, 300) + "…" : said;
    }

    static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("ONNX Runtime does not close what it opened", e);
        }
    }
}
