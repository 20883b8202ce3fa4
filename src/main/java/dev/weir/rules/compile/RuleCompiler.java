package dev.weir.rules.compile;

import com.google.common.base.Suppliers;
import dev.weir.events.Boundary;
import dev.weir.events.EventType;
import dev.weir.events.ReservedWords;
import dev.weir.events.ValueType;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.OtherAttributes;
import dev.weir.events.definition.Schema;
import dev.weir.rules.definition.Expansion;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.definition.UsedFeatures;
import dev.weir.rules.document.Diagnostics;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.Dialect;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.expression.lint.NearConstants;
import dev.weir.rules.expression.lint.Review;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.lint.RuleReview;
import dev.weir.rules.list.TableShape;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RulePattern;
import dev.weir.rules.rule.Versions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Compiles a document to a rule: document → checked → planned. Immutable and safe for use by several threads; not
 * serializable, create one per operator.
 */
public final class RuleCompiler {
    private final EventTypes types;
    private final Schema schema;
    private final RuleLimits limits;
    private final PatternReader patterns;
    private final FeatureReader features;
    private final TriggerExpressions.Checkers checkers;
    private final int mostOpenMatches;
    private final Supplier<RuleCompiler> ofInForce = Suppliers.memoize(this::makeOfInForce);

    /** Creates a compiler of rules over events of this schema, within these limits. */
    public RuleCompiler(Schema schema, RuleLimits limits) {
        this(schema, limits, limits.maxOpenMatches(), new Dialect(limits).reviewedBy(Review.of(schema, limits)));
    }

    private RuleCompiler(Schema schema, RuleLimits limits, int mostOpenMatches, Dialect dialect) {
        this.types = new EventTypes(schema);
        this.schema = schema;
        this.limits = limits;
        this.mostOpenMatches = mostOpenMatches;
        this.checkers = new TriggerExpressions.Checkers(types, limits, dialect);
        this.features = new FeatureReader(schema, checkers);
        this.patterns = new PatternReader(schema, limits, mostOpenMatches, features.expressions());
    }

    /** Returns the compiler for rules in force, which stay in force whatever limits apply to new ones: the same each time. */
    public RuleCompiler ofRulesInForce() {
        return ofInForce.get();
    }

    private RuleCompiler makeOfInForce() {
        RuleLimits wider = limits.ofRulesInForce();
        return new RuleCompiler(schema, wider, RuleLimits.MOST_OPEN_MATCHES, new Dialect(wider));
    }

    /**
     * Returns what is wrong with what a rule looks up: fields that a table does not have, values of another type, and
     * lists that are no tables. Tables that are not known are not checked. What runs is compiled without knowing
     * tables, so that it survives every change of one, and runs alike wherever it was compiled.
     *
     * @param rule as this compiler made it of the document
     * @param known what lists have for each entry, by name
     */
    public List<RuleError> misuses(Rule rule, Linked document, Map<String, TableShape> known) {
        List<RuleError> errors = new ArrayList<>();
        Map<String, TableShape> asked = new TreeMap<>();
        new TreeMap<>(rule.lists())
                .forEach((list, use) -> use.asTable().ifPresent(path -> {
                    TableShape shape = known.get(list);
                    if (shape != null && shape.isTable()) {
                        asked.put(list, shape);
                    } else if (shape != null) {
                        errors.add(RuleError.at(
                                path,
                                "'" + list + "' is a list and no table, so there is nothing to look up"
                                        + " in it: use inList(\"" + list + "\", ...), or push it as a table"));
                    }
                }));
        if (!asked.isEmpty() && knowing(asked).compile(document) instanceof Compiled.Rejected rejected) {
            errors.addAll(rejected.errors());
        }
        return errors;
    }

