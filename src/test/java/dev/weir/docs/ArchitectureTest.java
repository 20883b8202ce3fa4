package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for those who change the code name packages and classes that there are. */
final class ArchitectureTest {
    private static final String PAGE = "architecture.md";
    private static final String MARK = "generated: packages";
    private static final Path ROOT = Path.of("dev", "weir", "package-info.java");
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Pattern SENTENCE =
            Pattern.compile("/\\*\\*[\\s*]*(.*?)(?:\\.\\s|:\\s*\\n|\\s*<pre>|\\*/)", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)(?:\\.\\w+)?`");
    private static final Set<String> NOT_OURS = Set.of("Ingest", "Act", "Rulebook", "Guard");

    @Test
    void everyPackageIsListedWithItsFirstSentence() throws IOException {
        String expected = packages();
        if (Boolean.getBoolean("weir.docs.write")) {
            Page.named(PAGE).replace(MARK, expected);
        }
        assertThat(Page.named(PAGE).block(MARK))
                .as("write it anew: mvn -q test -Dtest=ArchitectureTest -Dweir.docs.write=true")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "versioning.md", "contributing.md"})
    void everyClassThatIsNamedExists(String page) throws IOException {
        Set<String> classes = classes();

        assertThat(CLASS.matcher(Page.named(page).prose()).results().map(name -> name.group(1)))
                .isNotEmpty()
                .allMatch(name -> classes.contains(name) || NOT_OURS.contains(name));
    }

    private static String packages() throws IOException {
        StringBuilder table = new StringBuilder("\n| package | what is in it |\n|---|---|\n");
        for (Path info : packageInfos()) {
            table.append("| `").append(name(info)).append("` | ");
            table.append(sentence(Files.readString(info))).append(" |\n");
        }
        return table.append('\n').toString();
    }

    /** Without what all of them begin with. */
    private static String name(Path info) {
        String path = MAIN.relativize(info).toString().replace('\\', '/').replace('/', '.');
        return path.substring("dev.weir.".length(), path.length() - ".package-info.java".length());
    }

    private static List<Path> packageInfos() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .filter(file -> !file.equals(MAIN.resolve(ROOT)))
                    .sorted()
                    .toList();
        }
    }

    private static String sentence(String info) {
        Matcher sentence = SENTENCE.matcher(info);
        if (!sentence.find()) {
            return "";
        }
        return sentence.group(1)
                .replaceAll("\\s*\\n \\* ?", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link (?:[a-z]\\w*\\.)*([A-Z][^}]*)}", "`$1`")
                .replaceAll("\\{@link [\\w.]*?(\\w+)}", "`$1`")
                .trim();
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.toString().replaceAll(".*[/\\\\]", ""))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
