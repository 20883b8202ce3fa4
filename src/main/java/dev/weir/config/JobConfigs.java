package dev.weir.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.events.Utf8;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.yaml.BadYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads job configs. Command line options override environment variables, which override the file: {@code
 * --kafka.bootstrapServers=broker:9092}, {@code WEIR_KAFKA_BOOTSTRAP_SERVERS=broker:9092}.
 */
public final class JobConfigs {
    private static final int MAX_BYTES = 4 << 20;

    private final EventDefinitions definitions;

    /** Creates a reader. */
    public JobConfigs() {
        this(EventDefinitions.BUILT_IN);
    }

    /** Creates a reader for configs of jobs with these event types. */
    public JobConfigs(EventDefinitions definitions) {
        this.definitions = definitions;
    }

    /**
     * Reads a file.
     *
     * @param overrides values by path
     * @param environment of the process; variables that do not begin with {@code WEIR_} are ignored
     * @throws IOException if there is no such file
     * @throws ConfigException with everything that is wrong in it
     */
    public JobConfig read(Path file, Map<String, String> overrides, Map<String, String> environment)
            throws IOException, ConfigException {
        byte[] text = Files.readAllBytes(file);
        if (text.length > MAX_BYTES) {
            throw new ConfigException(List.of(file + ": has " + text.length + " bytes, which no config needs"));
        }
        try {
            return read(Utf8.text(text), overrides, environment);
        } catch (Utf8.NotUtf8 e) {
            throw new ConfigException(List.of(
                    file + ":" + e.line() + ":" + e.column() + ": " + e.fault().message()));
        }
    }

    /** Reads a YAML text in the same way. */
    public JobConfig read(String text, Map<String, String> overrides, Map<String, String> environment)
            throws ConfigException {
        ObjectNode tree = tree(text);
        List<String> errors = new ArrayList<>();
        Overrides over = new Overrides(tree, JobConfigs::value, errors);
        over.environment(environment);
        over.commandLine(overrides);
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
        return JobConfigReader.read(tree, definitions);
    }

    /**
     * Reads policies that sum points, as they are under {@code policies} in a config.
     *
     * @param channels in which they may decide
     */
    public static List<PointPolicy> policies(String text, Channels channels) throws ConfigException {
        return part(text, "policies", section -> PointPolicySettings.read(section, channels));
    }

    /**
     * Reads whom sessions are linked to, as it is under {@code identity} in a config.
     *
     * @param schema with the fields that there are
     */
    public static Optional<JobConfig.Identity> identity(String text, Schema schema) throws ConfigException {
        return part(text, "identity", section -> FieldSettings.identity(section, schema));
    }

    private static <T> T part(String text, String path, Function<ConfigSection, T> reader) throws ConfigException {
        ConfigDiagnostics diagnostics = new ConfigDiagnostics();
        T part = reader.apply(new ConfigSection(tree(text), path, diagnostics));
        if (!diagnostics.errors().isEmpty()) {
            throw new ConfigException(diagnostics.errors());
        }
        return part;
    }

    private static ObjectNode tree(String text) throws ConfigException {
        try {
            JsonNode tree = ConfigTree.read(text);
            if (tree instanceof ObjectNode map) {
                return map;
            }
            if (tree.isMissingNode() || tree.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            throw new ConfigException(List.of("the config is no map; write keys and values, such as kafka: {…}"));
        } catch (BadYaml e) { // which does not quote the text: it may contain a secret
            String place = e.line() == 0 ? "" : " at line " + e.line() + ", column " + e.column();
            throw new ConfigException(List.of("the config is not YAML" + place + ": " + e.problem()));
        }
    }

    /** Returns a value as it would be read from the file: a number, a list, or else a text. */
    private static JsonNode value(String text) {
        try {
            return ConfigTree.read(text);
        } catch (BadYaml e) {
            return TextNode.valueOf(text);
        }
    }
}
