package dev.weir.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation. */
public record Page(Path file, String text) {
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

    /** A page in {@code src/docs}. */
    public static Page named(String name) throws IOException {
        return at(Path.of("src", "docs", name));
    }

    /** A page anywhere. */
    public static Page at(Path file) throws IOException {
        return new Page(file, Files.readString(file));
    }

    /** What stands between a mark and the next end. */
    public String block(String mark) {
        Matcher block = Pattern.compile("<!-- " + Pattern.quote(mark) + " -->\n(.*?)<!-- end -->", Pattern.DOTALL)
                .matcher(text);
        if (!block.find()) {
            throw new IllegalStateException(file + " has no block '" + mark + "'");
        }
        return block.group(1);
    }

    /** Writes something else there. */
    void replace(String mark, String with) throws IOException {
        Files.writeString(file, text.replace("-- " + mark + " -->\n" + block(mark), "-- " + mark + " -->\n" + with));
    }

    /** The cells of the rows of a table, without its two lines of heading. */
    public static List<List<String>> rows(String block) {
        return block.lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> List.of(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1)).stream()
                        .map(String::trim)
                        .toList())
                .toList();
    }

    /** What stands in fences of a language. */
    List<String> fenced(String language) {
        return FENCE.matcher(text)
                .results()
                .filter(fence -> fence.group(1).equals(language))
                .map(fence -> fence.group(2))
                .toList();
    }

    /** The text outside of fences. */
    String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    /** Where links can point to, as GitHub names headings. */
    List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        Matcher heading = HEADING.matcher(prose());
        while (heading.find()) {
            anchors.add(heading.group(1)
                    .toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }
}
