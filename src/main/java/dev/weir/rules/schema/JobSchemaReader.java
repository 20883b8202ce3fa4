package dev.weir.rules.schema;

import dev.weir.events.EventType;
import dev.weir.events.Field;
import dev.weir.events.ReservedWords;
import dev.weir.events.ValueType;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.OtherAttributes;
import dev.weir.events.definition.Schema;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.GrammarPlace;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.text.Durations;
import dev.weir.text.Spelling;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the document {@value JobSchema#ID}, beside the job config that it adds to. */
public final class JobSchemaReader {
    /** What the id begins with, before the slash. */
    public static final String KIND = "job";

    /** The largest number of further outcomes. */
    public static final int MOST_OUTCOMES = 64;

    /** The largest number of further attributes of an event type. */
    public static final int MOST_ATTRIBUTES = 64;

    /** The largest number of values of a field. */
    public static final int MOST_VALUES = 1_000;

    private static final int MOST_RULES = 1_000_000;
    private static final int MOST_FEATURES = 1_000;
    private static final long MOST_WINDOW_MILLIS = 3_650L * 24 * 3600 * 1000;
    static final Pattern OUTCOME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Map<String, ValueType> TYPES = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "string", ValueType.STRING,
            "int", ValueType.INT,
            "double", ValueType.DOUBLE,
            "bool", ValueType.BOOL,
            "timestamp", ValueType.TIMESTAMP)));
    private static final Kind TEXTS = new Kind.Several(new Kind.Text(""));
    private static final Clause LIMITS = Clause.of(
                    "limits", "Limits on new rules; each is higher than that of the job config.")
            .optional(
                    "maxExpressionChars",
                    new Kind.Whole(1, RuleLimits.MOST_EXPRESSION_CHARS),
                    "The largest number of characters of an expression.")
            .optional("maxWindow", new Kind.Duration(), "The longest window of a feature, such as 400d.")
            .optional("maxRules", new Kind.Whole(1, MOST_RULES), "The largest number of rules in force.")
            .optional(
                    "maxFeaturesPerRule",
                    new Kind.Whole(1, MOST_FEATURES),
                    "The largest number of features of a rule.");
    private static final Clause DOCUMENT = Clause.of(
                    "schema", "What rules may use beyond the job config, without a restart.")
            .required("id", new Kind.Text(JobSchema.ID), "job/schema: there is one such document.")
            .required(
                    "version",
                    new Kind.Whole(1, Long.MAX_VALUE),
                    "The version of the document, from 1. Raise it with every change.")
            .optional("description", new Kind.Text(""), "Why, in one sentence.")
            .optional("owner", new Kind.Text(""), "Whose it is, such as fraud.")
            .optional("outcomes", TEXTS, "Further outcomes of the risk, which rank below those of the job config.")
            .optional(
                    "values",
                    new Kind.MapOf("", TEXTS),
                    "The values that a field with text has, by its name in rules, such as click.type. Those of the job config count too.")
            .optional(
                    "attributes",
                    new Kind.MapOf(
                            "", new Kind.AnyOf(List.of(TEXTS, new Kind.MapOf("", new Kind.Choice(TYPES.keySet()))))),
                    "Further attributes by event type, such as transaction: [device], which are texts, or transaction: {weight: double}. The job config says how many the job keeps: attributes.others.")
            .optional("limits", new Kind.Nested("limits"), "Higher limits on new rules.")
            .optional("channels", ChannelReader.KIND, ChannelReader.MEANING);

    private final Schema schema;
    private final RuleLimits limits;

    /** Creates a reader beside the schema and the limits of a job config. */
    public JobSchemaReader(Schema schema, RuleLimits limits) {
        this.schema = schema;
        this.limits = limits;
    }

    /**
     * What a document says.
     *
     * @param schema what could be read
     * @param errors all of the document
     */
    public record Read(JobSchema schema, List<RuleError> errors) {
        /** Makes defensive copies. */
        public Read {
            errors = List.copyOf(errors);
        }
    }

    /** Returns the clauses of the document, its own first. */
    public static List<Clause> clauses() {
        return List.of(DOCUMENT, LIMITS, ChannelReader.CHANNEL);
    }

    /** Reads a document. */
    public Read read(Node document) {
        Diagnostics diagnostics = new Diagnostics();
        Section section = section(document, diagnostics);
        if (diagnostics.count() > 0) {
            return new Read(JobSchema.NONE, diagnostics.errors());
        }
        section.refuseOthers();
        if (section.whole("version").isEmpty() && !section.has("version")) {
            section.missing("version", "write a whole number that grows with every change, such as version: 1");
        }
        if (!section.text("id", "write id: " + JobSchema.ID)
                .filter(JobSchema.ID::equals)
                .isPresent()) {
            section.wrong("id", "the only document of this kind is " + JobSchema.ID);
        }
        section.text("description", "write a text");
        section.text("owner", "write a name, such as fraud");
        List<String> outcomes = outcomes(section);
        JobSchema read = new JobSchema(
                outcomes,
                values(section.section("values")),
                attributes(section.section("attributes")),
                limits(section),
                new ChannelReader(limits.outcomes(), outcomes).read(section.section("channels")));
        return new Read(read, diagnostics.errors());
    }

    /** Returns a document as written. */
    static Section section(Node document, Diagnostics diagnostics) {
        Map<String, Clause> clauses = clauses().stream().collect(Collectors.toMap(Clause::name, Function.identity()));
        return Section.ofRule(document, GrammarPlace.of(clauses, DOCUMENT), diagnostics);
    }

    private List<String> outcomes(Section section) {
        List<String> outcomes = section.texts("outcomes", "write names, such as outcomes: [HOLD]");
        for (String outcome : outcomes) {
            if (!OUTCOME.matcher(outcome).matches()) {
                section.wrong("outcomes", "'" + outcome + "' is no name of an outcome; write such as HOLD");
            } else if (limits.outcomes().declared().contains(outcome)) {
                section.wrong(
                        "outcomes",
                        "'" + outcome + "' is an outcome of the job config, which says how it ranks; leave it out");
            }
        }
        if (outcomes.size() > MOST_OUTCOMES) {
            section.wrong("outcomes", "there are " + outcomes.size() + " outcomes; write at most " + MOST_OUTCOMES);
        } else if (new HashSet<>(outcomes).size() < outcomes.size()) {
            section.wrong("outcomes", "an outcome is written twice");
        }
        return outcomes;
    }

    private Map<String, Set<String>> values(Section section) {
        Map<String, ValueType> fields = fields();
        Map<String, Set<String>> values = new TreeMap<>();
        for (String name : section.keys()) {
            List<String> written = section.texts(name, "write texts, such as [WEB, APP]");
            ValueType type = fields.get(name);
            if (type == null) {
                section.wrong(name, "unknown field '" + name + "'" + Spelling.advice(name, fields.keySet()));
            } else if (type != ValueType.STRING) {
                section.wrong(name, "'" + name + "' is no field with text, and only those declare their values");
            } else if (written.isEmpty() || written.size() > MOST_VALUES) {
                section.wrong(name, "'" + name + "' has " + written.size() + " values; write 1 to " + MOST_VALUES);
            }
            values.put(name, Set.copyOf(written));
        }
        return values;
    }

    private Map<EventType, Map<String, ValueType>> attributes(Section section) {
        Map<EventType, Map<String, ValueType>> attributes = new TreeMap<>();
        for (String name : section.keys()) {
            Map<String, ValueType> written = named(section, name);
            Optional<EventType> type = schema.types().stream()
                    .filter(one -> one.ruleName().equals(name) && schema.mayHaveAttributes(one))
                    .findFirst();
            if (type.isEmpty()) {
                section.wrong(name, "'" + name + "' is no type of events with attributes; write transaction or click");
            } else if (schema.others().most() == 0) {
                section.wrong(
                        name,
                        "the job drops attributes that its config does not declare, so rules would never see them: set"
                                + " attributes.others in the job config first, which takes a restart");
            } else {
                written.keySet().forEach(attribute -> attribute(section, type.get(), attribute));
                attributes.put(type.get(), written);
            }
            if (written.size() > MOST_ATTRIBUTES) {
                section.wrong(name, "there are " + written.size() + " attributes; write at most " + MOST_ATTRIBUTES);
            }
        }
        return attributes;
    }

    /** Reads names of texts, or names with a type. */
    private static Map<String, ValueType> named(Section section, String type) {
        Map<String, ValueType> named = new TreeMap<>();
        if (section.node(type).orElse(null) instanceof Node.Fields) {
            Section typed = section.section(type);
            typed.keys()
                    .forEach(name -> named.put(name, typed.choice(name, TYPES).orElse(ValueType.STRING)));
            return named;
        }
        section.texts(type, "write names, such as [device], or types, such as {weight: double}")
                .forEach(name -> named.put(name, ValueType.STRING));
        return named;
    }

    private void attribute(Section section, EventType type, String attribute) {
        ValueType declared = schema.attributesOf(type).get(attribute);
        if (!OtherAttributes.isName(attribute)) {
            section.wrong(
                    type.ruleName(),
                    "'" + attribute + "' is no name of an attribute; write a letter, then letters, digits or '_'");
        } else if (ReservedWords.isKeyword(attribute)) {
            section.wrong(
                    type.ruleName(),
                    "'" + attribute
                            + "' is a reserved word of expressions, so that none could name it; send it under another"
                            + " name, or declare one in the job config, with mappings that say where records have it");
        } else if (declared != null) {
            section.wrong(
                    type.ruleName(),
                    "'" + attribute + "' is declared in the job config as "
                            + declared.name().toLowerCase(Locale.ROOT) + ", which counts; leave it out");
        }
    }

    private Map<String, ValueType> fields() {
        Map<String, ValueType> fields = new TreeMap<>();
        for (EventType type : schema.types()) {
            for (Field field : schema.fields(type)) {
                fields.put(type.ruleName() + "." + field.name(), field.type());
            }
            schema.attributesOf(type)
                    .forEach((name, declared) -> fields.put(type.ruleName() + ".attributes." + name, declared));
        }
        return fields;
    }

    private JobSchema.Limits limits(Section document) {
        Section section = document.section("limits");
        section.refuseOthers();
        return new JobSchema.Limits(
                (int) higher(section, "maxExpressionChars", limits.maxExpressionChars()),
                window(section),
                (int) higher(section, "maxRules", limits.counts().maxRules()),
                (int) higher(section, "maxFeaturesPerRule", limits.counts().maxFeatures()));
    }

    private static long higher(Section section, String key, long base) {
        long written = section.whole(key).orElse(0);
        return refused(section, key, written, base, Long.toString(base));
    }

    private long window(Section section) {
        long written = section.duration("maxWindow", 1, MOST_WINDOW_MILLIS).orElse(0);
        return refused(
                section, "maxWindow", written, limits.maxWindowMillis(), Durations.text(limits.maxWindowMillis()));
    }

    private static long refused(Section section, String key, long written, long base, String baseText) {
        if (written > 0 && written <= base) {
            section.wrong(
                    key,
                    "the job config allows " + baseText + " (limits." + key
                            + "), and the higher one counts; leave this out, or write more");
        }
        return written;
    }
}
