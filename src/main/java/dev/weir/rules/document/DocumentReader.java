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

    /**
     * A reader without bounds, for documents that are in force: they were within the bounds when they were accepted,
     * and are read whatever the bounds are now.
     */
    DocumentReader ofWhatIsInForce();

    /**
     * Reads a list.
     *
     * @param text UTF-8
     * @throws DocumentException if this is no list, or too long a one, with everything that is wrong with it
     */
    NamedList readList(byte[] text) throws DocumentException;
}
