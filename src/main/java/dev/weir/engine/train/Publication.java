package dev.weir.engine.train;

import java.nio.charset.StandardCharsets;

/**
 * A version of a model that the job trained, as it is written to the topic of models.
 *
 * @param key of the record: the id of the model, for its challenger with {@code /shadow} after it
 * @param version of the document
 * @param document JSON
 * @param seal proves that the job wrote it; {@code ""} if it has not been sealed yet
 */
public record Publication(String key, int version, String document, String seal) {

    /** Creates a publication that has not been sealed. */
    public Publication(String key, int version, String document) {
        this(key, version, document, "");
    }

    /** Returns a copy with this seal. */
    public Publication sealed(String by) {
        return new Publication(key, version, document, by);
    }

    /** Returns the key of the record. */
    public byte[] keyUtf8() {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the value of the record. */
    public byte[] utf8() {
        return document.getBytes(StandardCharsets.UTF_8);
    }
}
