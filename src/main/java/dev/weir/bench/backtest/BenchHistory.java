package dev.weir.bench.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.tukaani.xz.XZInputStream;

/**
 * Writes the payments of the benchmark as Parquet: those of the Fraud Detection Handbook or, where they are not on this
 * machine, as many made up ones.
 */
final class BenchHistory {
    private static final Path HANDBOOK = Path.of("fraud-handbook", "transactions_2018-04-01_2018-05-31.csv.xz");

    private BenchHistory() {}

    /**
     * Writes the handbook's payments, if they are there.
     *
     * @param data the folder of public data
     * @param folder for the files that are made
     * @return whether they were there
     */
    static boolean handbook(Path data, Path folder, Path parquet) throws IOException, SQLException {
        Path packed = data.resolve(HANDBOOK);
        if (!Files.exists(packed)) {
            return false;
        }
        Path csv = folder.resolve("handbook.csv");
        try (InputStream in = new XZInputStream(Files.newInputStream(packed));
                OutputStream out = Files.newOutputStream(csv)) {
            in.transferTo(out);
        }
        write(
                "SELECT TRANSACTION_ID::VARCHAR AS transactionId, epoch_ms(TX_DATETIME::TIMESTAMP) AS timestamp,"
                        + " CUSTOMER_ID::VARCHAR AS customerId, CUSTOMER_ID::VARCHAR AS cardId,"
                        + " TERMINAL_ID::VARCHAR AS merchantId, TX_AMOUNT::DOUBLE AS amount, TX_FRAUD = 1 AS fraud"
                        + " FROM read_csv('" + csv + "')",
                parquet);
        Files.delete(csv);
        return true;
    }

    /**
     * Writes made up payments: 5,000 customers pay 9,600 times a day, each about as much as they usually do; a few pay again
     * within minutes, or many times as much as usual, which is the fraud.
     */
    static void madeUp(long payments, Path parquet) throws SQLException {
        write(
                "SELECT 't' || i AS transactionId, 1522540800000 + i * 9000 AS timestamp, customer AS customerId,"
                        + " customer AS cardId, 'm' || (hash(i, 2) % 10000) AS merchantId,"
                        + " round(usual * (0.5 + hash(i, 3) % 1000 / 1000.0) * if(taken, 6, 1), 2) AS amount, taken AS fraud"
                        + " FROM (SELECT i, 'c' || whose AS customer, 10 + hash(whose, 4) % 90 AS usual,"
                        + " hash(i, 5) % 100 = 0 AS taken FROM (SELECT i, if(i % 400 < 20, hash(i // 400, 1), hash(i, 1)) % 5000"
                        + " AS whose FROM range(" + payments + ") payments(i)))",
                parquet);
    }

    private static void write(String query, Path parquet) throws SQLException {
        try (BenchSql sql = new BenchSql()) {
            sql.run("COPY (" + query + " ORDER BY timestamp, transactionId) TO '" + parquet + "' (FORMAT parquet)");
        }
    }
}