    /**
     * Returns the constants of a valid rule that differ in one letter from a value that the field they are compared
     * with was seen to have, and were never seen themselves. Fields that declare their values are left alone.
     *
     * @param seen texts by the names of fields in rules
     */
    public List<RuleError> misspelt(Linked document, Map<String, Set<String>> seen) {
        Map<String, Set<String>> undeclared = new TreeMap<>(seen);
        undeclared.keySet().removeAll(schema.values().keySet());
        if (!NearConstants.mayHave(document.texts(), undeclared.values())) {
            return List.of();
        }
        Dialect reviewed = checkers.dialect().reviewedBy(Review.ofSeen(schema.withValues(undeclared)));
        return new RuleCompiler(schema, limits, mostOpenMatches, reviewed).compile(document)
                        instanceof Compiled.Rejected rejected
                ? rejected.errors().stream().distinct().toList()
                : List.of();
    }

    private RuleCompiler knowing(Map<String, TableShape> tables) {
        return new RuleCompiler(
                schema, limits, mostOpenMatches, checkers.dialect().knowing(tables));
    }

    /** Returns the events that rules are about. */
    public Schema schema() {
        return schema;
    }

    /** Returns whether a name has another meaning in expressions. */
    boolean isTaken(String name) {
        return types.isTaken(name) || ReservedWords.isFieldOfLine(name);
    }

    /** Returns the limits on the size of a rule. */
    public RuleLimits limits() {
        return limits;
    }

    /** Checks a rule that uses no definitions; a rejection contains every error. */
    public Compiled compile(Node document) {
        return compile(Linked.plain(document));
    }

    /** Checks a rule with its definitions; a rejection contains every error. */
    public Compiled compile(Linked document) {
        return compile(document, Expansion.Placement.REFERENCE);
    }

    /**
     * Checks a rule with its definitions.
     *
     * @param at what an error inside a definition points at
     */
    Compiled compile(Linked document, Expansion.Placement at) {
        if (!document.attributes().isEmpty()) {
            return naming(document.attributes()).compile(document.withoutAttributes(), at);
        }
        if (document.known().byName().isEmpty()) {
            return compileAlone(document.rule(), document.rule());
        }
        Dialect dialect = checkers.dialect().defining(document.known(), at);
        Compiled compiled = new RuleCompiler(schema, limits, mostOpenMatches, dialect)
                .compileAlone(document.withFeatures(), document.texts());
        UsedFeatures features = new UsedFeatures(document);
        List<RuleError> clashes = features.clashes();
        if (!clashes.isEmpty()) {
            return new Compiled.Rejected(DocumentIds.of(document.rule()), Versions.of(document.rule()), clashes);
        }
        return at == Expansion.Placement.REFERENCE ? placed(compiled, features.toReferences()) : compiled;
    }

    /** Returns a compiler with these attributes too, by the name of the event type. */
    private RuleCompiler naming(Map<String, Set<String>> attributes) {
        Map<EventType, Map<String, ValueType>> named = new HashMap<>();
        for (EventType type : schema.types()) {
            Map<String, ValueType> ofType = named.computeIfAbsent(type, unseen -> new HashMap<>());
            attributes
                    .getOrDefault(type.ruleName(), Set.of())
                    .forEach(form -> ofType.put(OtherAttributes.nameIn(form), OtherAttributes.typeIn(form)));
        }
        return new RuleCompiler(
                schema.with(schema.others().naming(named)), limits, mostOpenMatches, checkers.dialect());
    }

    private static Compiled placed(Compiled compiled, UnaryOperator<RuleError> place) {
        if (compiled instanceof Compiled.Rejected rejected) {
            return new Compiled.Rejected(
                    rejected.id(),
                    rejected.version(),
                    rejected.errors().stream().map(place).toList());
        }
        Compiled.Accepted accepted = (Compiled.Accepted) compiled;
        return new Compiled.Accepted(
                accepted.rule(),
                accepted.warnings().stream().map(place).toList(),
                accepted.names().stream().map(name -> name.at(place)).toList());
    }

