package dev.weir.io.event;

/**
 * Recognises messages of a connector about itself among records without the required fields, by the names at their
 * root: heartbeats, transaction boundaries, schema changes. They say nothing about rows.
 */
final class ConnectorNote {
    private static final int TIME = 1;
    private static final int STATUS = 2;
    private static final int EVENT_COUNT = 4;
    private static final int COLLECTIONS = 8;
    private static final int DATABASE = 16;
    private static final int TABLES = 32;
    private static final int OTHER = 64;
    private static final int TRANSACTION = STATUS | EVENT_COUNT | COLLECTIONS;
    private static final int SCHEMA_CHANGE = DATABASE | TABLES;

    private int seen;

    /** Records a name at the root. */
    void saw(String name) {
        seen |= switch (name) {
            case "ts_ms" -> TIME;
            case "status" -> STATUS;
            case "event_count" -> EVENT_COUNT;
            case "data_collections" -> COLLECTIONS;
            case "databaseName" -> DATABASE;
            case "tableChanges" -> TABLES;
            case "schema", "payload", "ts_us", "ts_ns" -> 0;
            default -> OTHER;
        };
    }

    /**
     * Returns whether a record with these names is such a message. A row may have columns with some of them.
     *
     * @param isEmpty whether none of our fields was found
     */
    boolean isNote(boolean isEmpty) {
        return (seen == TIME && isEmpty)
                || (seen & TRANSACTION) == TRANSACTION
                || (seen & SCHEMA_CHANGE) == SCHEMA_CHANGE;
    }
}
