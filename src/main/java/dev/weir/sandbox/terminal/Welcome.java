package dev.weir.sandbox.terminal;

import dev.weir.sandbox.flink.RunLocations;
import dev.weir.sandbox.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first messages on the terminal: addresses, and how to join in. */
public final class Welcome {

    private Welcome() {}

    /**
     * Returns the lines to print, with the folder that rules are pushed from and the time after which the sandbox ends,
     * if any.
     *
     * @param more lines about what else was started
     */
    public static List<String> lines(
            RunLocations places, Optional<Path> rules, Optional<Duration> duration, List<String> more) {
        String clients = "--bootstrap-server " + places.bootstrapServers();
        List<String> lines = new ArrayList<>(List.of(
                "  web UI         http://127.0.0.1:" + places.uiPort(),
                "  broker         " + places.bootstrapServers(),
                "  read decisions kafka-console-consumer.sh " + clients + " --topic " + Topics.ACTIONS,
                "  read answers   kafka-console-consumer.sh " + clients + " --topic " + Topics.RULE_STATUS
                        + " --from-beginning",
                "  push a rule    kafka-console-producer.sh " + clients + " --topic " + Topics.RULES
                        + " --property parse.key=true --property key.separator='|'",
                "                 and a line such as  "
                        + "big|{\"id\":\"big\",\"version\":1,\"on\":\"transaction\",\"when\":\"transaction.amount > 500\","
                        + "\"then\":{\"outcome\":\"REVIEW\",\"score\":50}}",
                rules.map(folder -> "                 or change a file in " + folder + " and raise its version")
                        .orElse("                 no rules are pushed from files")));
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
