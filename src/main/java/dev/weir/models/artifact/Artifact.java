package dev.weir.models.artifact;

import java.util.Optional;

/** Which bytes a model is made of, and where they are. */
public sealed interface Artifact {
    /** The most bytes of an artifact, 128 MiB. */
    long MOST_BYTES = 128L << 20;

    /** Returns their SHA-256, 64 hexadecimal digits in lower case; empty if whoever wrote the document did not say it. */
    Optional<String> hash();

    /** Returns where they are, for people, such as {@code at s3://models/card-fraud-3.onnx}. */
    String where();

    /**
     * In a store.
     *
     * @param sha256 64 hexadecimal digits in lower case
     */
    record AtUri(String sha256, String uri) implements Artifact {
        @Override
        public Optional<String> hash() {
            return Optional.of(sha256);
        }

        @Override
        public String where() {
            return "at " + uri;
        }
    }

    /**
     * In chunks on the topic of artifacts. All have the same size but the last, which may have less: so the size of each
     * follows from these numbers.
     *
     * @param sha256 64 hexadecimal digits in lower case
     * @param chunks in how many, 1 to {@value Chunks#MOST_CHUNKS}
     * @param bytes how many they are together, 1 to {@value Artifact#MOST_BYTES}
     */
    record OnTopic(String sha256, int chunks, long bytes) implements Artifact {
        /** Validates the numbers. */
        public OnTopic {
            if (!Chunks.fit(chunks, bytes)) {
                throw new IllegalArgumentException(bytes + " bytes do not come in " + chunks + " chunks");
            }
        }

        @Override
        public Optional<String> hash() {
            return Optional.of(sha256);
        }

        @Override
        public String where() {
            return "on the topic, " + sha256.substring(0, Artifacts.SHOWN) + "… in " + chunks + " chunks";
        }
    }

    /**
     * In a file beside the document. A job knows of no such file: who pushes the document puts the bytes on the topic.
     *
     * @param path from the folder of the document
     */
    record InFile(String path, Optional<String> hash) implements Artifact {
        @Override
        public String where() {
            return "in " + path;
        }
    }
}