    /** Checks a rule; all that is said of it, also in what it refers to, is in {@code texts}. */
    private Compiled compileAlone(Node document, Node texts) {
        return Boundary.cross(
                () -> check(document, texts),
                reason -> new Compiled.Rejected("", 0, List.of(RuleError.at("", reason))));
    }

    private Compiled check(Node document, Node texts) {
        Diagnostics diagnostics = new Diagnostics();
        Section rule = Section.ofRule(document, Grammar.place(), diagnostics);
        if (diagnostics.count() > 0) {
            return new Compiled.Rejected("", 0, diagnostics.errors());
        }
        Header header = Header.read(rule, types, schema);
        return new Compiling(texts, rule, header, diagnostics).compile();
    }

    /** The compilation of one document. */
    private final class Compiling {
        private final Node texts;
        private final Section rule;
        private final Header header;
        private final Diagnostics diagnostics;

        Compiling(Node texts, Section rule, Header header, Diagnostics diagnostics) {
            this.texts = texts;
            this.rule = rule;
            this.header = header;
            this.diagnostics = diagnostics;
        }

        private Compiled compile() {
            Section written = rule.section("features");
            Optional<PatternDraft> draft =
                    Header.hasPattern(rule) ? patterns.read(rule, Set.copyOf(written.keys())) : Optional.empty();
            FeatureLookup lookup = draft.map(PatternDraft::lookup)
                    .or(() -> header.date().map(FeatureLookup::onDate))
                    .orElseGet(() -> FeatureLookup.on(header.on().map(Set::of).orElse(Set.of())));
            FeatureSet own = FeatureSet.read(written, lookup, features, diagnostics);
            FeatureSet read = new RowColumns(schema).addTo(own, texts, lookup);
            read.requireFew(written.keys().size(), limits.counts().maxFeatures(), diagnostics);
            Optional<PatternPlanner> planner =
                    draft.map(pattern -> new PatternPlanner(pattern, checkers, read, diagnostics));
            Optional<Environment> environment = draft.map(pattern -> Environments.ofMatch(types, pattern, read))
                    .or(() -> header.on().map(on -> Environments.ofTrigger(types, on, read)));
            RuleBody body = RuleBody.read(
                    rule, new TriggerExpressions(checkers, environment, read, diagnostics), about(lookup, draft));
            if (body.subjectLooksBack()) {
                read.requireOwn(lookup, diagnostics);
            }
            Optional<RulePattern> pattern = planner.flatMap(planned ->
                    planned.plan(body.subjectLooksBack(), patterns.subjectFields(rule, draft.orElseThrow())));
            return diagnostics.count() > 0
                    ? new Compiled.Rejected(
                            header.identity().id(), header.identity().version(), diagnostics.errors())
                    : accepted(rule(header.date().isPresent() ? Set.of() : lookup.types(), pattern, read, body));
        }

        private Compiled accepted(Rule made) {
            diagnostics.warnOfPart("rollout", made.exposure().rolloutPercent());
            List<RuleError> warnings = new ArrayList<>(diagnostics.warnings());
            warnings.addAll(RuleReview.within(schema, limits).of(made));
            return new Compiled.Accepted(made, warnings, diagnostics.names());
        }

        private ThenReader.About about(FeatureLookup lookup, Optional<PatternDraft> draft) {
            return new ThenReader.About(
                    schema,
                    lookup.types(),
                    limits.maxWindowMillis(),
                    limits.outcomes(),
                    draft.filter(PatternDraft::isAbsence).isPresent());
        }

        private Rule rule(Set<EventType> triggers, Optional<RulePattern> pattern, FeatureSet features, RuleBody body) {
            return new Rule(
                    header.identity(),
                    header.exposure(),
                    new Rule.Trigger(triggers, pattern, header.date()),
                    new Rule.Condition(
                            body.when(),
                            features.features(),
                            body.whenFeatures(),
                            body.usesStock(),
                            diagnostics.lists(),
                            diagnostics.lookbacks()),
                    body.action());
        }
    }
}
