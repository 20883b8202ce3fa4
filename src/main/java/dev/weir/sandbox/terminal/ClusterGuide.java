package dev.weir.sandbox.terminal;

import dev.weir.sandbox.cluster.ClusterProcess;
import dev.weir.sandbox.cluster.FlinkCluster;
import dev.weir.sandbox.flink.FlinkJob;
import dev.weir.sandbox.flink.RunLocations;
import dev.weir.sandbox.kafka.BrokerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages on the terminal once a cluster runs: the addresses of its parts, and the next commands.
 *
 * @param directory of the cluster, as in commands
 * @param jar of the job, as in commands
 */
public record ClusterGuide(Path directory, Path jar) {
    private static final String USUAL_BROKER = "127.0.0.1:9092";

    /** Returns the lines to print once a cluster is up. */
    public List<String> lines(BrokerProcess broker, FlinkCluster cluster, RunLocations places) {
        List<String> lines = new ArrayList<>();
        lines.add("  web UI         http://127.0.0.1:" + places.uiPort());
        lines.add("  broker         " + places.bootstrapServers() + place(broker.process()));
        lines.add("  job manager    " + cluster.jobManager().name() + place(cluster.jobManager()));
        cluster.taskManagers().forEach(one -> lines.add("  task manager   " + one.name() + place(one)));
        lines.add("  settings       " + directory.resolve("flink/conf")
                + ", which is flink-conf but for the lines under" + " \"On this machine\"");
        lines.add("");
        lines.add("Go on in another terminal, in this folder:");
        commands(places.bootstrapServers()).forEach(command -> lines.add("  " + command));
        lines.add("");
        lines.add("Ctrl-C ends it. Logs, checkpoints and savepoints are kept until it starts again, topics are not.");
        return lines;
    }

    private List<String> commands(String brokers) {
        String flink = directory.resolve("flink/bin/flink").toString();
        List<String> commands = new ArrayList<>();
        if (!brokers.equals(USUAL_BROKER)) {
            commands.add("export WEIR_KAFKA_BOOTSTRAP_SERVERS=" + brokers);
        }
        commands.add(flink + " run -d " + jar + " --config " + FlinkJob.CONFIG);
        commands.add(flink + " list");
        commands.add("java -jar " + jar + " rules push rules --wait");
        commands.add("java -jar " + jar + " decisions tail");
        return commands;
    }

    private static String place(ClusterProcess process) {
        return ", process " + process.pid() + ", log "
                + Path.of("").toAbsolutePath().relativize(process.log());
    }
}
