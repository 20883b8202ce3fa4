package dev.weir.events.record;

import dev.weir.events.Boundary;

/**
 * Who claims to have pushed a record of a rule or a list, according to its headers. Only a signature proves it.
 *
 * @param name of the signer if it is signed, otherwise any name that the sender chose; {@code ""} if unknown
 * @param signedAtMillis when it was signed; 0 if it was not
 * @param signature in base64, {@code ""} if it is not signed
 */
public record Sender(String name, long signedAtMillis, String signature) {
    /** The longest name; longer ones are cut. */
    public static final int MOST_CHARS = 100;

    /** An unknown sender. */
    public static final Sender NOBODY = new Sender("", 0, "");

    /** Cuts a long name. */
    public Sender {
        name = Boundary.cut(name, MOST_CHARS);
    }

    /** Returns whether there is a signature, valid or not. */
    public boolean isSigned() {
        return !signature.isEmpty();
    }
}
