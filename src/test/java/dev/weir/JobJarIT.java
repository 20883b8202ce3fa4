package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the jar that goes to a cluster, and what is not; and that it runs its commands with nothing around it. */
final class JobJarIT {
    private static final long MOST_BYTES = 25_000_000;
    private static final String TEXT = "a payment of 12.00, ".repeat(100);

    /**
     * With a list, a pattern, a table of a file, one of a database, points and their policy, and an earlier event. The cases
     * of all samples are played in another test; here those of some are, by the jar with nothing around it.
     */
    private static final List<String> SOME_RULES = List.of(
            "fraud/blocked-ip",
            "fraud/card-testing",
            "field/large-in-euros",
            "field/birthday",
            "field/points-trusted",
            "field/points-above-usual",
            "field/points-new-device");

    private static Set<String> names = Set.of();
    private static String mainClass = "";
    private static List<String> beside = List.of();

    @BeforeAll
    static void open() throws IOException {
        try (JarFile jar = new JarFile(Path.of(System.getProperty("weir.jar")).toFile())) {
            names = jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            Attributes manifest = jar.getManifest().getMainAttributes();
            mainClass = manifest.getValue("Main-Class");
            beside = List.of(manifest.getValue("Class-Path").split(" "));
        }
    }

    @Test
    void itStartsTheJobAndTheCommands() {
        assertThat(mainClass).isEqualTo(Main.class.getName());
        assertThat(names).contains("dev/weir/DecisionJob.class");
    }

    @Test
    void itBringsWhatAClusterLacks() {
        assertThat(names)
                .contains(
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "org/apache/kafka/clients/consumer/KafkaConsumer.class",
                        "dev/cel/checker/ExprChecker.class",
                        "com/fasterxml/jackson/databind/ObjectMapper.class");
    }

    @Test
    void itLeavesTheRuntimeOfFlinkAndLoggingToTheCluster() {
        assertThat(names)
                .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/environment/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                .noneMatch(name -> name.startsWith("org/apache/logging/"));
    }

    @Test
    void itHoldsNoBrokerNoSandboxAndNoTests() {
        assertThat(names)
                .noneMatch(name -> name.startsWith("kafka/server/"))
                .noneMatch(name -> name.startsWith("dev/weir/sandbox/"))
                .noneMatch(name -> name.startsWith("dev/weir/bench/"))
                .noneMatch(name -> name.startsWith("org/junit/"))
                .noneMatch(name -> name.endsWith("Test.class") && name.startsWith("dev/weir/"))
                .noneMatch(name -> name.matches("log4j2.*\\.properties"));
    }

