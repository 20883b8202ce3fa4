package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The commands, with a broker and the engine of the job behind it, and a folder for what they read. The job config is
 * the local one, but that it links sessions, and names a topic of what is told beside decisions.
 */
final class CommandsAtWork implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final JobConfig config;
    private final EngineBehindTopics engine;
    private final Path folder;

    private CommandsAtWork(EmbeddedBroker broker, JobConfig config, EngineBehindTopics engine, Path folder) {
        this.broker = broker;
        this.config = config;
        this.engine = engine;
        this.folder = folder;
    }

    static CommandsAtWork start(Path folder) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start();
        Topics.create(broker.bootstrapServers());
        Topics.create(broker.bootstrapServers(), List.of(new NewTopic("actions-shadow", 1, (short) 1)));
        Path file = folder.resolve("job.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("job-configs/local.yaml"))
                        .replace("# identity:", "identity:")
                        .replace("#   customer: {from:", "  customer: {from:")
                        .replace("# shadow:", "shadow:"));
        JobConfig config =
                new JobConfigs().read(file, Map.of("kafka.bootstrapServers", broker.bootstrapServers()), Map.of());
        return new CommandsAtWork(broker, config, EngineBehindTopics.start(config), folder);
    }

    @Override
    public void close() throws Exception {
        engine.close();
        broker.close();
    }

    JobConfig config() {
        return config;
    }

    String row(String id) {
        return weir("rules", "list").out().stream()
                .filter(line -> line.startsWith(id + " "))
                .findFirst()
                .orElseThrow();
    }

    Ran weir(String... arguments) {
        return weirUnder(at("job.yaml"), arguments);
    }

    /** Runs a command with a job config of its own. */
    Ran weirUnder(String jobConfig, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers(), "--config", jobConfig));
        return Ran.of(all.toArray(String[]::new));
    }

    Ran send(String event) throws IOException {
        write("sent.jsonl", event + "\n");
        return weir("events", "send", at("sent.jsonl"), "--wait");
    }

    static JsonNode json(Ran ran) throws IOException {
        return new JsonMapper().readTree(ran.out().get(ran.out().size() - 1));
    }

    String brokers() {
        return broker.bootstrapServers();
    }

    String at(String name) {
        return folder.resolve(name).toString();
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
