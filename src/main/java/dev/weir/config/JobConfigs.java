package dev.weir.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads job configs. What the command line says counts before what the environment says, and that before the file:
 * {@code --kafka.bootstrapServers=broker:9092}, {@code WEIR_KAFKA_BOOTSTRAP_SERVERS=broker:9092}.
 */
public final class JobConfigs {
    private final ObjectReader yaml = YAMLMapper.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS) // an outcome may be called NO
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** A reader. */
    public JobConfigs() {}

    /**
     * Reads a file.
     *
     * @param overrides values by path
     * @param environment of the process; what does not begin with {@code WEIR_} is not looked at
     * @throws IOException if there is no such file
     * @throws ConfigException for everything in it that is wrong
     */
    public JobConfig read(Path file, Map<String, String> overrides, Map<String, String> environment)
            throws IOException, ConfigException {
        return read(Files.readString(file), overrides, environment);
    }

    /** Reads a text of YAML, likewise. */
    public JobConfig read(String text, Map<String, String> overrides, Map<String, String> environment)
            throws ConfigException {
        ObjectNode tree = tree(text);
        List<String> errors = new ArrayList<>();
        Overrides over = new Overrides(tree, this::value, errors);
        over.environment(environment);
        over.commandLine(overrides);
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
        return JobConfigReader.read(tree);
    }

    private ObjectNode tree(String text) throws ConfigException {
        try {
            JsonNode tree = yaml.readTree(text);
            if (tree.isObject()) {
                return (ObjectNode) tree;
            }
            if (tree.isMissingNode() || tree.isNull()) {
                return YAMLMapper.builder().build().createObjectNode();
            }
            throw new ConfigException(List.of("the config is no map; write keys and values, such as kafka: {…}"));
        } catch (JacksonException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            // without the lines that quote the text: they may hold a secret
            String problem = e.getOriginalMessage()
                    .lines()
                    .filter(line -> !line.startsWith(" "))
                    .collect(Collectors.joining(", "));
            throw new ConfigException(List.of("the config is not YAML" + place + ": " + problem));
        }
    }

    /** A value as the file would have it: a number, a list, else a text. */
    private JsonNode value(String text) {
        try {
            return yaml.readTree(text);
        } catch (JacksonException e) {
            return TextNode.valueOf(text);
        }
    }
}
