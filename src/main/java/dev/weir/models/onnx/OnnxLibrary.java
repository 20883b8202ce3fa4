package dev.weir.models.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import dev.weir.models.artifact.ArtifactException;

/**
 * ONNX Runtime, if it is on the class path. Its native library is loaded once for the process, when a model is the first
 * to need it.
 */
public final class OnnxLibrary {
    /** The version that the build has. */
    public static final String VERSION = "1.28.0";

    private OnnxLibrary() {}

    /**
     * Checks that its classes can be found; loads nothing.
     *
     * @throws ArtifactException if they cannot, with the jar that is missing
     */
    public static void checkPresent(ClassLoader loader) throws ArtifactException {
        try {
            Class.forName("ai.onnxruntime.OrtEnvironment", false, loader);
        } catch (ClassNotFoundException e) {
            throw missing();
        }
    }

    /** Returns the environment of the process. */
    static OrtEnvironment environment() throws ArtifactException {
        checkPresent(OnnxLibrary.class.getClassLoader());
        try {
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        } catch (LinkageError | IllegalStateException e) {
            throw new ArtifactException("ONNX Runtime cannot be loaded on this machine (" + e.getMessage()
                    + "); it needs 64-bit Linux with glibc, macOS or Windows, and a folder for temporary files that programs"
                    + " may be loaded from");
        }
    }

    private static ArtifactException missing() {
        return new ArtifactException("models of kind onnx need a library that is not in the job jar: put onnxruntime-"
                + VERSION + ".jar into the folder lib beside it (com.microsoft.onnxruntime:onnxruntime:" + VERSION
                + " of Maven Central; mvn package puts it into target/lib), on a Flink cluster into the folder lib of"
                + " Flink, or use kind trees or logistic");
    }
}
