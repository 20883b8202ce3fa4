package dev.weir.rules.document;

import dev.weir.rules.list.NamedList;
import java.io.Serializable;

/** Reads the texts of rules and lists, JSON or YAML. The edge implements it; the inside knows only {@link Node}. */
public interface DocumentReader extends Serializable {

    /**
     * Reads a rule.
     *
     * @param text UTF-8
     * @throws DocumentException if this is no document at all, with the place
     */
    Node read(byte[] text) throws DocumentException;

    /** For what is in force: it was in bounds when it was taken in, and is read whatever the bounds of this one are. */
    DocumentReader ofWhatIsInForce();

    /**
     * Reads a list.
     *
     * @param text UTF-8
     * @throws DocumentException if this is no list, or too long a one, with everything that is wrong with it
     */
    NamedList readList(byte[] text) throws DocumentException;
}
