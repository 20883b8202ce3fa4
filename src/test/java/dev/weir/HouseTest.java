package dev.weir;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the picture of the architecture true: which ring may import which, and what stays out of the inner ones. */
final class HouseTest {
    static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.weir");

    private static final Set<String> ENGINE =
            Set.of("engine", "rules", "features", "patterns", "models", "events", "text");
    private static final Set<String> EDGE = plus(ENGINE, "topology", "config", "io", "operators");
    private static final Set<String> OUTERMOST = plus(EDGE, "");

    /** What the packages of a ring may import of ours, beside themselves; {@code ""} is the package of the main class. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("events", Set.of()),
            Map.entry("features", Set.of("events")),
            Map.entry("patterns", Set.of("events")),
            Map.entry("models", Set.of("events")),
            Map.entry("rules", Set.of("text", "features", "patterns", "models", "events")),
            Map.entry("engine", Set.of("text", "rules", "features", "patterns", "models", "events")),
            Map.entry("operators", Set.of("engine", "rules", "features", "patterns", "models", "events")),
            Map.entry("topology", Set.of("operators", "engine", "rules", "features", "patterns", "models", "events")),
            Map.entry("yaml", Set.of("text", "events")),
            Map.entry("config", Set.of("text", "yaml", "events")),
            Map.entry(
                    "io",
                    Set.of(
                            "text",
                            "yaml",
                            "config",
                            "topology",
                            "operators",
                            "engine",
                            "rules",
                            "features",
                            "models",
                            "events")),
            Map.entry("", EDGE),
            Map.entry("keys", OUTERMOST),
            Map.entry("console", OUTERMOST),
            Map.entry("cli", and("keys", "console", "backtest")),
            Map.entry("sandbox", and("console", "cli")),
            Map.entry("bench", and("console", "sandbox", "backtest")),
            Map.entry("backtest", OUTERMOST));

    /** flink-cep, and what stands in its signatures. */
    private static final List<String> CEP = List.of(
            "org.apache.flink.cep",
            "org.apache.flink.api.common.state",
            "org.apache.flink.api.common.typeutils",
            "org.apache.flink.api.java.tuple",
            "org.apache.flink.core.memory");

    private static final String[] BELOW_OPERATORS =
            ENGINE.stream().map(ring -> "dev.weir." + ring + "..").toArray(String[]::new);

    private static final Pattern CATCH_ALL =
            Pattern.compile("catch \\((?:final )?[^)]*\\b(?:Throwable|Error|StackOverflowError"
                    + "|VirtualMachineError) (?<name>\\w+)\\)(?<handler>[^}]*})");

    private static final Set<String> TOP_LEVEL = Set.of(
            "DEVELOPERS.md",
            "LICENSE",
            "NOTICE",
            "README.md",
            "flink-conf",
            "helm",
            "job-configs",
            "pom.xml",
            "rules",
            "src",
            "target");

    static Stream<String> rings() {
        return HOUSE.stream().map(HouseTest::ringOf).distinct().sorted();
    }

    @ParameterizedTest(name = "dev.weir.{0}")
    @MethodSource("rings")
    void aRingImportsOnlyWhatThePictureShows(String ring) {
        assertThat(MAY_IMPORT).as("a package that the picture does not show").containsKey(ring);
        Set<String> allowed = MAY_IMPORT.getOrDefault(ring, Set.of());
        classes()
                .that(inRing(Set.of(ring)))
                .should()
                .onlyDependOnClassesThat(
                        inRing(allowed).or(inRing(Set.of(ring))).or(notOurs()))
                .check(HOUSE);
    }

