package dev.weir.engine.identity;

/** A link of a session to somebody, and how far it reaches. Changed in place. */
final class Link {
    private final String to;
    private long fromMillis;
    private long confirmedMillis;
    private long lastMillis;

    /**
     * Creates a link.
     *
     * @param fromMillis the time of the first event with both names
     * @param confirmedMillis the time of the last one
     * @param lastMillis the time of the last event of the session that counts for the link
     */
    Link(String to, long fromMillis, long confirmedMillis, long lastMillis) {
        this.to = to;
        this.fromMillis = fromMillis;
        this.confirmedMillis = confirmedMillis;
        this.lastMillis = lastMillis;
    }

    String to() {
        return to;
    }

    long fromMillis() {
        return fromMillis;
    }

    long confirmedMillis() {
        return confirmedMillis;
    }

    long lastMillis() {
        return lastMillis;
    }

    /** An event at this time counts for the link. */
    void extend(long atMillis) {
        lastMillis = Math.max(lastMillis, atMillis);
    }

    /** An event at this time has both names. */
    void confirm(long atMillis) {
        fromMillis = Math.min(fromMillis, atMillis);
        confirmedMillis = Math.max(confirmedMillis, atMillis);
        extend(atMillis);
    }
}
