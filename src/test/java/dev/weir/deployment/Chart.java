package dev.weir.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the chart makes of values, as a release called weir in the namespace shop. The library leaves out hooks when it
 * renders, so it is given a copy of the chart whose hooks are annotated as {@code weir.dev/hook} instead of Helm's own.
 */
record Chart(List<JsonNode> documents) {
    static final Path FOLDER = Path.of("helm");
    private static final Path VALUES = Path.of("src/test/resources/helm-values");

    /** With a file of {@code src/test/resources/helm-values}. */
    static Chart of(String values) throws IOException {
        return made(command -> command.withValuesFile(VALUES.resolve(values + ".yaml")));
    }

    /** With single values over the defaults. */
    static Chart with(Map<String, String> values) throws IOException {
        return made(command -> values.forEach(command::set));
    }

    /** With a file of values, and single ones over them. */
    static Chart with(String file, Map<String, String> values) throws IOException {
        return made(command -> values.forEach(command.withValuesFile(VALUES.resolve(file + ".yaml"))::set));
    }

    private static Chart made(Consumer<TemplateCommand> values) throws IOException {
        Path copy = Files.createTempDirectory(Path.of("target"), "chart");
        try {
            copyWithHooksShown(copy);
            TemplateCommand command = new Helm(copy)
                    .template()
                    .withName("weir")
                    .withNamespace("shop")
                    .withKubeVersion("1.31.0");
            values.accept(command);
            return read(command);
        } finally {
            delete(copy);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private static void copyWithHooksShown(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.writeString(target, Files.readString(file).replace("helm.sh/hook:", "weir.dev/hook:"));
            }
        }
    }

    private static Chart read(TemplateCommand command) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAMLMapper.builder().build().readerFor(JsonNode.class).readValues(command.call())) {
            return new Chart(
                    documents.readAll().stream().filter(JsonNode::isObject).toList());
        }
    }

    List<String> kinds() {
        return documents.stream()
                .map(document -> document.path("kind").asText())
                .sorted()
                .toList();
    }

    /** The first of a kind. */
    Optional<JsonNode> find(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .findFirst();
    }

    /** The first of a kind, which has to be there. */
    JsonNode the(String kind) {
        return find(kind).orElseThrow(() -> new AssertionError("no " + kind + " in " + kinds()));
    }

    /** What is told to the operator. */
    JsonNode deployment() {
        return the("FlinkDeployment").path("spec");
    }

    /** One of several of a kind, which has to be there. */
    JsonNode named(String kind, String name) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind)
                        && document.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + kinds()));
    }

    /** Specifications of pods that are whole: those of the job, that of a hook, and that of the console. */
    Stream<JsonNode> pods() {
        Stream<JsonNode> job = Stream.of(deployment().at("/podTemplate/spec"));
        Stream<JsonNode> others = Stream.of("Job", "Deployment")
                .flatMap(kind -> find(kind).stream())
                .map(owner -> owner.at("/spec/template/spec"));
        return Stream.concat(job, others);
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
