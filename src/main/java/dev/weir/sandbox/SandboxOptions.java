package dev.weir.sandbox;

import dev.weir.sandbox.database.ShopDatabase;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.text.Durations;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * The options on the command line, by the names in {@code -Dweir.…}.
 *
 * @param duration how long events are sent; empty for until stopped
 * @param rate events per second, above 0
 * @param rules a folder of rules; empty if they are pushed by other means
 * @param kafkaPort the broker's port; 0 for a free port
 * @param uiPort the port of Flink's web UI; 0 for a free port
 * @param consolePort the port of the console, 0 for a free port; empty to do without
 * @param metricsPort the port at which Prometheus reads metrics, 0 for a free port; empty to do without
 * @param databasePort the port of the shop's database, 0 for a free port; empty if stock comes from no database
 * @param directory for data, checkpoints and the log; its content is deleted
 */
public record SandboxOptions(
        Optional<Duration> duration,
        double rate,
        Play traffic,
        Optional<Path> rules,
        int kafkaPort,
        int uiPort,
        OptionalInt consolePort,
        OptionalInt metricsPort,
        OptionalInt databasePort,
        Path directory) {
    static final String UI_PORT_OPTION = "weir.ui.port";
    static final String CONSOLE_PORT_OPTION = "weir.console.port";
    static final String METRICS_PORT_OPTION = "weir.metrics.port";
    private static final String DATABASE_OPTION = "weir.database";
    private static final String NONE = "none";

    /** The events to send. */
    sealed interface Play {
        /** Generated events, the same for the same seed. */
        record Generated(long seed) implements Play {}

        /** The event files of a folder. */
        record Folder(Path folder) implements Play {}

        /** No events: others write to the topics. */
        record Nothing() implements Play {}
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if one is invalid, with what to write instead
     */
    public static SandboxOptions from(Properties given) {
        return new SandboxOptions(
                duration(given.getProperty("weir.duration", NONE)),
                rate(given.getProperty("weir.rate", "200")),
                traffic(given.getProperty("weir.traffic", "generated"), given.getProperty("weir.seed", "1")),
                rules(given.getProperty("weir.rules", "rules")),
                port(given, EmbeddedBroker.PORT_OPTION, "9092"),
                port(given, UI_PORT_OPTION, "8081"),
                portOrNone(given, CONSOLE_PORT_OPTION, "8082"),
                portOrNone(given, METRICS_PORT_OPTION, "9249"),
                database(given),
                Path.of(given.getProperty("weir.directory", "target/sandbox")));
    }

    private static Optional<Duration> duration(String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        long millis = Durations.millis(text).orElse(0);
        if (millis == 0) {
            throw wrong("weir.duration", text, "a duration such as 60s or 5m, or none");
        }
        return Optional.of(Duration.ofMillis(millis));
    }

    private static double rate(String text) {
        try {
            double rate = Double.parseDouble(text);
            if (rate > 0 && rate <= 1_000_000) {
                return rate;
            }
        } catch (NumberFormatException e) {
            throw wrong("weir.rate", text, "events per second, such as 1000");
        }
        throw wrong("weir.rate", text, "events per second, over 0 and up to 1000000");
    }

    private static OptionalInt portOrNone(Properties given, String option, String usual) {
        return given.getProperty(option, usual).equals(NONE)
                ? OptionalInt.empty()
                : OptionalInt.of(port(given, option, usual));
    }

    private static OptionalInt database(Properties given) {
        String text = given.getProperty(DATABASE_OPTION, "false");
        return switch (text) {
            case "true" -> OptionalInt.of(port(given, ShopDatabase.PORT_OPTION, "5432"));
            case "false" -> OptionalInt.empty();
            default -> throw wrong(DATABASE_OPTION, text, "true or false");
        };
    }

    private static Play traffic(String text, String seed) {
        if (text.equals(NONE)) {
            return new Play.Nothing();
        }
        if (!text.equals("generated")) {
            return new Play.Folder(path("weir.traffic", text));
        }
        try {
            return new Play.Generated(Long.parseLong(seed));
        } catch (NumberFormatException e) {
            throw wrong("weir.seed", seed, "a whole number");
        }
    }

    private static Optional<Path> rules(String text) {
        return text.equals(NONE) ? Optional.empty() : Optional.of(path("weir.rules", text));
    }

    private static Path path(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong(option, text, "the path of a folder, or none");
        }
    }

    private static int port(Properties given, String option, String usual) {
        String text = given.getProperty(option, usual);
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw wrong(option, text, "a port from 0 to 65535");
        }
        throw wrong(option, text, "a port from 0 to 65535");
    }

    private static IllegalArgumentException wrong(String option, String text, String instead) {
        return new IllegalArgumentException("-D" + option + "=" + text + " is not understood; write " + instead);
    }
}
