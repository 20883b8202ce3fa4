package dev.weir.sandbox.cluster;

import dev.weir.sandbox.cluster.ClusterProcess.Ended;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * Does what {@code jobmanager.sh} and {@code taskmanager.sh} of Flink's distribution do, with the settings in the
 * folder's {@code conf}.
 */
final class FlinkLauncher {
    private static final Duration COMMAND_AT_MOST = Duration.ofMinutes(5);

    private final ClusterFolder folder;
    private final Configuration settings;
    private final Map<FlinkRole, MemorySettings> resources = new EnumMap<>(FlinkRole.class);
    private int commands;

    FlinkLauncher(ClusterFolder folder) {
        this.folder = folder;
        this.settings = GlobalConfiguration.loadConfiguration(folder.conf().toString());
    }

    ClusterProcess jobManager(String name) throws IOException, InterruptedException {
        return launch(name, FlinkRole.JOB_MANAGER, flags(FlinkRole.JOB_MANAGER), List.of("--executionMode", "cluster"));
    }

    /**
     * Starts a task manager.
     *
     * @param name by which the job manager knows it
     * @param flags of its virtual machine
     */
    ClusterProcess taskManager(String name, List<String> flags) throws IOException, InterruptedException {
        return launch(name, FlinkRole.TASK_MANAGER, flags, List.of("-D", "taskmanager.resource-id=" + name));
    }

    /** Returns the configured virtual machine flags of a role. */
    List<String> flags(FlinkRole role) {
        return words(settings.get(role.flags()));
    }

    /** Runs {@code bin/flink}, and returns when it has ended. */
    Ended command(Map<String, String> environment, List<String> arguments) throws IOException, InterruptedException {
        commands++;
        String name = "flink-" + commands;
        List<String> command = new ArrayList<>(List.of(folder.command().toString()));
        command.addAll(arguments);
        try (ClusterProcess process = ClusterProcess.start(name, command, environment, folder.log(name))) {
            return process.awaitEnd(COMMAND_AT_MOST);
        }
    }

    private ClusterProcess launch(String name, FlinkRole role, List<String> flags, List<String> arguments)
            throws IOException, InterruptedException {
        MemorySettings memory = resources(role);
        List<String> all = new ArrayList<>(List.of("--configDir", folder.conf().toString()));
        all.addAll(arguments);
        all.addAll(memory.arguments());
        return start(
                name,
                program(role.mainClass(), all)
                        .with(flags)
                        .with(memory.flags())
                        .with(List.of(logging("log4j.properties"))));
    }

    private MemorySettings resources(FlinkRole role) throws IOException, InterruptedException {
        MemorySettings known = resources.get(role);
        if (known != null) {
            return known;
        }
        JavaProgram asking = program(
                        "org.apache.flink.runtime.util.bash.BashJavaUtils",
                        List.of(
                                role.resourceCommand(),
                                "--configDir",
                                folder.conf().toString()))
                .with(JavaProgram.SHORT_LIVED)
                .with(List.of(logging("log4j-cli.properties")));
        try (ClusterProcess process = start(role.resourceCommand().toLowerCase(Locale.ROOT), asking)) {
            MemorySettings computed = MemorySettings.of(process.awaitEnd(COMMAND_AT_MOST));
            resources.put(role, computed);
            return computed;
        }
    }

    private ClusterProcess start(String name, JavaProgram program) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("FLINK_CONF_DIR", folder.conf().toString());
        environment.put("FLINK_PLUGINS_DIR", folder.plugins().toString());
        return ClusterProcess.start(name, program, environment, folder.log(name));
    }

    private JavaProgram program(String mainClass, List<String> arguments) {
        return new JavaProgram(
                folder.lib().resolve("*").toString(),
                words(settings.get(CoreOptions.FLINK_JVM_OPTIONS)),
                mainClass,
                arguments);
    }

    private String logging(String file) {
        return "-Dlog4j.configurationFile=" + folder.conf().resolve(file).toUri();
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }
}
