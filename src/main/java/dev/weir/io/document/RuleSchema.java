package dev.weir.io.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.rules.compile.DefinitionReader;
import dev.weir.rules.compile.Grammar;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Kind;
import dev.weir.rules.model.ModelCompiler;
import dev.weir.rules.schema.CapReader;
import dev.weir.rules.schema.JobSchemaReader;
import dev.weir.rules.schema.PolicyReader;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the grammar of rules as a JSON Schema, for editors that complete and check YAML. It is draft 7, which all
 * editors support. It refuses nothing that the job accepts; what depends on event types, names and expressions is left
 * to the job to refuse.
 */
public final class RuleSchema {
    private static final String DEFINITIONS = "definitions";
    private static final String NOT_BLANK = "\\S";

    /** A regular expression for durations in rules: each unit at most once, from days to milliseconds. */
    private static final String DURATION =
            "^(?=\\d)(\\d{1,12}d)?(\\d{1,12}h)?(\\d{1,12}m)?(\\d{1,12}s)?(\\d{1,12}ms)?$";

    private static final String INSTANT =
            "^[+-]?\\d{4,}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d*)?)?([Zz]|[+-]\\d{2}(:?\\d{2}){0,2})$";

    private final JsonNodeFactory json = JsonNodeFactory.instance;

    /** All clauses, that of the document first. */
    private final List<Clause> clauses;

    private RuleSchema(List<Clause> clauses) {
        this.clauses = clauses;
    }

    /** Returns the schema of one rule, as a text that ends with a newline and is always the same. */
    public static String text() {
        return text("A rule of Weir", Grammar.clauses());
    }

    /** Returns the schema of a document with definitions, likewise. */
    public static String ofDefinitions() {
        return text("Definitions that rules of Weir share", DefinitionReader.clauses());
    }

    /** Returns the schema of the document that adds to the job config, likewise. */
    public static String ofJob() {
        return text("What rules of Weir may use beyond the job config", JobSchemaReader.clauses());
    }

    /** Returns the schema of a document with a policy, likewise. */
    public static String ofPolicies() {
        return text("A policy of Weir that sums points", PolicyReader.clauses());
    }

    /** Returns the schema of a document with a cap, likewise. */
    public static String ofCaps() {
        return text("A cap of Weir on rules with a tag", CapReader.clauses());
    }

    /** Returns the schema of a document with a model, likewise. */
    public static String ofModels() {
        return text("A model of Weir", ModelCompiler.clauses());
    }

