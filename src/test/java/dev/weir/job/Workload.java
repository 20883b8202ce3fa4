package dev.weir.job;

import dev.weir.sandbox.database.ShopDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Random changes of the customers in a database, of all kinds that people make. */
final class Workload implements AutoCloseable {
    private static final int CUSTOMERS = 120;
    private static final int LONG_TEXT = 4_000;

    private Connection connection;
    private final Random random;
    private final Set<String> ids = new TreeSet<>();
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private int columns;
    private int latest;

    /** A row as a rule sees it: a missing value has a value that no row has. */
    record Row(String segment, String homeCountry, boolean vip, String note, long points) {
        static final Row ABSENT = new Row("-", "-", false, "-", -1);
    }

    /** What can happen to rows. */
    enum Kind {
        INSERT,
        UPDATE,
        UPDATE_BESIDE_A_LONG_TEXT,
        DELETE,
        OTHER_KEY,
        MANY_ROWS,
        TWO_IN_ONE_MOMENT,
        ROLLED_BACK,
        OTHER_COLUMNS,
        TRUNCATE
    }

    /** Adds a long text and a number to the customers; a change then names only the key of what was before. */
    Workload(ShopDatabase database, long seed) throws SQLException {
        connection = database.connect();
        random = new Random(seed);
        execute("ALTER TABLE customers ADD COLUMN note text, ADD COLUMN points integer");
        execute("ALTER TABLE customers REPLICA IDENTITY DEFAULT");
        execute("INSERT INTO customers (id) VALUES ('c-0')");
        ids.add("c-0");
    }

    /** Connects again, to a database that was down. */
    void connect(ShopDatabase database) throws SQLException {
        connection.close();
        connection = database.connect();
    }

    /** Makes the database forget how far its log was read; whoever read it is gone. */
    void dropSlot() throws SQLException {
        execute(
                "SELECT pg_terminate_backend(active_pid), pg_drop_replication_slot(slot_name) FROM pg_replication_slots");
    }

    /** Deletes rows, and returns their keys. */
    Set<String> deleteSome() throws SQLException {
        Set<String> before = new TreeSet<>(rows().keySet());
        execute("DELETE FROM customers WHERE id LIKE '%7'");
        before.removeAll(rows().keySet());
        return before;
    }

    /** Makes rows that are there for a moment. */
    void insertAndDelete(Set<String> keys) throws SQLException {
        for (String key : keys) {
            execute("BEGIN; INSERT INTO customers (id) VALUES ('" + key + "'); DELETE FROM customers WHERE id = '" + key
                    + "'; COMMIT");
        }
    }

    /** Makes a row that was never there, after all changes before, and returns its key, which is none of theirs. */
    String insertLatest() throws SQLException {
        String key = "latest-" + ++latest;
        execute("INSERT INTO customers (id, segment, vip) VALUES ('" + key + "', 's', false)");
        return key;
    }

    /** Makes so many changes of one kind. */
    void change(int count, Kind kind) throws SQLException {
        for (int i = 0; i < count; i++) {
            make(kind);
        }
    }

    /** Makes so many changes. */
    void change(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            Kind kind = kind();
            kinds.add(kind);
            make(kind);
        }
    }

    private Kind kind() {
        int die = random.nextInt(1_000);
        if (die < 4) {
            return Kind.OTHER_COLUMNS;
        }
        if (die < 6) {
            return Kind.TRUNCATE;
        }
        if (die < 16) {
            return Kind.MANY_ROWS;
        }
        if (die < 32) {
            return Kind.ROLLED_BACK;
        }
        Kind[] usual = {
            Kind.INSERT,
            Kind.INSERT,
            Kind.UPDATE,
            Kind.UPDATE_BESIDE_A_LONG_TEXT,
            Kind.DELETE,
            Kind.OTHER_KEY,
            Kind.TWO_IN_ONE_MOMENT
        };
        return usual[random.nextInt(usual.length)];
    }

    private void make(Kind kind) throws SQLException {
        String id = id();
        switch (kind) {
            case INSERT ->
                execute("INSERT INTO customers (id, segment, home_country, vip, note, points) VALUES (" + id
                        + ", 's" + random.nextInt(9) + "', 'L" + random.nextInt(9) + "', " + random.nextBoolean()
                        + ", '"
                        + text() + "', " + random.nextInt(1_000)
                        + ") ON CONFLICT (id) DO UPDATE SET note = excluded.note");
            case UPDATE ->
                execute("UPDATE customers SET segment = 's" + random.nextInt(9)
                        + "', home_country = NULL, points = points + 1 WHERE id = " + id);
            case UPDATE_BESIDE_A_LONG_TEXT -> execute("UPDATE customers SET vip = NOT vip WHERE id = " + id);
            case DELETE -> execute("DELETE FROM customers WHERE id = " + id);
            // A long text that the connector leaves out is not under the other key: databases.md says how to have it
            // there.
            case OTHER_KEY ->
                execute("UPDATE customers SET id = " + id + " WHERE id = " + id()
                        + " AND coalesce(length(note), 0) < 100 AND NOT EXISTS (SELECT 1 FROM customers WHERE id = "
                        + id + ")");
            case MANY_ROWS ->
                execute("BEGIN; UPDATE customers SET points = points + 10 WHERE id LIKE 'c-1%';"
                        + " DELETE FROM customers WHERE id LIKE 'c-11%'; COMMIT");
            case TWO_IN_ONE_MOMENT ->
                execute("BEGIN; UPDATE customers SET points = 1 WHERE id = " + id
                        + "; UPDATE customers SET points = points + 1 WHERE id = " + id + "; COMMIT");
            case ROLLED_BACK ->
                execute("BEGIN; UPDATE customers SET segment = 'never' WHERE id = " + id
                        + "; DELETE FROM customers WHERE id = " + id() + "; ROLLBACK");
            case OTHER_COLUMNS -> otherColumns();
            case TRUNCATE -> execute("TRUNCATE customers");
        }
    }

    /** A column comes, gets another name, and goes; no rule knows of it. */
    private void otherColumns() throws SQLException {
        switch (columns++ % 3) {
            case 0 -> execute("ALTER TABLE customers ADD COLUMN mood text DEFAULT 'fine'");
            case 1 -> execute("ALTER TABLE customers RENAME COLUMN mood TO temper");
            default -> execute("ALTER TABLE customers DROP COLUMN temper");
        }
    }

    private String id() {
        String id = "c-" + random.nextInt(CUSTOMERS);
        ids.add(id);
        return "'" + id + "'";
    }

    /** Every third text is kept beside its row: an update of another column then leaves it out. */
    private String text() {
        if (random.nextInt(3) > 0) {
            return "short " + random.nextInt(100);
        }
        StringBuilder text = new StringBuilder(LONG_TEXT);
        random.ints(LONG_TEXT, 'a', 'z' + 1).forEach(text::appendCodePoint);
        return text.toString();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the kinds of changes that were made. */
    Set<Kind> kinds() {
        return kinds;
    }

    /** Returns all keys that rows may have had. */
    Set<String> ids() {
        return ids;
    }

    /** Returns the rows as they are, by their keys. */
    Map<String, Row> rows() throws SQLException {
        Map<String, Row> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("SELECT id, segment, coalesce(home_country, '-'), vip,"
                        + " coalesce(note, '-'), coalesce(points, -1) FROM customers")) {
            while (all.next()) {
                rows.put(
                        all.getString(1),
                        new Row(
                                all.getString(2),
                                all.getString(3),
                                all.getBoolean(4),
                                all.getString(5),
                                all.getLong(6)));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
