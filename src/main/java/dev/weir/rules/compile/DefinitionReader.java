package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.definition.Definition;
import dev.weir.rules.definition.Definitions;
import dev.weir.rules.definition.Expansion;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.definition.References;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.GrammarPlace;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.ReservedNames;
import dev.weir.rules.expression.message.TypeMessages;
import dev.weir.rules.rule.Compiled;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads documents with definitions. A definition alone has no event that it is about; it is good if it is good in a rule
 * on one of the event types, and each rule that uses it is checked with it.
 */
public final class DefinitionReader {
    /** What the ids of such documents begin with, before the slash. */
    public static final String KIND = "defs";

    /** The largest number of definitions in a document: each is compiled when it is pushed. */
    public static final int MOST = 100;

    private static final Map<String, Clause> CLAUSES = Stream.concat(Stream.of(clause()), Grammar.clauses().stream())
            .collect(Collectors.toMap(Clause::name, clause -> clause));
    private static final Node.Place NOWHERE = new Node.Place(1, 1);
    private static final String HINT = "write it as the kind, a slash and a name, such as id: defs/times";

    private final RuleCompiler compiler;
    private final List<EventType> types;
    private final String outcome;

    /** Creates a reader of definitions for the rules of this compiler. */
    public DefinitionReader(RuleCompiler compiler) {
        this.compiler = compiler;
        this.types = compiler.schema().types().stream()
                .filter(type ->
                        !type.equals(DecisionStream.TYPE) && !compiler.schema().isOfLabels(type))
                .toList();
        this.outcome =
                compiler.limits().outcomes().declared().stream().findFirst().orElse("REVIEW");
    }

    private static final String NO_LOOP = "; a definition knows neither stages nor the variable of a loop that it is"
            + " used in: write the whole loop into it, as in transaction.items.exists(i, i.price > 100.0)";

    /**
     * What a document defines.
     *
     * @param definitions those that could be read
     * @param errors all of the document
     */
    public record Read(Definitions definitions, List<RuleError> errors) {
        /** Makes defensive copies. */
        public Read {
            errors = List.copyOf(errors);
        }
    }

    /** Returns all clauses, that of a whole document with definitions first. */
    public static List<Clause> clauses() {
        return Stream.concat(Stream.of(clause()), Grammar.clauses().stream()).toList();
    }

    private static Clause clause() {
        return Clause.of(
                        "definitions", "Conditions and features that rules share, by name: defs.NAME in an expression.")
                .required(
                        "id",
                        new Kind.Text("defs/[a-z0-9][a-z0-9._-]{0,63}"),
                        "The kind, a slash and the name of the file: defs/times.")
                .required(
                        "version",
                        new Kind.Whole(1, Long.MAX_VALUE),
                        "The version of the document, from 1. Raise it with every change.")
                .optional("description", Grammar.ANY_TEXT, "What the definitions are for, in one sentence.")
                .optional("owner", Grammar.ANY_TEXT, "Whose it is, such as fraud.")
                .optional(
                        Definition.Form.CONDITION.key(),
                        new Kind.MapOf(ReservedNames.IDENTIFIER.pattern(), Grammar.EXPRESSION),
                        "Conditions by name: CEL expressions that are true or false.")
                .optional(
                        Definition.Form.FEATURE.key(),
                        new Kind.MapOf(ReservedNames.IDENTIFIER.pattern(), new Kind.Nested("feature")),
                        "Features by name, as in a rule.");
    }

    /** Reads what was accepted before. */
    public static Definitions inForce(Node document) {
        return definitions(DocumentIds.of(document), document);
    }

    /** Reads a document and checks all that it defines. */
    public Read read(Node document) {
        Diagnostics diagnostics = new Diagnostics();
        Section section = Section.ofRule(document, GrammarPlace.of(CLAUSES, clause()), diagnostics);
        if (diagnostics.count() > 0) {
            return new Read(Definitions.NONE, diagnostics.errors());
        }
        section.refuseOthers();
        header(section);
        Definitions definitions = definitions(DocumentIds.of(document), document);
        names(section, definitions, diagnostics);
        if (diagnostics.count() > 0) {
            return new Read(definitions, diagnostics.errors());
        }
        List<RuleError> errors = new ArrayList<>();
        for (Definition definition : definitions.byName().values()) {
            errors.addAll(errors(definition, definitions));
        }
        return new Read(definitions, errors.stream().distinct().toList());
    }

    private static void header(Section section) {
        if (!section.has("id")) {
            section.missing("id", HINT);
        }
        String id = section.text("id", HINT).orElse("");
        if (!id.isEmpty() && (!DocumentIds.isId(id) || !DocumentIds.kindOf(id).equals(KIND))) {
            section.wrong("id", "'" + id + "' is no id of definitions; " + HINT);
        }
        if (!section.has("version")) {
            section.missing("version", "write a whole number that grows with every change, such as version: 1");
        }
        section.whole("version");
        section.text("description", "write a text");
        section.text("owner", "write a name, such as fraud");
    }

