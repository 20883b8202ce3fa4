package dev.weir.io.event;

/**
 * Tells what a connector writes about itself from a record that lacks what it should have, by the names at its root:
 * heartbeats, the beginnings and ends of transactions, changes of a schema. They say nothing of any stock.
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

    /** A name at the root that no field of ours has. */
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

    /** Whether a record with these names, and without a field of ours, is such a note. */
    boolean isNote() {
        return seen == TIME || (seen & TRANSACTION) == TRANSACTION || (seen & SCHEMA_CHANGE) == SCHEMA_CHANGE;
    }
}
