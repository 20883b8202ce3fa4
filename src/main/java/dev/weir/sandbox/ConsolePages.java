package dev.weir.sandbox;

import dev.weir.cli.console.PushNames;
import dev.weir.cli.console.TopicCases;
import dev.weir.cli.console.TopicKeys;
import dev.weir.cli.console.TopicLetters;
import dev.weir.cli.console.TopicQuestions;
import dev.weir.cli.console.TopicRules;
import dev.weir.cli.terminal.SignOptions;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.console.ConsoleServer;
import dev.weir.console.ConsoleSettings;
import dev.weir.console.ConsoleTasks;
import dev.weir.console.access.AccessSettings;
import dev.weir.sandbox.flink.FlinkJob;
import dev.weir.sandbox.flink.RunLocations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The console of the sandbox, if it is wanted. */
final class ConsolePages implements AutoCloseable {
    private final Optional<ConsoleServer> server;

    private ConsolePages(Optional<ConsoleServer> server) {
        this.server = server;
    }

    /**
     * Starts it. Rules can be changed on it: only this machine reaches it.
     *
     * @param rules the folder of rules
     * @throws IOException if its port is in use
     * @throws ConfigException if the config of the job is wrong
     */
    static ConsolePages open(OptionalInt port, RunLocations places, Optional<Path> rules)
            throws IOException, ConfigException {
        if (port.isEmpty()) {
            return new ConsolePages(Optional.empty());
        }
        JobConfig config = FlinkJob.config(places);
        try {
            return new ConsolePages(Optional.of(ConsoleServer.start(new ConsoleSettings(
                    ConsoleSettings.LOOPBACK,
                    port.getAsInt(),
                    config,
                    config.kafka(),
                    Optional.of(URI.create("http://127.0.0.1:" + places.uiPort())),
                    ConsoleSettings.BACK,
                    AccessSettings.changing(),
                    Optional.empty(),
                    tasks(config, rules)))));
        } catch (IOException e) {
            throw new IOException(
                    e.getMessage() + " with -D" + SandboxOptions.CONSOLE_PORT_OPTION + "=18082, or none", e);
        }
    }

    private static ConsoleTasks tasks(JobConfig config, Optional<Path> rules) {
        return new ConsoleTasks(
                Optional.of(new TopicQuestions(config, config.kafka(), TopicKeys.MOST)),
                Optional.of(new TopicKeys(config, config.kafka(), TopicKeys.MOST)),
                rules.map(folder -> new TopicCases(config, config.kafka(), folder)),
                Optional.of(new TopicRules(
                        config, config.kafka(), rules, new PushNames.Unsigned(new SignOptions().name()), false)),
                Optional.of(new TopicLetters(config, config.kafka())));
    }

    /** Returns the lines that say where it is. */
    List<String> lines() {
        return server.map(console -> List.of(
                        "  console        " + console.address() + "  what is decided and why; rules can be changed"))
                .orElse(List.of());
    }

    @Override
    public void close() {
        server.ifPresent(ConsoleServer::close);
    }
}
