package dev.weir.rules.document;

import dev.weir.rules.list.NamedList;
import java.io.Serializable;

/**
 * Reads the texts of rules and lists, JSON or YAML, and writes rules again. It is implemented at the edge; the inside only knows {@link Node}.
 */
public interface DocumentReader extends Serializable {

    /**
     * Reads a rule.
     *
     * @param text UTF-8
     * @throws DocumentException if it is not a document at all, with the place
     */
    Node read(byte[] text) throws DocumentException;

    /**
     * Returns a reader without limits, for documents in force: they were within the limits when they were accepted, and
     * stay readable whatever the limits are now.
     */
    DocumentReader ofWhatIsInForce();

    /** Writes a node as this reader reads it, in UTF-8. */
    byte[] write(Node document);

    /**
     * Reads a list.
     *
     * @param text UTF-8
     * @throws DocumentException if it is not a list, or too long, with all errors
     */
    NamedList readList(byte[] text) throws DocumentException;
}
