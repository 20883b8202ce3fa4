package dev.weir.cli.terminal;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.Utf8;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The job that a command is about, and the connection to its Kafka. */
public final class JobOptions {
    private static final String HERE = "localhost:9092";
    private static final Path LOCAL = Path.of("job-configs", "local.yaml");
    private static final String BROKERS = "kafka.bootstrapServers";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The config of the job: names of topics, declared attributes, limits, brokers. WEIR_… variables"
                            + " count as they do for the job. Without it,"
                            + " job-configs/local.yaml if that is there, else the defaults.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "The brokers; default: those of the config, else " + HERE + ".")
    private Optional<String> brokers = Optional.empty();

    @Option(
            names = {"--client-properties", "--command-config"},
            paramLabel = "FILE",
            description = "Properties of Kafka clients, such as security.protocol, over those of the config.")
    private Optional<Path> clientProperties = Optional.empty();

    /**
     * Returns the config.
     *
     * @throws IOException if there is no such file
     * @throws ConfigException with everything that is wrong in it
     */
    public JobConfig config() throws IOException, ConfigException {
        Map<String, String> overrides = new HashMap<>();
        brokers.ifPresent(named -> overrides.put(BROKERS, named));
        Map<String, String> environment = System.getenv();
        Optional<Path> config = file.isEmpty() && Files.isRegularFile(LOCAL) ? Optional.of(LOCAL) : file;
        if (config.isEmpty() && brokers.isEmpty() && !environment.containsKey("WEIR_KAFKA_BOOTSTRAP_SERVERS")) {
            overrides.put(BROKERS, HERE);
        }
        return config.isEmpty()
                ? new JobConfigs().read("", overrides, environment)
                : new JobConfigs().read(existing(config.get()), overrides, environment);
    }

    /** Returns the job's topics. */
    public KafkaTopics topics(JobConfig config) throws IOException {
        return new KafkaTopics(kafka(config));
    }

    /** Returns how to connect to the job's topics. */
    public JobConfig.Kafka kafka(JobConfig config) throws IOException {
        JobConfig.Kafka kafka = config.kafka();
        Map<String, String> properties = new HashMap<>(kafka.properties());
        if (clientProperties.isPresent()) {
            properties.putAll(properties(clientProperties.get()));
        }
        return new JobConfig.Kafka(
                kafka.bootstrapServers(),
                kafka.groupId(),
                properties,
                kafka.consumer(),
                kafka.producer(),
                kafka.readTimeoutMillis());
    }

    private static Path existing(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("--config: there is no file " + file);
        }
        return file;
    }

    private static Map<String, String> properties(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("--client-properties: there is no file " + file);
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Utf8.text(Files.readAllBytes(file))));
        } catch (Utf8.NotUtf8 e) {
            throw new IOException(
                    "--client-properties: " + file + ":" + e.line() + ":" + e.column() + ": "
                            + e.fault().message(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new IOException("--client-properties: " + file + " is no file of properties: " + e.getMessage(), e);
        }
        Map<String, String> read = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
        return read;
    }
}
