package dev.weir.io.document;

import com.google.common.base.Suppliers;
import dev.weir.events.Boundary;
import dev.weir.events.Utf8;
import dev.weir.events.answer.RuleError;
import dev.weir.yaml.BadYaml;
import dev.weir.yaml.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The text of a document, which maps the path of an error, and a place inside an expression, to line and column of the
 * file. Lines and columns count from 1, columns in visible characters.
 */
public final class SourceText {
    private final List<String> lines;

    /** Made when it is first asked for: most texts have no error, and to read one takes long. */
    private final Supplier<Optional<Node>> document;

    /**
     * A place in the file.
     *
     * @param line from 1
     * @param column from 1
     */
    public record Place(int line, int column) {}

    private SourceText(List<String> lines, Supplier<Optional<Node>> document) {
        this.lines = lines;
        this.document = document;
    }

    /** Creates it from a text of YAML or JSON; of any other text only the lines are known. */
    public static SourceText of(String text) {
        return new SourceText(text.lines().toList(), Suppliers.memoize(() -> composed(text)));
    }

    /** Creates it from the bytes of a file; of bytes that are not UTF-8 nothing is known. */
    public static SourceText of(byte[] bytes) {
        try {
            return of(Utf8.text(bytes));
        } catch (Utf8.NotUtf8 e) {
            return of(""); // the reader of the document has reported this, with the place
        }
    }

    private static Optional<Node> composed(String text) {
        return Boundary.cross(
                () -> {
                    try {
                        return new YamlText(Documents.MAX_DEPTH, Integer.MAX_VALUE).read(text);
                    } catch (BadYaml e) {
                        return Optional.empty(); // likewise
                    }
                },
                reason -> Optional.empty());
    }

    /** Returns a line; {@code ""} beyond the end. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /**
     * Returns the place of an error: the character of an expression, or else its key or value, or else the nearest
     * place around it.
     */
    public Place placeOf(RuleError error) {
        if (error.path().isEmpty()) {
            return new Place(Math.max(1, error.line()), Math.max(1, error.column()));
        }
        Found found = document.get().map(node -> find(node, error.path())).orElse(Found.NOTHING);
        if (error.line() > 0 && found.whole() && found.value().orElse(null) instanceof ScalarNode scalar) {
            return new ScalarText(lines, scalar).placeOf(error.line(), error.column());
        }
        return found.place();
    }

    /**
     * Returns advice about an expression that a YAML comment cuts off inside a text or brackets; {@code ""} for others.
     */
    String adviceOn(RuleError error) {
        Node value =
                document.get().flatMap(node -> find(node, error.path()).value()).orElse(null);
        if (!(value instanceof ScalarNode scalar) || !scalar.isPlain() || isClosed(scalar.getValue())) {
            return "";
        }
        String line = line(scalar.getEndMark().getLine() + 1);
        int end = line.offsetByCodePoints(
                0, Math.min(scalar.getEndMark().getColumn(), line.codePointCount(0, line.length())));
        return line.substring(end).strip().startsWith("#")
                ? "; in YAML a '#' behind a space begins a comment, which cuts this off: put the whole value in quotes"
                : "";
    }

    /** Returns whether all quotes and brackets of an expression are closed. */
    private static boolean isClosed(String expression) {
        int open = 0;
        char quote = 0;
        for (int i = 0; i < expression.length(); i++) {
            char sign = expression.charAt(i);
            if (quote != 0) {
                i += sign == '\\' ? 1 : 0;
                quote = sign == quote ? 0 : quote;
            } else if (sign == '"' || sign == '\'') {
                quote = sign;
            } else {
                open += "([{".indexOf(sign) >= 0 ? 1 : ")]}".indexOf(sign) >= 0 ? -1 : 0;
            }
        }
        return open == 0 && quote == 0;
    }

    /**
     * The target of a path.
     *
     * @param whole whether the whole path exists, and not only its beginning
     */
    private record Found(Optional<Node> value, Place place, boolean whole) {
        static final Found NOTHING = new Found(Optional.empty(), new Place(1, 1), false);
    }

    private static Found find(Node document, String path) {
        Found found = new Found(Optional.of(document), new Place(1, 1), false);
        String rest = path;
        while (!rest.isEmpty()) {
            Optional<Step> step = step(found.value().orElseThrow(), rest);
            if (step.isEmpty()) {
                return found;
            }
            rest = step.get().rest();
            found = new Found(Optional.of(step.get().value()), step.get().place(), rest.isEmpty());
        }
        return found;
    }

    private record Step(Node value, Place place, String rest) {}

    /** Returns the next step; since keys may contain dots, the longest key that matches is meant. */
    private static Optional<Step> step(Node node, String path) {
        if (node instanceof SequenceNode list) {
            return element(list, path);
        }
        Optional<Step> best = Optional.empty();
        if (node instanceof MappingNode map) {
            int longest = 0;
            for (NodeTuple field : map.getValue()) {
                String key = field.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (key.length() > longest && path.startsWith(key) && endsAt(path, key.length())) {
                    longest = key.length();
                    best = Optional.of(new Step(
                            field.getValueNode(), place(field.getKeyNode().getStartMark()), rest(path, key.length())));
                }
            }
        }
        return best;
    }

    private static Optional<Step> element(SequenceNode list, String path) {
        int close = path.indexOf(']');
        if (!path.startsWith("[") || close < 0) {
            return Optional.empty();
        }
        int index = Integer.parseInt(path.substring(1, close));
        return index < list.getValue().size()
                ? Optional.of(new Step(
                        list.getValue().get(index),
                        place(list.getValue().get(index).getStartMark()),
                        rest(path, close + 1)))
                : Optional.empty();
    }

    private static boolean endsAt(String path, int index) {
        return index == path.length() || path.charAt(index) == '.' || path.charAt(index) == '[';
    }

    private static String rest(String path, int index) {
        return path.startsWith(".", index) ? path.substring(index + 1) : path.substring(index);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Returns whether a scalar is written as a block below its key. */
    static boolean isBlock(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    }
}
