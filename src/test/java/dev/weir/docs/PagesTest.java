package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages hang together: no link leads nowhere, and whoever begins has little to read. */
final class PagesTest {
    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("src", "docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)((?:\\.\\w+)*)`");
    private static final int MOST_LINES = 250;

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(DOCS)) {
            return Stream.concat(
                            Stream.of(README, Path.of("rules", "README.md"), Path.of("job-configs", "README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path file) throws IOException {
        Matcher link = LINK.matcher(Page.at(file).prose());
        while (link.find()) {
            if (!link.group(1).matches("https?://.*")) {
                follow(file, link.group(1));
            }
        }
    }

    private static void follow(Path from, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        assertThat(to).as("%s links to it", from).exists();
        if (parts.length > 1) {
            assertThat(Page.at(to).anchors())
                    .as("%s links to a heading of %s", from, to)
                    .contains(parts[1]);
        }
    }

    @Test
    void everyClassAndMemberThatAPageNamesExists() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            Matcher named = CLASS.matcher(Page.at(page).prose());
            while (page.startsWith(DOCS) && named.find()) {
                String source = sources.getOrDefault(named.group(1), "");
                boolean isThere = Stream.of((named.group(1) + named.group(2)).split("\\."))
                        .allMatch(word -> Pattern.compile("\\b" + word + "\\b")
                                .matcher(source)
                                .find());
                if (!isThere) {
                    missing.add(page + ": " + named.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Path root : List.of(Path.of("src", "main", "java"), Path.of("src", "test", "java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }

    @Test
    void theReadmeLeadsToEveryPage() throws IOException {
        String readme = Page.at(README).prose();

        assertThat(pages())
                .filteredOn(page -> !page.equals(README))
                .allSatisfy(page ->
                        assertThat(readme).contains("](" + page.toString().replace('\\', '/')));
    }

    @Test
    void theReadmeIsReadInHalfAnHour() throws IOException {
        assertThat(Page.at(README).text().lines()).hasSizeLessThan(MOST_LINES);
    }
}