    private void names(Section section, Definitions definitions, Diagnostics diagnostics) {
        int written = 0;
        for (Definition.Form form : Definition.Form.values()) {
            Section map = section.section(form.key());
            written += map.keys().size();
            for (String name : map.keys()) {
                name(map, name, form, diagnostics);
            }
        }
        if (written == 0) {
            section.wrong("this defines nothing; write conditions: or features: with names and what they mean");
        } else if (written > MOST) {
            section.wrong("this defines " + written + "; at most " + MOST + " are in one document: make two of it");
        }
        Section features = section.section(Definition.Form.FEATURE.key());
        section.section(Definition.Form.CONDITION.key()).keys().stream()
                .filter(features.keys()::contains)
                .forEach(name -> diagnostics.add(
                        features.pathOf(name), "'" + name + "' is a condition of this document too; use another name"));
        definitions.byName().values().forEach(definition -> known(definition, definitions, diagnostics));
    }

    private void name(Section map, String name, Definition.Form form, Diagnostics diagnostics) {
        if (!ReservedNames.isIdentifier(name)) {
            diagnostics.add(
                    map.pathOf(name),
                    "'" + name + "' is no name; begin with a letter, and go on with letters, digits and '_'");
        } else if (form == Definition.Form.FEATURE && compiler.isTaken(name)) {
            diagnostics.add(map.pathOf(name), "'" + name + "' means something else in expressions; use another name");
        } else if (form == Definition.Form.CONDITION) {
            map.expression(name, "write a condition, such as 'transaction.amount > 500'")
                    .filter(condition -> !References.closesItsOwn(condition))
                    .ifPresent(condition -> map.wrong(
                            name,
                            "a bracket closes that does not open in this condition; it has to be whole by itself"));
        }
    }

    /** Notes what a definition refers to that is not in its document: documents do not depend on each other. */
    private static void known(Definition definition, Definitions here, Diagnostics diagnostics) {
        for (String name : Definitions.namedIn(definition.node())) {
            if (here.find(name).isEmpty()) {
                diagnostics.add(
                        definition.form().key() + "." + definition.name(),
                        "there is no definition '" + name + "' in this document"
                                + Spelling.advice(name, here.byName().keySet())
                                + "; a definition uses others of its own document only");
            }
        }
    }

    private static Definitions definitions(String id, Node document) {
        Map<String, Definition> read = new TreeMap<>();
        for (Definition.Form form : Definition.Form.values()) {
            if (document instanceof Node.Fields fields && fields.values().get(form.key()) instanceof Node.Fields map) {
                map.values().forEach((name, node) -> read.put(name, new Definition(name, id, form, node)));
            }
        }
        return read.isEmpty() ? Definitions.NONE : new Definitions(read);
    }

    /** Returns what is wrong with a definition in a rule on the event type that suits it best; nothing if one suits. */
    private List<RuleError> errors(Definition definition, Definitions all) {
        List<RuleError> fewest = List.of();
        for (EventType type : mentionedFirst(definition, all)) {
            Linked trial = Linked.of(trial(definition, type), all);
            if (!(compiler.compile(trial, Expansion.Placement.DEFINITION) instanceof Compiled.Rejected rejected)) {
                return List.of();
            }
            if (fewest.isEmpty() || rejected.errors().size() < fewest.size()) {
                fewest = rejected.errors();
            }
        }
        String path = definition.form().key() + "." + definition.name();
        return fewest.stream()
                .map(error -> error.path().equals("when") ? RuleError.at(path, error.message()) : error)
                .map(DefinitionReader::knowingNoLoop)
                .toList();
    }

    /** Says of a name that is unknown in a definition that it may be known where the definition is used. */
    private static RuleError knowingNoLoop(RuleError error) {
        boolean mayBeOfUser = error.message().startsWith(TypeMessages.UNKNOWN_NAME)
                && !error.message().contains(Spelling.MEANT);
        return mayBeOfUser
                ? new RuleError(error.path(), error.message() + NO_LOOP, error.line(), error.column())
                : error;
    }

    private List<EventType> mentionedFirst(Definition definition, Definitions all) {
        String text = all.usedBy(trial(definition, types.get(0))).toString();
        List<EventType> first = new ArrayList<>(
                types.stream().filter(type -> text.contains(type.ruleName())).toList());
        types.stream().filter(type -> !first.contains(type)).forEach(first::add);
        return first;
    }

    private Node trial(Definition definition, EventType type) {
        String reference = KIND + "." + definition.name();
        Map<String, Node> rule = new LinkedHashMap<>();
        rule.put("id", text("trial"));
        rule.put("version", new Node.Whole(1, NOWHERE));
        rule.put("on", text(type.ruleName()));
        rule.put("when", text(definition.form() == Definition.Form.CONDITION ? reference : "has(" + reference + ")"));
        rule.put("then", new Node.Fields(Map.of("outcome", text(outcome)), NOWHERE));
        return new Node.Fields(rule, NOWHERE);
    }

    private static Node text(String value) {
        return new Node.Text(value, NOWHERE);
    }
}
