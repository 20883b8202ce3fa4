package dev.weir.cli.change;

import dev.weir.cli.push.VersionedContent;
import dev.weir.io.document.DocumentForms;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text of a rule's file, brought to what is on the topic. Where version and mode alone differ, as after an
 * emergency, only their lines change, so that comments and layout stay; else the whole is written, below the comments that
 * the file begins with.
 */
final class WrittenRule {
    private static final Pattern VERSION = Pattern.compile("(?m)^version:[^\\n#]*?(?=\\s*(#.*)?$)");
    private static final Pattern MODE = Pattern.compile("(?m)^mode:[^\\n#]*?(?=\\s*(#.*)?$)");

    private WrittenRule() {}

    /**
     * Returns the new text.
     *
     * @param text of the file
     * @param document what the file says
     * @param wanted what it shall say
     */
    static String of(String text, Node document, Node wanted) {
        String mode = text(wanted, "mode");
        boolean inPlace = VersionedContent.same(
                        VersionedContent.with(document, "mode", mode), VersionedContent.with(wanted, "mode", mode))
                && VERSION.matcher(text).find();
        if (!inPlace) {
            return head(text) + DocumentForms.yaml(wanted);
        }
        String version = text.replaceFirst(VERSION.pattern(), "version: " + Versions.of(wanted));
        boolean isWritten = MODE.matcher(version).find();
        if (mode.isEmpty()) {
            return isWritten ? version.replaceFirst("(?m)^mode:.*\\R", "") : version;
        }
        return isWritten
                ? version.replaceFirst(MODE.pattern(), "mode: " + mode)
                : version.replaceFirst("(?m)^(version:.*)$", "$1\nmode: " + mode);
    }

    private static String text(Node document, String key) {
        Map<String, Node> values = document instanceof Node.Fields fields ? fields.values() : Map.of();
        return values.get(key) instanceof Node.Text text ? text.value() : "";
    }

    /** Returns the comments that a file begins with. */
    private static String head(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.startsWith("#")) {
                break;
            }
            lines.add(line + "\n");
        }
        return String.join("", lines);
    }
}
