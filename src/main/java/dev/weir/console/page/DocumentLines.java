package dev.weir.console.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.span;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.weir.console.seen.PushedVersion;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.Documents;
import dev.weir.rules.document.DocumentException;
import j2html.tags.DomContent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents as YAML, however they were pushed, and what differs between two. */
public final class DocumentLines {
    private static final int CONTEXT = 3;
    private static final int MOST_BYTES = 1 << 20;

    private DocumentLines() {}

    /** Returns a document as YAML; as it was written if it cannot be read. */
    public static String text(PushedVersion version) {
        try {
            byte[] text = version.text().getBytes(StandardCharsets.UTF_8);
            return DocumentForms.yaml(Documents.json(MOST_BYTES).read(text));
        } catch (DocumentException e) {
            return version.text();
        }
    }

    private static List<String> yaml(PushedVersion version) {
        return text(version).lines().toList();
    }

    /** Shows a document. */
    public static DomContent document(PushedVersion version) {
        return pre(each(yaml(version), line -> span(coloured(line), span("\n")).withClass("line")))
                .withClass("document");
    }

    /** Keys apart from values, for the eye. */
    private static DomContent coloured(String line) {
        int colon = line.indexOf(": ");
        int end = colon < 0 && line.endsWith(":") ? line.length() - 1 : colon;
        boolean isKey = end > 0 && line.substring(0, end).matches("[\\s-]*[\\w.]+");
        return isKey
                ? span(span(Pieces.said(line.substring(0, end))).withClass("key"), Pieces.said(line.substring(end)))
                : span(Pieces.said(line));
    }

    /** Shows what differs, with some lines around. */
    static DomContent difference(PushedVersion before, PushedVersion after) {
        return difference(yaml(before), yaml(after));
    }

    /** Shows what differs between two texts, with some lines around. */
    public static DomContent difference(List<String> before, List<String> after) {
        List<String> lines =
                UnifiedDiffUtils.generateUnifiedDiff("", "", before, DiffUtils.diff(before, after), CONTEXT);
        return pre(each(
                        lines.stream()
                                .filter(line -> !line.startsWith("---") && !line.startsWith("+++"))
                                .toList(),
                        line -> span(Pieces.said(line + "\n")).withClass("line " + kind(line))))
                .withClass("difference");
    }

    private static String kind(String line) {
        return line.startsWith("+")
                ? "added"
                : line.startsWith("-") ? "gone" : line.startsWith("@@") ? "place" : "same";
    }
}
