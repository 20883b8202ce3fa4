package dev.weir.events.record;

import dev.weir.events.Boundary;

/**
 * Who claims to have pushed a record of a rule or a list, as its headers say. Only a signature proves it.
 *
 * @param name of the signer where it is signed, else whatever somebody calls themselves; {@code ""} if nobody says
 * @param signedAtMillis when it was signed; 0 if it was not
 * @param signature in base64, {@code ""} if it is not signed
 */
public record Sender(String name, long signedAtMillis, String signature) {
    /** How long a name may be; of a longer one that is the beginning. */
    public static final int MOST_CHARS = 100;

    /** Nobody says who. */
    public static final Sender NOBODY = new Sender("", 0, "");

    /** Cuts. */
    public Sender {
        name = Boundary.cut(name, MOST_CHARS);
    }

    /** Whether there is a signature, be it good or bad. */
    public boolean isSigned() {
        return !signature.isEmpty();
    }
}