    @Test
    void itIsSmallEnoughToBeSentToAClusterAtEachDeployment() throws IOException {
        assertThat(Files.size(jar())).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void itsNativeCodeIsThatOfLinuxOnTheTwoKindsOfProcessor() {
        assertThat(names.stream().filter(name -> name.matches(".*\\.(so|dll|dylib|jnilib|a)")))
                .allMatch(name -> name.matches("(?i).*linux/(amd64|x86_64|aarch64)/[^/]+"))
                .hasSize(6);
    }

    @Test
    void itKnowsRulesByWhatReadsThemAlone() {
        assertThat(names)
                .noneMatch(name -> name.startsWith("dev/cel/policy/"))
                .noneMatch(name -> name.startsWith("dev/cel/optimizer/"));
    }

    /** Who asks for services by their interface dies of one that is named and not there. */
    @Test
    void everyServiceThatItNamesIsInIt() throws IOException {
        List<String> missing = new ArrayList<>();
        try (JarFile jar = new JarFile(jar().toFile())) {
            for (String name : names) {
                if (name.startsWith("META-INF/services/") && !name.endsWith("/")) {
                    try (BufferedReader lines = new BufferedReader(
                            new InputStreamReader(jar.getInputStream(jar.getEntry(name)), StandardCharsets.UTF_8))) {
                        lines.lines()
                                .map(line -> line.replaceFirst("#.*", "").strip())
                                .filter(line -> !line.isEmpty() && !names.contains(line.replace('.', '/') + ".class"))
                                .forEach(missing::add);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void itPacksAndUnpacksWithAllThatKafkaMayUse() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar().toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> types = loader.loadClass("org.apache.kafka.common.record.CompressionType");
            Class<?> compressions = loader.loadClass("org.apache.kafka.common.compress.Compression");
            for (String codec : List.of("GZIP", "SNAPPY", "LZ4", "ZSTD")) {
                assertThat(unpacked(types, compressions, codec)).as(codec).isEqualTo(TEXT);
            }
        }
    }

    @Test
    void itChecksAndTestsRulesWithoutFlink() throws Exception {
        Said checked = run("rules", "validate", "rules", "--config", "job-configs/local.yaml");
        assertThat(checked.lines()).singleElement().asString().endsWith(" rules and 1 model, no error");
        assertThat(checked.code()).isZero();

        List<String> some = new ArrayList<>(List.of("rules", "test", "--config", "job-configs/local.yaml"));
        some.addAll(List.of("rules/lists", "rules/field/policies"));
        for (String rule : SOME_RULES) {
            some.addAll(List.of("rules/" + rule + ".yaml", "rules/" + rule + ".test.yaml"));
        }
        Said tested = run(some.toArray(new String[0]));
        assertThat(tested.lines()).singleElement().asString().matches("[1-9]\\d cases passed, 0 failed");
        assertThat(tested.code()).isZero();
    }

    @Test
    void whatTheConsoleShowsIsInAJarBesideIt() throws IOException {
        assertThat(names).noneMatch(name -> name.startsWith("dev/weir/console/page/"));

        Path console = jar().resolveSibling(beside.stream()
                .filter(name -> name.endsWith("-console.jar"))
                .collect(Collectors.joining()));
        try (JarFile jar = new JarFile(console.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains("dev/weir/console/page/Layout.class", "dev/weir/console/seen/SeenSoFar.class");
        }
        assertThat(beside)
                .allSatisfy(name -> assertThat(jar().resolveSibling(name)).exists());
    }

    @Test
    void withoutThatJarItHelpsWithTheConsoleAndSaysWhatIsMissing(@TempDir Path elsewhere) throws Exception {
        Path alone = Files.copy(jar(), elsewhere.resolve("weir.jar"));

        Said help = runJar(alone, "console", "--help");
        assertThat(help.lines()).anyMatch(line -> line.contains("--since"));
        assertThat(help.code()).isZero();

        Said started = runJar(alone, "console", "--config", "job-configs/local.yaml");
        assertThat(started.lines()).singleElement().asString().contains("copy that folder beside the jar");
        assertThat(started.code()).isEqualTo(1);
    }

    @Test
    void theConsoleBeginsWithItsAddressAndWithNothingOfItsServers() throws Exception {
        Process console = started(jar(), "console", "--config", "job-configs/local.yaml", "--port", "0");
        try {
            assertThat(console.inputReader().readLine()).startsWith("weir console: http://localhost:");
        } finally {
            console.destroyForcibly();
        }
    }

    @Test
    void itSaysHowToSubmitTheJobWhereThereIsNoFlink() throws Exception {
        Said said = run("--config", "job-configs/local.yaml");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.lines().get(0)).contains("flink run -d weir.jar --config job-configs/local.yaml");
    }

    private static Path jar() {
        return Path.of(System.getProperty("weir.jar"));
    }

    /** The text after it was packed and unpacked by the jar's own classes, which are not those of this test. */
    private static String unpacked(Class<?> types, Class<?> compressions, String codec) throws Exception {
        Object type = types.getMethod("valueOf", String.class).invoke(null, codec);
        Object builder = compressions.getMethod("of", types).invoke(null, type);
        Object compression = builder.getClass().getMethod("build").invoke(builder);
        ClassLoader loader = types.getClassLoader();
        Class<?> buffers = loader.loadClass("org.apache.kafka.common.utils.ByteBufferOutputStream");
        Object buffer = buffers.getConstructor(int.class).newInstance(512);
        try (OutputStream out = (OutputStream)
                compressions.getMethod("wrapForOutput", buffers, byte.class).invoke(compression, buffer, (byte) 2)) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        ByteBuffer packed = (ByteBuffer) buffers.getMethod("buffer").invoke(buffer);
        packed.flip();
        Class<?> suppliers = loader.loadClass("org.apache.kafka.common.utils.BufferSupplier");
        try (InputStream in = (InputStream) compressions
                .getMethod("wrapForInput", ByteBuffer.class, byte.class, suppliers)
                .invoke(
                        compression,
                        packed,
                        (byte) 2,
                        suppliers.getField("NO_CACHING").get(null))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private record Said(int code, List<String> lines) {}

    /** Runs the jar in a process of its own, with nothing else on the class path; both of its streams are one. */
    private static Said run(String... arguments) throws IOException, InterruptedException {
        return runJar(jar(), arguments);
    }

    private static Said runJar(Path jar, String... arguments) throws IOException, InterruptedException {
        Process process = started(jar, arguments);
        List<String> lines;
        try (Stream<String> said = process.inputReader().lines()) {
            lines = said.toList();
        }
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), lines);
    }

    private static Process started(Path jar, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }
}
