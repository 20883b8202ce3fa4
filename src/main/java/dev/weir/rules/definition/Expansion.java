package dev.weir.rules.definition;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.ExpressionSource;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An expression in which each reference is replaced by what it refers to: a condition in brackets, or the name of a
 * feature. It knows where each character comes from, so that an error points at what somebody wrote.
 *
 * <p>The result has at most as many characters as an expression may have, and expanding stops there: a few lines of
 * definitions that use each other twice could otherwise grow beyond any memory.
 */
public final class Expansion implements ExpressionSource.Origin {
    /** How deep conditions may use each other. */
    public static final int MOST_NESTED = 16;

    private final String written;
    private final Definitions definitions;
    private final Placement placement;
    private final int mostChars;
    private final StringBuilder expanded = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private Optional<Problem> problem = Optional.empty();

    /** What an error inside a definition points at. */
    public enum Placement {
        /** At the reference in the rule; the message says where in which definition. */
        REFERENCE,
        /** At the definition, in its own document. */
        DEFINITION
    }

    /**
     * What is wrong with a reference.
     *
     * @param begin index of the reference in the expression
     */
    private record Problem(String message, int begin) {}

    /**
     * A part of the result.
     *
     * @param begin index in the result; it ends where the next one begins
     * @param from empty for what the expression itself says
     * @param source index in the text of the definition, or of the expression, at which it begins
     * @param reference index of the reference in the expression
     */
    private record Piece(int begin, Optional<Definition> from, int source, int reference) {}

    /** What is being expanded. */
    private record Level(String text, Optional<Definition> of, List<String> within, int reference) {}

    private Expansion(String written, Definitions definitions, Placement placement, int mostChars) {
        this.written = written;
        this.definitions = definitions;
        this.placement = placement;
        this.mostChars = mostChars;
    }

    /**
     * Expands an expression.
     *
     * @param mostChars of the result
     */
    public static Expansion of(String written, Definitions definitions, Placement placement, int mostChars) {
        Expansion expansion = new Expansion(written, definitions, placement, mostChars);
        expansion.expand(new Level(written, Optional.empty(), List.of(), -1));
        return expansion;
    }

    /** Returns whether an expression has a reference. */
    public static boolean isNeeded(String written) {
        return !References.in(written).isEmpty();
    }

    /** Returns the result. */
    public String text() {
        return expanded.toString();
    }

    /** Returns what is wrong, if anything; the result is then not complete. */
    public Optional<RuleError> problem(String path) {
        return problem.map(found -> at(path, found.message(), written, found.begin()));
    }

    private void expand(Level level) {
        int done = 0;
        for (References.Reference reference : References.in(level.text())) {
            copy(level, done, reference.begin());
            int top = level.of().isEmpty() ? reference.begin() : level.reference();
            replace(level, reference, top);
            if (problem.isPresent()) {
                return;
            }
            done = reference.end();
        }
        copy(level, done, level.text().length());
    }

    private void replace(Level level, References.Reference reference, int top) {
        Optional<Definition> definition = definitions.find(reference.name());
        pieces.add(new Piece(expanded.length(), level.of(), reference.begin(), top));
        if (definition.isEmpty()) {
            Set<String> known = definitions.byName().keySet();
            fail(
                    "there is no definition '" + reference.name() + "'" + Spelling.advice(reference.name(), known)
                            + (Spelling.nearest(reference.name(), known).isPresent()
                                    ? ""
                                    : "; definitions are pushed before the rules that use them, from a folder defs beside"
                                            + " the rules"),
                    top);
        } else if (level.text().startsWith("(", reference.end())) {
            fail(
                    "'defs." + reference.name() + "' takes nothing: write defs." + reference.name()
                            + " without brackets behind it; what differs between its users is a condition of its own",
                    top);
        } else if (definition.get().form() == Definition.Form.FEATURE) {
            expanded.append(reference.name());
        } else if (level.within().contains(reference.name())) {
            fail(
                    "'defs." + reference.name() + "' uses itself: " + String.join(" → ", level.within()) + " → "
                            + reference.name(),
                    top);
        } else if (level.within().size() >= MOST_NESTED) {
            fail("definitions use each other more than " + MOST_NESTED + " deep: write some of them out", top);
        } else {
            List<String> within = new ArrayList<>(level.within());
            within.add(reference.name());
            expanded.append('(');
            expand(new Level(definition.get().text(), definition, within, top));
            expanded.append(definition.get().text().contains("//") ? "\n)" : ")"); // not in a comment at its end
        }
    }

    private void copy(Level level, int begin, int end) {
        pieces.add(new Piece(expanded.length(), level.of(), begin, level.reference()));
        expanded.append(level.text(), begin, end);
        if (expanded.length() > mostChars) {
            fail(
                    "with its definitions the expression has more than " + mostChars
                            + " characters: put parts of it into features, or make two rules of it",
                    Math.max(0, level.reference()));
        }
    }

    private void fail(String message, int begin) {
        if (problem.isEmpty()) {
            problem = Optional.of(new Problem(message, begin));
        }
    }

    @Override
    public RuleError error(String path, String message, int line, int column) {
        int index = indexOf(line, column);
        Piece piece = pieces.get(0);
        for (Piece next : pieces) {
            piece = next.begin() <= index ? next : piece;
        }
        int source = piece.source() + index - piece.begin();
        if (piece.from().isEmpty()) {
            return at(path, message, written, source);
        }
        Definition definition = piece.from().get();
        RuleError inside = at(definition.path(), message, definition.text(), source);
        return placement == Placement.DEFINITION
                ? inside
                : at(path, told(definition, inside), written, piece.reference());
    }

    /** Says of an error inside a definition where it is. */
    static String told(Definition definition, RuleError inside) {
        return "in defs." + definition.name() + " (" + definition.document() + ", " + inside.path()
                + (inside.line() > 0 ? ":" + inside.line() + ":" + inside.column() : "") + "): " + inside.message();
    }

    /** Returns the index in the result of a line and a column, which count code points. */
    private int indexOf(int line, int column) {
        int begin = 0;
        for (int passed = 1; passed < line && expanded.indexOf("\n", begin) >= 0; passed++) {
            begin = expanded.indexOf("\n", begin) + 1;
        }
        int points = Math.min(column - 1, expanded.codePointCount(begin, expanded.length()));
        return expanded.offsetByCodePoints(begin, points);
    }

    /** Returns an error about the character at an index of a text. */
    static RuleError at(String path, String message, String text, int index) {
        int until = Math.min(Math.max(0, index), text.length());
        int line = 1
                + (int) text.substring(0, until)
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count();
        int begin = text.lastIndexOf('\n', until - 1) + 1;
        return new RuleError(path, message, line, 1 + text.codePointCount(begin, until));
    }
}
