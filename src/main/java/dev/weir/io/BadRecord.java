package dev.weir.io;

/** A record cannot be read. Without a stack trace: where in the code it came from does not matter. */
final class BadRecord extends Exception {
    private final String error;

    BadRecord(String error) {
        super(error, null, false, false);
        this.error = error;
    }

    /** Why, and what to write instead. */
    String error() {
        return error;
    }
}
