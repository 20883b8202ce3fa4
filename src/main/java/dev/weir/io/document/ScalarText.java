package dev.weir.io.document;

import dev.weir.io.document.SourceText.Place;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Finds the characters of a scalar's value in the file. It walks over value and text side by side: white space may have
 * been folded, indented or joined, but every other character of the value is in the text, in the same order, literally
 * or as an escape. So it needs no knowledge of how lines were folded. For one use.
 */
final class ScalarText {
    private static final int HEX_2 = 4;
    private static final int HEX_4 = 6;
    private static final int HEX_8 = 10;

    private final List<String> lines;
    private final String value;
    private final ScalarStyle style;
    private int line;
    private int column;

    ScalarText(List<String> lines, ScalarNode scalar) {
        this.lines = lines;
        this.value = scalar.getValue();
        this.style = scalar.getScalarStyle();
        this.line = scalar.getStartMark().getLine();
        this.column = scalar.getStartMark().getColumn();
        if (SourceText.isBlock(scalar)) {
            line++;
            column = 0;
        } else if (style == ScalarStyle.DOUBLE_QUOTED || style == ScalarStyle.SINGLE_QUOTED) {
            column++;
        }
    }

    /**
     * Returns the place of a line and column of the value, both from 1; a position beyond its end is just after its
     * last character.
     */
    Place placeOf(int valueLine, int valueColumn) {
        int target = offset(valueLine, valueColumn);
        int behind = 0;
        for (int i = 0; i < value.length() && i < target; i++) {
            if (!Character.isWhitespace(value.charAt(i))) {
                toText();
                column += width();
                behind = 0;
            } else {
                behind++;
            }
        }
        if (target < value.length() && !Character.isWhitespace(value.charAt(target))) {
            toText();
            return new Place(line + 1, column + 1);
        }
        return new Place(line + 1, column + 1 + (value.indexOf('\n') < 0 ? behind : 0));
    }

    private int offset(int valueLine, int valueColumn) {
        int start = 0;
        for (int i = 1; i < valueLine && start >= 0; i++) {
            start = value.indexOf('\n', start) + 1;
        }
        return Math.min(value.length(), start + valueColumn - 1);
    }

    /** Advances to the next character that is not white space. */
    private void toText() {
        while (line < lines.size()) {
            String text = lines.get(line);
            while (column < text.length() && Character.isWhitespace(text.charAt(column))) {
                column++;
            }
            boolean continued =
                    style == ScalarStyle.DOUBLE_QUOTED && text.substring(column).equals("\\");
            if (column < text.length() && !continued) {
                return;
            }
            line++;
            column = 0;
        }
    }

    /** Returns how many characters of the text the current one takes. */
    private int width() {
        String text = line < lines.size() ? lines.get(line) : "";
        if (style == ScalarStyle.SINGLE_QUOTED && text.startsWith("''", column)) {
            return 2;
        }
        if (style != ScalarStyle.DOUBLE_QUOTED || !text.startsWith("\\", column) || column + 1 >= text.length()) {
            return 1;
        }
        return switch (text.charAt(column + 1)) {
            case 'x' -> HEX_2;
            case 'u' -> HEX_4;
            case 'U' -> HEX_8;
            default -> 2;
        };
    }
}
