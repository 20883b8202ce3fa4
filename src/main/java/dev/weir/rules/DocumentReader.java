package dev.weir.rules;

import java.io.Serializable;

/** Reads the text of a rule document, JSON or YAML. The edge implements it; the inside knows only {@link Node}. */
public interface DocumentReader extends Serializable {

    /**
     * Reads.
     *
     * @param text UTF-8
     * @throws DocumentException if this is no document at all, with the place
     */
    Node read(byte[] text) throws DocumentException;
}
