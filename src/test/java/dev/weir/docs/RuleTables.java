package dev.weir.docs;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.rules.compile.Grammar;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Kind;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the tables of keys and of fields as the code has them. */
final class RuleTables {
    private static final double UNBOUNDED = Integer.MAX_VALUE;

    private RuleTables() {}

    static String keys() {
        return Grammar.clauses().stream().map(RuleTables::table).collect(Collectors.joining("\n", "\n", "\n"));
    }

    /** In the order of the wire format. */
    static String fields() {
        StringBuilder table = new StringBuilder("\n| event | field | type |\n|---|---|---|\n");
        for (EventType type : EventDefinitions.BUILT_IN.types()) {
            for (Field field : Schema.PLAIN.fields(type)) {
                table.append("| ")
                        .append(type)
                        .append(" | `")
                        .append(field.name())
                        .append("` | ");
                table.append(field.type().name().toLowerCase(Locale.ROOT)).append(" |\n");
            }
        }
        return table.append('\n').toString();
    }

    private static String table(Clause clause) {
        StringBuilder table = new StringBuilder("### `" + clause.name() + "`\n\n" + clause.meaning() + "\n\n");
        if (!clause.anyOf().isEmpty()) {
            table.append("At least one of ").append(quoted(clause.anyOf())).append(" is required.\n\n");
        }
        if (!clause.oneOf().isEmpty()) {
            table.append("Exactly one of ").append(quoted(clause.oneOf())).append(" is required.\n\n");
        }
        table.append("| key | possible values | meaning |\n|---|---|---|\n");
        for (Clause.Key key : clause.keys()) {
            String name = key.required() ? "**`" + key.name() + "`**" : "`" + key.name() + "`";
            table.append("| ").append(name).append(" | ").append(written(key.kind()));
            table.append(" | ").append(key.meaning()).append(" |\n");
        }
        return table.toString();
    }

    private static String written(Kind kind) {
        if (kind instanceof Kind.Several several) {
            return written(several.element()) + ", or a list";
        }
        if (kind instanceof Kind.ListOf list) {
            return "a list of: " + written(list.element());
        }
        if (kind instanceof Kind.MapOf map) {
            return "a map of names to: " + written(map.value());
        }
        if (kind instanceof Kind.AnyOf any) {
            return any.kinds().stream().map(RuleTables::written).collect(Collectors.joining("; or "));
        }
        if (kind instanceof Kind.Nested nested) {
            return "[" + nested.clause() + "](#" + nested.clause() + ")";
        }
        return scalar(kind);
    }

    private static String scalar(Kind kind) {
        if (kind instanceof Kind.Choice choice) {
            return quoted(choice.words());
        }
        if (kind instanceof Kind.Whole whole) {
            return "a whole number" + bounds((double) whole.least(), (double) whole.most());
        }
        if (kind instanceof Kind.Numeric number) {
            return "a number" + bounds(number.least(), number.most());
        }
        return article(kind.getClass().getSimpleName());
    }

    /** The name of a kind is the word for it. */
    private static String article(String kind) {
        return switch (kind) {
            case "Flag" -> "`true` or `false`";
            case "Expression" -> "an expression";
            case "Instant" -> "an instant";
            case "Duration" -> "a duration";
            case "Text" -> "a text";
            default -> throw new IllegalStateException("the tables have no word for " + kind);
        };
    }

    private static String bounds(double least, double most) {
        String from = least > -UNBOUNDED ? " from " + (long) least : "";
        return from + (most < UNBOUNDED ? " to " + (long) most : "");
    }

    private static String quoted(Collection<String> words) {
        return new TreeSet<>(words).stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
