package dev.weir.bench.backtest;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB in this process, and the two rules of the library that SQL can say, as windows. */
final class BenchSql implements AutoCloseable {
    private final Connection connection;

    BenchSql() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    /** Runs a statement. */
    void run(String statement) throws SQLException {
        try (Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    /** Returns how many payments the two rules hit together, counted apart. */
    long hits(Path parquet) throws SQLException {
        try (Statement running = connection.createStatement();
                ResultSet counted = running.executeQuery(rules(parquet))) {
            counted.next();
            return counted.getLong(1) + counted.getLong(2);
        }
    }

    private static String rules(Path parquet) {
        return "SELECT"
                + " count(*) FILTER (payments5m >= 7) AS velocity,"
                + " count(*) FILTER (payments30d >= 4 AND amount > 200 AND amount > 3 * average30d) AS above"
                + " FROM (SELECT amount, count(*) OVER five AS payments5m,"
                + " count(*) OVER month AS payments30d, avg(amount) OVER month AS average30d"
                + " FROM '" + parquet + "' WINDOW"
                + " five AS (PARTITION BY cardId ORDER BY timestamp RANGE BETWEEN 299999 PRECEDING AND CURRENT ROW),"
                + " month AS (PARTITION BY customerId ORDER BY timestamp RANGE BETWEEN 2591999999 PRECEDING AND CURRENT ROW"
                + " EXCLUDE CURRENT ROW))";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
