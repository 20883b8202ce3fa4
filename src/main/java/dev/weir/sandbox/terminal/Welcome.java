package dev.weir.sandbox.terminal;

import dev.weir.sandbox.flink.RunLocations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first messages on the terminal: addresses, and how to join in. */
public final class Welcome {
    private static final String USUAL_PORT = ":9092";

    private Welcome() {}

    /**
     * Returns the lines to print, with the folder that rules are pushed from and the time after which the sandbox ends,
     * if any.
     *
     * @param more lines about what else was started
     */
    public static List<String> lines(
            RunLocations places, Optional<Path> rules, Optional<Duration> duration, List<String> more) {
        String clients = places.bootstrapServers().endsWith(USUAL_PORT)
                ? ""
                : " --bootstrap-servers " + places.bootstrapServers();
        List<String> lines = new ArrayList<>(List.of(
                "  web UI         http://127.0.0.1:" + places.uiPort(),
                "  broker         " + places.bootstrapServers(),
                "  read decisions weir decisions tail" + clients,
                "  read answers   weir rules list" + clients,
                "  push a rule    weir rules push FILE --wait" + clients,
                rules.map(folder -> "                 or change a file in " + folder + " and raise its version")
                        .orElse("                 no rules are pushed from files")));
        places.metricsPort()
                .ifPresent(
                        port -> lines.add(1, "  metrics        http://localhost:" + port + "/metrics, for Prometheus"));
        lines.addAll(more);
        lines.addAll(List.of(
                "  log            " + places.log(),
                "  end            Ctrl-C"
                        + duration.map(d -> ", or after " + d.toSeconds() + " s")
                                .orElse(""),
                ""));
        return lines;
    }
}
