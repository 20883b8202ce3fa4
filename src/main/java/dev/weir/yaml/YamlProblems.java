package dev.weir.yaml;

import dev.weir.text.Blanks;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Translates messages of the YAML library into our own, with advice. Most of them are caused by an unquoted expression
 * that begins with, or contains, a character with a meaning in YAML.
 */
final class YamlProblems {
    /** The message about a value that begins with an exclamation mark. */
    static final String TAG = "'!' at the beginning of a value makes a tag; put the whole value in quotes, such as"
            + " '!inList(\"vip\", customer.id)'";

    private static final String IN_QUOTES = "; put the whole value in quotes";

    private final MarkedYAMLException thrown;
    private final List<String> lines;
    private final String context;
    private final String problem;

    private YamlProblems(MarkedYAMLException thrown, List<String> lines) {
        this.thrown = thrown;
        this.lines = lines;
        this.context = thrown.getContext() == null ? "" : thrown.getContext();
        this.problem = thrown.getProblem() == null ? "" : thrown.getProblem();
    }

    /** Returns the error about a text. */
    static BadYaml of(MarkedYAMLException thrown, List<String> lines) {
        return new YamlProblems(thrown, lines).found();
    }

    /** Returns the error about a character that is not allowed in any text. */
    static BadYaml of(ReaderException thrown, String text) {
        int end = text.offsetByCodePoints(0, Math.min(thrown.getPosition(), text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        String line = before.substring(before.lastIndexOf('\n') + 1);
        return new BadYaml(
                String.format("the character U+%04X cannot stand in a text; leave it out", thrown.getCodePoint()),
                1 + (int) before.chars().filter(unit -> unit == '\n').count(),
                1 + line.codePointCount(0, line.length()));
    }

    private BadYaml found() {
        Mark at = thrown.getProblemMark();
        Mark from = thrown.getContextMark() == null ? at : thrown.getContextMark();
        if (isBehindComment(at)) {
            return bad(
                    "a comment ends the value above, so that this is no part of it; write the comment on a line of its own,"
                            + " or put the whole value in quotes",
                    at);
        }
        return aboutSign(at, from)
                .or(() -> aboutStructure(at, from))
                .orElseGet(
                        () -> bad("this cannot be read: " + (context.isEmpty() ? "" : context + ", ") + problem, at));
    }

    private Optional<BadYaml> aboutSign(Mark at, Mark from) {
        if (problem.contains("(TAB)")) {
            return found("a tab cannot indent YAML; write spaces", at);
        }
        if (problem.contains("cannot start any token")) {
            return found("'" + signAt(at) + "' cannot begin a value" + IN_QUOTES, at);
        }
        return switch (context) {
            case "while scanning a tag" -> found(TAG, from);
            case "while scanning an alias", "while scanning an anchor" ->
                found("'" + signAt(from) + "' at the beginning of a value stands for another" + IN_QUOTES, from);
            case "while scanning a block scalar" ->
                found("'" + signAt(from) + "' at the beginning of a value announces lines below it" + IN_QUOTES, from);
            case "while scanning a double-quoted scalar" ->
                found(
                        "'\\' begins an escape in double quotes, and there is none like this; write the value in single"
                                + " quotes, or '\\\\' for a backslash",
                        at);
            case "while scanning a quoted scalar" ->
                found("this quote is not closed; put another behind the text", from);
            default -> Optional.empty();
        };
    }

    private Optional<BadYaml> aboutStructure(Mark at, Mark from) {
        if (problem.startsWith("but found another document")) {
            return found("there is something after the end of the document; write one document", at);
        }
        if (problem.startsWith("mapping values")) {
            return found(
                    lineBefore(at).contains(": ")
                            ? "': ' inside a value would make a map of it" + IN_QUOTES
                            : "a key is not allowed here; indent it like its neighbours, or put the value above in quotes",
                    at);
        }
        if (problem.startsWith("sequence entries")) {
            return found(
                    "'- ' would begin a list here; put the whole value in quotes, or write the list on lines below",
                    at);
        }
        if (problem.startsWith("could not find expected ':'")) {
            return found(
                    Blanks.advice(lineAt(from))
                            .orElse("here is no 'key: value'; if this belongs to the value above, indent it"),
                    from);
        }
        if (context.equals("while parsing a flow node")) {
            return found(
                    "a value is missing here, or a list or map is not closed; an expression that begins with '[' or '{'"
                            + " needs quotes as a whole",
                    at);
        }
        if (context.startsWith("while parsing a flow")) {
            String kind = context.endsWith("mapping") ? "'{' begins a map" : "'[' begins a list";
            return found(
                    kind + ", and this one is not closed, or has a value in it that needs quotes; an expression that"
                            + " begins so needs quotes as a whole",
                    from);
        }
        return problem.startsWith("expected <block end>") ? Optional.of(behindValue(at)) : Optional.empty();
    }

    private BadYaml behindValue(Mark at) {
        String before = lineBefore(at).stripTrailing();
        char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        return switch (last) {
            case '"' ->
                bad(
                        "something follows the closing quote; put the whole value in single quotes, such as '\"a\" == b'",
                        at);
            case '\'' ->
                bad(
                        "something follows the closing quote; put the whole value in double quotes, such as \"'a' == b\"",
                        at);
            case ']', '}' ->
                bad(
                        "something follows the closing '" + last + "', so that this is more than a list or a map"
                                + IN_QUOTES,
                        at);
            default -> bad("the indentation matches no other line; indent it like the lines that it belongs to", at);
        };
    }

    /**
     * Returns whether the error is at the first thing on a line, below a line that ends in a comment and is indented at
     * least as deep.
     */
    private boolean isBehindComment(Mark at) {
        Mark start =
                thrown.getContextMark() != null && context.startsWith("while scanning") ? thrown.getContextMark() : at;
        int line = start.getLine();
        return line > 0
                && line <= lines.size()
                && lineBefore(start).isBlank()
                && lines.get(line - 1).matches(".*\\S:\\s+[^\"'#\\s].*\\s#.*");
    }

    private String lineAt(Mark at) {
        return at.getLine() < lines.size() ? lines.get(at.getLine()) : "";
    }

    private String lineBefore(Mark at) {
        String line = lineAt(at);
        int end = Math.min(at.getColumn(), line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, end));
    }

    private String signAt(Mark at) {
        String before = lineBefore(at);
        String line = lineAt(at);
        return before.length() < line.length() ? Character.toString(line.codePointAt(before.length())) : "";
    }

    private static Optional<BadYaml> found(String message, Mark at) {
        return Optional.of(bad(message, at));
    }

    private static BadYaml bad(String message, Mark at) {
        return YamlText.bad(message, at);
    }
}