    @Test
    void flinkKafkaAndLoggersStayAboveTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(BELOW_OPERATORS)
                .should()
                .dependOnClassesThat(describe("Flink but its CEP library, Kafka or a logger", HouseTest::isForeign))
                .check(HOUSE);
    }

    @Test
    void nobodyBelowTheOperatorsReadsAClock() {
        noClasses()
                .that()
                .resideInAnyPackage(BELOW_OPERATORS)
                .should()
                .accessTargetWhere(describe("a clock is read", HouseTest::readsClock))
                .check(HOUSE);
    }

    @Test
    void jsonAndYamlStayAtTheEdge() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.weir.yaml..",
                        "dev.weir.io..",
                        "dev.weir.config..",
                        "dev.weir.cli..",
                        "dev.weir.console..",
                        "dev.weir.keys..",
                        "dev.weir.backtest..",
                        "dev.weir.sandbox..",
                        "dev.weir.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..", "org.yaml..")
                .check(HOUSE);
    }

    /** It is in a jar of its own beside the job jar, which a command must do without. */
    @Test
    void ofTheCommandsOnlyThatOfTheConsoleNeedsIt() {
        noClasses()
                .that()
                .resideInAPackage("dev.weir.cli..")
                .and()
                .resideOutsideOfPackage("dev.weir.cli.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.weir.console..")
                .check(HOUSE);
    }

    /** One policy for all: what is caught goes to Boundary at once, or on to whoever called after something was closed. */
    @Test
    void onlyTheBoundarySaysWhatIsCaught() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(HouseTest::isCodeOfOthersThanBoundary).toList()) {
                Matcher caught = CATCH_ALL.matcher(Files.readString(file));
                while (caught.find()) {
                    assertThat(caught.group("handler"))
                            .as("%s catches everything: use Boundary", file)
                            .containsPattern("Boundary\\.|failed\\(" + caught.group("name") + "\\)|throw "
                                    + caught.group("name") + ";");
                }
            }
        }
    }

    @Test
    void staticFieldsNeverChange() {
        fields().that()
                .areStatic()
                .and(describe(
                        "not made by the compiler",
                        field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(describe("made to be changed", HouseTest::isMutable))
                .check(HOUSE);
    }

    @Test
    void theRepositoryHoldsWhatTheHouseSays() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(""))) {
            Set<String> found =
                    entries.map(Path::toString).filter(name -> !isOfATool(name)).collect(Collectors.toSet());
            assertThat(TOP_LEVEL).containsAll(found);
        }
    }

    private static Set<String> and(String... outermost) {
        return plus(OUTERMOST, outermost);
    }

    private static Set<String> plus(Set<String> rings, String... more) {
        return Stream.concat(rings.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isCodeOfOthersThanBoundary(Path file) {
        return file.toString().endsWith(".java") && !file.endsWith("events/Boundary.java");
    }

    private static String ringOf(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.", -1);
        return parts.length < 3 ? "" : parts[2];
    }

    private static DescribedPredicate<JavaClass> inRing(Set<String> rings) {
        return describe(
                "of ours in " + rings, type -> isOurs(type) && rings.contains(ringOf(type.getBaseComponentType())));
    }

    private static DescribedPredicate<JavaClass> notOurs() {
        return describe("of others", type -> !isOurs(type));
    }

    private static boolean isOurs(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.equals("dev.weir") || name.startsWith("dev.weir.");
    }

    private static boolean isForeign(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        boolean flink = name.startsWith("org.apache.flink") && CEP.stream().noneMatch(name::startsWith);
        return flink
                || Stream.of("org.apache.kafka", "kafka", "org.slf4j", "org.apache.logging", "java.util.logging")
                        .anyMatch(foreign -> name.equals(foreign) || name.startsWith(foreign + "."));
    }

    private static boolean readsClock(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitCallTarget call)) {
            return false;
        }
        String owner = call.getOwner().getFullName();
        String name = call.getName();
        boolean system = owner.equals("java.lang.System")
                && Set.of("currentTimeMillis", "nanoTime").contains(name);
        boolean now = owner.startsWith("java.time.")
                && (name.startsWith("system")
                        || (name.equals("now") && call.getRawParameterTypes().isEmpty()));
        boolean date = owner.equals("java.util.Date")
                && name.equals("<init>")
                && call.getRawParameterTypes().isEmpty();
        return system || now || date;
    }

    private static boolean isMutable(JavaClass type) {
        return Stream.of(
                                "java.util.concurrent.",
                                "java.util.Random",
                                "java.lang.ThreadLocal",
                                "java.lang.StringBuilder")
                        .anyMatch(type.getFullName()::startsWith)
                || Arrays.asList("HashMap", "TreeMap", "LinkedHashMap", "ArrayList", "HashSet", "ArrayDeque")
                        .contains(type.getSimpleName());
    }

    /** What git, an editor or whatever else somebody works with keeps beside the sources. */
    private static boolean isOfATool(String name) {
        return name.startsWith(".") || name.endsWith(".iml");
    }
}
