package dev.weir.sandbox.database;

import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.traffic.EventSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A shop with a database, whose changes are captured. */
public final class Shop implements AutoCloseable {
    /** What commands have to know: the config that they read says nothing of a database, which most sandboxes lack. */
    static final String SETTINGS_OF_COMMANDS =
            "export WEIR_RULES_FROM_TABLE=" + Topics.RULE_ROWS + " WEIR_RULES_LISTS_FROM_TABLE=" + Topics.LIST_ROWS;

    /** A change waits for half of it: who looks at a sandbox shall not. It costs a tenth of a core. */
    private static final String POLLS_EVERY_MILLIS = "5";

    private final ShopDatabase database;
    private final CaptureProcess capture;

    private Shop(ShopDatabase database, CaptureProcess capture) {
        this.database = database;
        this.capture = capture;
    }

    /**
     * Starts its database and the capture, and returns once the first rows are on their topics.
     *
     * @param port of the database; 0 for a free port
     * @param bootstrapServers of a broker that has the topics
     * @param folder for all files, whose content is deleted but for the programs of the database
     * @throws IOException if one of them cannot start
     */
    public static Shop open(int port, String bootstrapServers, Path folder) throws Exception {
        ShopDatabase database = ShopDatabase.start(
                port, new ShopDatabase.Places(folder.resolve("database"), folder.resolve("postgresql")));
        try (ShopTables tables = new ShopTables(database)) {
            Topics.createOfRows(bootstrapServers);
            ShopFloor.open(tables);
            Path files = Files.createDirectories(folder.resolve("capture"));
            Files.deleteIfExists(files.resolve("offsets"));
            ConnectorFile connector =
                    ConnectorFile.read(ConnectorFile.OF_POSTGRES).with(Map.of("poll.interval.ms", POLLS_EVERY_MILLIS));
            return new Shop(database, CaptureProcess.start(connector, database, bootstrapServers, files));
        } catch (Throwable e) {
            database.close();
            throw e;
        }
    }

    /** Returns the events of a day, with stock and customers in the database. */
    public EventSource day(EventSource traffic) {
        return new ShopFloor(traffic, new ShopTables(database));
    }

    /** Returns what to print for people who want to look inside. */
    public List<String> lines() {
        return List.of(
                "  database       psql " + database.address(),
                "                 and a line such as  UPDATE stock SET available = 25 WHERE sku = '"
                        + ShopFloor.SOLD_OUT + "';",
                "                 people wait for this product: " + "BACK_IN_STOCK answers them",
                "                 rules and lists may be rows; where you type commands, " + SETTINGS_OF_COMMANDS);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (database) {
            capture.close();
        }
    }
}
