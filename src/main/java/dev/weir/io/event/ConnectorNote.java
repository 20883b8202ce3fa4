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

    /** Records a name at the root that is not one of our fields. */
    void saw(String name) {
        seen |= switch (name) {
            case "ts_ms" -> TIME;
            case "status" -> STATUS;
            case "event_count" -> EVENT_COUNT;
            case "data_collections" -> COLLECTIONS;
            case "databaseName" -> DATABASE;
            case "tableChanges" -> TABLES;
            case "schema", "payload" -> 0;
            default -> OTHER;
        };
    }

    /** Returns whether a record with these names begins or ends a transaction, whose {@code id} may be called as a key is. */
    boolean isOfTransaction() {
        return (seen & TRANSACTION) == TRANSACTION;
    }

    /** Returns whether a record with these names, and without our fields, is such a message. */
    boolean isNote() {
        return seen == TIME || isOfTransaction() || (seen & SCHEMA_CHANGE) == SCHEMA_CHANGE;
    }
}
