package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.features.definition.RowColumn;
import dev.weir.rules.document.Node;
import dev.weir.rules.expression.FeatureInput;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of declared tables that a rule names. Each is asked of the key that keeps the row, like a feature, and has
 * a number after those of the features. All that a text of the rule mentions are asked, before any expression is
 * checked: one that stands in quotes only costs an answer.
 */
final class RowColumns {
    private static final Pattern MENTIONED =
            Pattern.compile("\\b([a-z][A-Za-z0-9_]*)\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_]*)");

    private final Schema schema;

    RowColumns(Schema schema) {
        this.schema = schema;
    }

    /** Returns the features of a rule and the columns that it mentions. */
    FeatureSet addTo(FeatureSet features, Node rule, FeatureLookup lookup) {
        List<TableDefinition> visible = schema.definitions().tables().stream()
                .filter(table -> whyNot(table, lookup).isEmpty())
                .toList();
        return features.with(mentioned(rule, visible, features.features().size()), visible, hints(lookup));
    }

    private static List<RuleFeature> mentioned(Node rule, List<TableDefinition> visible, int first) {
        if (visible.isEmpty()) {
            return List.of();
        }
        Set<String> names = new TreeSet<>();
        collect(rule, names);
        List<RuleFeature> columns = new ArrayList<>();
        for (TableDefinition table : visible) {
            for (String name : names) {
                String column = name.startsWith(table.type().ruleName() + ".")
                        ? name.substring(table.type().ruleName().length() + 1)
                        : "";
                ValueType type = table.columns().get(column);
                if (type != null) {
                    RowColumn definition = new RowColumn(table.type(), List.of(table.by()), column);
                    columns.add(new RuleFeature(
                            first + columns.size(), name, definition, FeatureInput.NOTHING, false, type, List.of()));
                }
            }
        }
        return columns;
    }

    /** Returns explanations for the tables that the rule cannot see, by name. */
    private Map<String, String> hints(FeatureLookup lookup) {
        Map<String, String> hints = new HashMap<>();
        for (TableDefinition table : schema.definitions().tables()) {
            String why = whyNot(table, lookup);
            if (!why.isEmpty() && !lookup.types().contains(table.type())) {
                hints.put(table.type().ruleName(), why);
            }
        }
        return hints;
    }

    /** Returns why expressions of a rule cannot see a table; {@code ""} if they can. */
    private String whyNot(TableDefinition table, FeatureLookup lookup) {
        String name = table.type().ruleName();
        List<String> by = List.of(table.by());
        if (lookup.types().contains(table.type())) {
            return "'" + name + "' is the event itself";
        }
        String refusal = lookup.refusal(name, by);
        if (!refusal.isEmpty()) {
            return refusal;
        }
        for (EventType with : lookup.typesFor(by)) {
            if (schema.find(with, table.by()).isEmpty()) {
                boolean perLine = with.hasLines() && table.by().equals(Schema.SKU);
                return "'" + name + "' is the row with the event's '" + table.by() + "', which " + with.ruleName()
                        + (perLine ? " has once per line" : " does not have");
            }
        }
        return "";
    }

    private static void collect(Node node, Set<String> names) {
        if (node instanceof Node.Text text) {
            Matcher mentioned = MENTIONED.matcher(text.value());
            int from = 0;
            while (mentioned.find(from)) {
                names.add(mentioned.group(1) + "." + mentioned.group(2));
                from = mentioned.start(2); // a name can be followed by another dot
            }
        } else if (node instanceof Node.Fields fields) {
            fields.values().values().forEach(value -> collect(value, names));
        } else if (node instanceof Node.Elements elements) {
            elements.values().forEach(value -> collect(value, names));
        }
    }
}
