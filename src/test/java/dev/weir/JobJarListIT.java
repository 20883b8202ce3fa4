package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The CycloneDX list of the job jar names what is in it, and nothing else. What an artifact is, is known by its classes,
 * byte for byte: the names in a jar may say anything.
 */
final class JobJarListIT {
    private static final String LIST = "META-INF/sbom/application.cdx.json";

    private static final Path JAR = Path.of(System.getProperty("weir.jar"));
    private static Map<String, Long> classes = Map.of();
    private static List<Component> components = List.of();

    private record Component(String group, String name, String version) {

        static Component of(JsonNode json) {
            return new Component(
                    json.required("group").asText(),
                    json.required("name").asText(),
                    json.required("version").asText());
        }

        /** Those of its jar, as they are in the repository. */
        Map<String, Long> classes() throws IOException {
            return classesOf(Path.of(System.getProperty("weir.maven.repository"))
                    .resolve(group.replace('.', '/'))
                    .resolve(Path.of(name, version, name + "-" + version + ".jar")));
        }
    }

    @BeforeAll
    static void read() throws IOException {
        classes = classesOf(JAR);
        components = StreamSupport.stream(list().required("components").spliterator(), false)
                .map(Component::of)
                .toList();
    }

    @Test
    void everyClassInTheJarIsOfSomethingOnTheList() throws IOException {
        Map<String, Set<Long>> listed = new HashMap<>();
        for (Component component : components) {
            component
                    .classes()
                    .forEach((name, crc) -> listed.computeIfAbsent(name, first -> new HashSet<>())
                            .add(crc));
        }
        assertThat(classes)
                .allSatisfy((name, crc) ->
                        assertThat(listed.getOrDefault(name, Set.of())).as(name).contains(crc));
    }

    @Test
    void whateverIsOnTheListIsInTheJar() throws IOException {
        List<Component> missing = new ArrayList<>();
        for (Component component : components) {
            Set<Map.Entry<String, Long>> its = component.classes().entrySet();
            if (!its.isEmpty() && its.stream().noneMatch(classes.entrySet()::contains)) {
                missing.add(component);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theListIsOfThisVersionAndTheSameBesideTheJar() throws IOException {
        JsonNode list = list();
        assertThat(list.required("bomFormat").asText()).isEqualTo("CycloneDX");
        JsonNode self = list.required("metadata").required("component");
        assertThat(self.required("group").asText()).isEqualTo("dev.weir");
        assertThat(JAR.getFileName())
                .hasToString("weir-" + self.required("version").asText() + "-job.jar");
        Path beside = JAR.resolveSibling(JAR.getFileName().toString().replace("-job.jar", "-job.cdx.json"));
        assertThat(new JsonMapper().readTree(Files.readAllBytes(beside))).isEqualTo(list);
    }

    private static JsonNode list() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile());
                InputStream list = jar.getInputStream(jar.getEntry(LIST))) {
            return new JsonMapper().readTree(list);
        }
    }

    /** The sums of the classes in a jar, without our own and what says how modules hang together. */
    private static Map<String, Long> classesOf(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .filter(entry -> !entry.getName().endsWith("module-info.class"))
                    .filter(entry -> !entry.getName().startsWith("dev/weir/"))
                    .collect(Collectors.toMap(ZipEntry::getName, ZipEntry::getCrc));
        }
    }
}
