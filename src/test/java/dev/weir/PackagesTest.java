package dev.weir;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the rooms of the house such that one finds a class: small, without circles, each said and drawn what it is for. */
final class PackagesTest {
    private static final JavaClasses HOUSE = HouseTest.HOUSE;
    private static final int MOST_CLASSES = 25;
    private static final int MOST_LINES = 300;
    private static final Pattern FLINK =
            Pattern.compile("(MiniClusterExtension|StreamExecutionEnvironment|HistoryRun)\\W");

    @Test
    void noRingImportsItselfByADetour() {
        slices().matching("dev.weir.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    /** At every depth: a package is one slice, and what is in it another. */
    @Test
    void noPackageImportsItselfByADetour() {
        slices().matching("dev.weir.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void aPackageHasFewEnoughClassesToFindOne() {
        Map<String, Set<String>> classes = HOUSE.stream()
                .filter(type -> type.getEnclosingClass().isEmpty()
                        && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName, Collectors.mapping(JavaClass::getSimpleName, Collectors.toSet())));
        assertThat(classes)
                .allSatisfy((name, inIt) -> assertThat(inIt)
                        .as("the classes of %s; cut it by what they are for", name)
                        .hasSizeLessThanOrEqualTo(MOST_CLASSES));
    }

    /** Whoever reads or searches a name means one class. */
    @Test
    void noNameIsGivenTwice() {
        Map<String, List<String>> packages = HOUSE.stream()
                .filter(type -> type.getEnclosingClass().isEmpty()
                        && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        assertThat(packages)
                .allSatisfy((name, in) ->
                        assertThat(in).as("the packages with a class %s", name).hasSize(1));
    }

    @Test
    void noNameIsGivenTwiceAmongTests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Map<String, List<Path>> folders = files.filter(
                            file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(file -> String.valueOf(file.getFileName())));
            assertThat(folders)
                    .allSatisfy((name, in) ->
                            assertThat(in).as("the files %s", name).hasSize(1));
        }
    }

    /** Plain tests run side by side, and Flink has one environment for all of them. */
    @Test
    void aPlainTestThatNeedsAnEnvironmentOfFlinkLocksIt() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith("Test.java")).toList()) {
                String text = Files.readString(file);
                if (FLINK.matcher(text).find()) {
                    assertThat(text).as("%s", file).contains("FlinkEnvironment.LOCK");
                }
            }
        }
    }

    /** Of the house and of its tests: a longer one is about more than one thing. */
    @Test
    void aFileIsShortEnoughToBeReadInOneGo() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(file))
                        .as("the lines of %s; cut it by what they speak about", file)
                        .hasSizeLessThanOrEqualTo(MOST_LINES);
            }
        }
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toSet());
            assertThat(folders)
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .contains("/**"));
        }
    }

    @Test
    void aPackageWithMoreThanOneArrowIsDrawn() throws IOException {
        Map<String, Set<String>> arrows = HOUSE.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(arrow -> Map.entry(outermost(arrow.getOriginClass()), outermost(arrow.getTargetClass())))
                .filter(arrow -> !arrow.getKey().equals(arrow.getValue()))
                .filter(arrow ->
                        arrow.getKey().getPackageName().equals(arrow.getValue().getPackageName()))
                .collect(Collectors.groupingBy(
                        arrow -> arrow.getKey().getPackageName(),
                        Collectors.mapping(
                                arrow -> arrow.getKey().getName()
                                        + arrow.getValue().getName(),
                                Collectors.toSet())));
        for (Map.Entry<String, Set<String>> drawn : arrows.entrySet()) {
            if (drawn.getValue().size() > 1) {
                assertThat(Path.of("src/main/java", drawn.getKey().replace('.', '/'), "package-info.java"))
                        .as("the drawing of %s", drawn.getKey())
                        .content()
                        .containsPattern("[▶◀▲▼]");
            }
        }
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.getEnclosingClass().map(PackagesTest::outermost).orElse(base);
    }
}
