package dev.weir.sandbox.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes rows of the shop, each in a transaction of its own. For use by one thread. */
public final class ShopTables implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShopTables.class);

    private final ShopDatabase database;
    private @Nullable Connection connection;

    /** A change of rows. */
    @FunctionalInterface
    interface Change {
        /** Makes it. */
        void make() throws SQLException;
    }

    /** Creates a writer, which connects when it has something to write. */
    public ShopTables(ShopDatabase database) {
        this.database = database;
    }

    /** Makes a change, or goes without it if the database does not take it: a shop goes on without its database. */
    void tryTo(Change change) {
        try {
            change.make();
        } catch (SQLException e) {
            LOG.warn("the database did not take a change: {}", e.getMessage());
            close();
        }
    }

    /** Writes the stock of a product in a warehouse. */
    void stock(String sku, String warehouse, int available, int reserved, BigDecimal price) throws SQLException {
        try (PreparedStatement upsert = connection()
                .prepareStatement("INSERT INTO stock VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (sku, warehouse) DO UPDATE SET available = excluded.available,"
                        + " reserved = excluded.reserved, price = excluded.price")) {
            upsert.setString(1, sku);
            upsert.setString(2, warehouse);
            upsert.setInt(3, available);
            upsert.setInt(4, reserved);
            upsert.setBigDecimal(5, price);
            upsert.executeUpdate();
        }
    }

    /** Takes all pieces of a product off its shelves. */
    void sellOut(String sku) throws SQLException {
        try (PreparedStatement update =
                connection().prepareStatement("UPDATE stock SET available = 0 WHERE sku = ? AND available > 0")) {
            update.setString(1, sku);
            update.executeUpdate();
        }
    }

    /** Writes a customer who is not known yet. */
    void customer(String id, String segment, String homeCountry, boolean vip, @Nullable BigDecimal dayLimit)
            throws SQLException {
        try (PreparedStatement insert = connection()
                .prepareStatement("INSERT INTO customers (id, segment, home_country, vip, day_limit)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, id);
            insert.setString(2, segment);
            insert.setString(3, homeCountry);
            insert.setBoolean(4, vip);
            insert.setBigDecimal(5, dayLimit);
            insert.executeUpdate();
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = database.connect();
        }
        return connection;
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("a connection did not close: {}", e.getMessage());
        }
        connection = null;
    }
}