    private static String text(String title, List<Clause> clauses) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JsonMapper.builder()
                            .build()
                            .writer(printer)
                            .writeValueAsString(new RuleSchema(clauses).schema(title))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain nodes cannot be written", e);
        }
    }

    private ObjectNode schema(String title) {
        Clause root = clauses.get(0);
        ObjectNode schema = json.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", title);
        schema.setAll(clause(root));
        Set<String> needed = new TreeSet<>();
        root.keys().forEach(key -> need(key.kind(), needed));
        ObjectNode definitions = schema.putObject(DEFINITIONS);
        for (Clause clause : clauses) {
            if (needed.contains(clause.name())) {
                definitions.set(clause.name(), clause(clause));
            }
        }
        return schema;
    }

    /** Adds the names of the clauses that a value of a kind may have in it. */
    private void need(Kind kind, Set<String> needed) {
        if (kind instanceof Kind.Nested nested && needed.add(nested.clause())) {
            clauses.stream()
                    .filter(clause -> clause.name().equals(nested.clause()))
                    .forEach(clause -> clause.keys().forEach(key -> need(key.kind(), needed)));
        } else if (kind instanceof Kind.AnyOf any) {
            any.kinds().forEach(each -> need(each, needed));
        } else if (kind instanceof Kind.Several several) {
            need(several.element(), needed);
        } else if (kind instanceof Kind.ListOf list) {
            need(list.element(), needed);
        } else if (kind instanceof Kind.MapOf map) {
            need(map.value(), needed);
        }
    }

    private ObjectNode clause(Clause clause) {
        ObjectNode schema = json.objectNode();
        schema.put("description", clause.meaning());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        List<String> required = clause.keys().stream()
                .filter(Clause.Key::required)
                .map(Clause.Key::name)
                .toList();
        if (!required.isEmpty()) {
            schema.set("required", texts(required));
        }
        ObjectNode properties = schema.putObject("properties");
        for (Clause.Key key : clause.keys()) {
            properties.set(key.name(), described(key));
        }
        if (!clause.oneOf().isEmpty()) {
            ArrayNode one = schema.putArray("oneOf");
            sorted(clause.oneOf()).forEach(key -> one.addObject().set("required", texts(List.of(key))));
        }
        if (!clause.anyOf().isEmpty()) {
            ArrayNode any = schema.putArray("anyOf");
            sorted(clause.anyOf()).forEach(key -> any.addObject().set("required", texts(List.of(key))));
        }
        if (!clause.conditions().isEmpty()) {
            ArrayNode all = schema.putArray("allOf");
            clause.conditions().forEach(condition -> all.add(condition(clause, condition)));
        }
        return schema;
    }

    /**
     * Returns a schema with the meaning before the schema of the value: draft 7 ignores keywords beside a reference.
     */
    private ObjectNode described(Clause.Key key) {
        ObjectNode schema = json.objectNode().put("description", key.meaning());
        ObjectNode value = kind(key.kind());
        if (value.has("$ref")) {
            schema.putArray("allOf").add(value);
            return schema;
        }
        return schema.setAll(value);
    }

    private ObjectNode condition(Clause clause, Clause.Condition condition) {
        ObjectNode schema = json.objectNode();
        ObjectNode ifThere = schema.putObject("if");
        ifThere.set("required", texts(List.of(condition.key())));
        boolean isFlag = clause.keys().stream()
                .anyMatch(key -> key.name().equals(condition.key()) && key.kind() instanceof Kind.Flag);
        if (isFlag) {
            ifThere.putObject("properties").putObject(condition.key()).put("const", true);
        }
        schema.set("then", demand(condition.isThere()));
        schema.set("else", demand(condition.isNotThere()));
        return schema;
    }

    private ObjectNode demand(Clause.Demand demand) {
        ObjectNode schema = json.objectNode();
        if (!demand.required().isEmpty()) {
            schema.set("required", texts(sorted(demand.required())));
        }
        if (!demand.refused().isEmpty()) {
            ObjectNode properties = schema.putObject("properties");
            sorted(demand.refused()).forEach(key -> properties.put(key, false));
        }
        return schema;
    }

    private ObjectNode kind(Kind kind) {
        if (kind instanceof Kind.Nested nested) {
            return json.objectNode().put("$ref", "#/" + DEFINITIONS + "/" + nested.clause());
        }
        if (kind instanceof Kind.AnyOf any) {
            ObjectNode schema = json.objectNode();
            ArrayNode choices = schema.putArray("anyOf");
            any.kinds().forEach(choice -> choices.add(kind(choice)));
            return schema;
        }
        if (kind instanceof Kind.Several several) {
            ObjectNode schema = kind(new Kind.AnyOf(List.of(new Kind.ListOf(several.element()), several.element())));
            if (several.mayBeEmpty()) {
                ((ObjectNode) schema.path("anyOf").path(0)).remove("minItems");
            }
            return schema;
        }
        if (kind instanceof Kind.ListOf list) {
            return typed("array").put("minItems", 1).set("items", kind(list.element()));
        }
        if (kind instanceof Kind.MapOf map) {
            ObjectNode schema = typed("object");
            if (!map.names().isEmpty()) {
                schema.putObject("propertyNames").put("pattern", whole(map.names()));
            }
            return schema.set("additionalProperties", kind(map.value()));
        }
        return scalar(kind);
    }

    private ObjectNode scalar(Kind kind) {
        if (kind instanceof Kind.Choice choice) {
            return typed("string").set("enum", texts(choice.words()));
        }
        if (kind instanceof Kind.Text text) {
            return typed("string").put("pattern", text.pattern().isEmpty() ? NOT_BLANK : whole(text.pattern()));
        }
        if (kind instanceof Kind.Numeric number) {
            return bounded(typed("number"), number.least(), number.most());
        }
        if (kind instanceof Kind.Whole number) {
            return bounded(typed("integer"), (double) number.least(), (double) number.most());
        }
        if (kind instanceof Kind.Duration) {
            return explained(typed("string").put("pattern", DURATION), "write a length of time, such as 5m or 1h30m");
        }
        if (kind instanceof Kind.Flag) {
            return typed("boolean");
        }
        ObjectNode schema = json.objectNode();
        if (kind instanceof Kind.Instant) {
            schema.set("type", texts(List.of("string", "integer")));
            return explained(schema.put("pattern", INSTANT), "write an instant, such as 2026-03-01T00:00:00Z");
        }
        schema.set("type", texts(List.of("string", "boolean")));
        return schema.put("pattern", NOT_BLANK);
    }

    /** Adds those bounds that exclude some number. */
    private static ObjectNode bounded(ObjectNode schema, double least, double most) {
        if (least > Long.MIN_VALUE) {
            schema.put("minimum", (long) least);
        }
        if (most < Long.MAX_VALUE) {
            schema.put("maximum", (long) most);
        }
        return schema;
    }

    /** Adds the message that editors show instead of the pattern; editors that do not know the keyword ignore it. */
    private static ObjectNode explained(ObjectNode schema, String advice) {
        return schema.put("patternErrorMessage", advice);
    }

    private ObjectNode typed(String type) {
        return json.objectNode().put("type", type);
    }

    private ArrayNode texts(Collection<String> texts) {
        ArrayNode array = json.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static Collection<String> sorted(Collection<String> keys) {
        return new TreeSet<>(keys);
    }

    private static String whole(String pattern) {
        return "^(" + pattern + ")$";
    }
}
