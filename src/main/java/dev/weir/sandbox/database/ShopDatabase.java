package dev.weir.sandbox.database;

import dev.weir.io.Folders;
import dev.weir.sandbox.cluster.ClusterProcess;
import dev.weir.sandbox.cluster.Eventually;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A PostgreSQL server with the tables of a shop, reachable on the loopback address by any client on this machine. It
 * writes a logical log, and its folder is emptied at the start and deleted when it is closed.
 */
public final class ShopDatabase implements AutoCloseable {
    /** The system property with the port of the server. */
    public static final String PORT_OPTION = "weir.database.port";
    /** The name of the database, and that of its user and the password. */
    static final String NAME = "postgres";

    private static final String TABLES = "shop.sql";
    /** It takes a second, on a busy machine some; what takes longer, at a port that may be taken, is tried at another one. */
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);
    /** After a crash it reads its log again, which can take long on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Places places;
    private final int port;
    private EmbeddedPostgres server;

    private ShopDatabase(int port, Places places, Duration within) throws IOException {
        this.port = port;
        this.places = places;
        this.server = server(port, places, within);
    }

    /**
     * Where a server has its files.
     *
     * @param folder a folder of its own, whose content is deleted
     * @param programs where the programs of servers are unpacked, which takes seconds: they stay, and several servers may
     *     share them
     */
    public record Places(Path folder, Path programs) {
        private Path data() {
            return folder.resolve("data");
        }

        private Path log() {
            return folder.resolve("postgres.log");
        }
    }

    /**
     * Starts, and returns once the tables exist, which takes some seconds.
     *
     * @param port 0 for a free port
     * @throws dev.weir.sandbox.kafka.PortInUseException if something listens on the port
     * @throws IOException if there is no PostgreSQL for this machine, or if it cannot start
     */
    public static ShopDatabase start(int port, Places places) throws IOException, SQLException {
        if (port != 0) {
            return startAt(Ports.resolve(port, PORT_OPTION), places, PATIENCE);
        }
        return startAtOneOf(List.of(Ports.free(), Ports.free()), places, STARTS_WITHIN, PATIENCE);
    }

    /**
     * Starts at the first port at which it does: what was free may be taken before the server listens there.
     *
     * @param within how long it may take at each of them but the last
     * @param lastWithin how long it may take at the last one
     */
    static ShopDatabase startAtOneOf(List<Integer> ports, Places places, Duration within, Duration lastWithin)
            throws IOException, SQLException {
        List<IOException> before = new ArrayList<>();
        for (int port : ports.subList(0, ports.size() - 1)) {
            try {
                return startAt(port, places, within);
            } catch (IOException e) {
                before.add(e);
            }
        }
        try {
            return startAt(ports.get(ports.size() - 1), places, lastWithin);
        } catch (IOException e) {
            before.forEach(e::addSuppressed);
            throw e;
        }
    }

    private static ShopDatabase startAt(int port, Places places, Duration within) throws IOException, SQLException {
        Folders.delete(places.folder());
        Files.createDirectories(places.folder());
        ShopDatabase database = new ShopDatabase(port, places, within);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(tables());
        } catch (IOException | SQLException e) {
            database.close();
            throw e;
        }
        return database;
    }

    private static EmbeddedPostgres server(int port, Places places, Duration within) throws IOException {
        Path log = places.log();
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(places.data())
                    .setCleanDataDirectory(false) // it may be started again
                    .setOverrideWorkingDirectory(places.programs().toFile())
                    .setPGStartupWait(within)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setServerConfig("wal_level", "logical")
                    .setServerConfig("synchronous_commit", "on") // its library says off, and captures wait for the disk
                    .start();
        } catch (IllegalStateException e) { // how its library says that it has no programs for this machine
            throw new IOException(
                    "PostgreSQL does not start here (" + e.getMessage() + "); leave out -Dweir.database", e);
        } catch (IOException e) { // which says how long it waited, but not for what
            throw new IOException(
                    "PostgreSQL does not start on port " + port + " (" + e.getMessage() + "); it wrote:\n"
                            + ClusterProcess.lastLines(log),
                    e);
        }
    }

    private static String tables() throws IOException {
        try (InputStream in = ShopDatabase.class.getResourceAsStream(TABLES)) {
            return new String(Objects.requireNonNull(in, TABLES).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns a new connection. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + EmbeddedBroker.HOST + ":" + port() + "/" + NAME, NAME, NAME);
    }

    /** Returns the port it listens on. */
    public int port() {
        return port;
    }

    /**
     * Stops the server, whose data stays, and returns once it has ended: it first sends whoever reads its log the end of
     * it, for which its library waits no longer than five seconds.
     */
    public void stop() throws Exception {
        server.close();
        Path running = places.data().resolve("postmaster.pid");
        Eventually.see("the end of PostgreSQL", () -> Optional.of(running).filter(Files::notExists), running::toString);
    }

    /** Starts the server again after it was stopped, with its data and at its port. */
    public void startAgain() throws IOException {
        server = server(port, places, PATIENCE);
    }

    /** Returns the address in the form that {@code psql} takes. */
    public String address() {
        return "postgresql://" + NAME + ":" + NAME + "@" + EmbeddedBroker.HOST + ":" + port() + "/" + NAME;
    }

    /** Stops the server and deletes its folder, not the programs. */
    @Override
    public void close() throws IOException {
        server.close();
        Folders.delete(places.folder());
    }
}
