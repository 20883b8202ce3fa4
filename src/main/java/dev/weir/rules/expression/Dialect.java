package dev.weir.rules.expression;

import com.google.common.base.Suppliers;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationResult;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.definition.Definitions;
import dev.weir.rules.definition.Expansion;
import dev.weir.rules.expression.environment.EarlierDecisions;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.Lookup;
import dev.weir.rules.expression.environment.Membership;
import dev.weir.rules.expression.environment.ModelScores;
import dev.weir.rules.expression.eval.Bindings;
import dev.weir.rules.expression.eval.EvalPlanner;
import dev.weir.rules.expression.eval.Functions;
import dev.weir.rules.expression.eval.FuzzyMatch;
import dev.weir.rules.expression.eval.Program;
import dev.weir.rules.expression.eval.SetFunctions;
import dev.weir.rules.expression.eval.TextFormat;
import dev.weir.rules.expression.eval.TextFunctions;
import dev.weir.rules.expression.eval.TimeFunctions;
import dev.weir.rules.expression.lint.Review;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;
import dev.weir.rules.expression.value.Regexes;
import dev.weir.rules.expression.value.RuntimeTypes;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.list.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * CEL as used in rules: the standard library, the strings, math and sets extensions, mixed number types, {@code has}
 * and {@code orElse}, the functions of {@link Functions}, lists and tables, and earlier decisions; also the limits on the cost of
 * an expression.
 */
public final class Dialect {
    /** The largest depth of an expression. */
    static final int MAX_DEPTH = 120;

    private static final int MAX_NODES = 20_000;

    /** Of checks, for which the length of an expression does not matter: the same functions for all dialects. */
    static final CelOptions CHECKING = options().build();

    /** Comparing all overloads of all functions takes far longer than everything else about a new dialect. */
    private static final DeclaredFunctions COMMON = DeclaredFunctions.of(CHECKING, commonDeclarations());

    private static final DeclaredFunctions MIXING = COMMON.and(mixingDeclarations());

    private static final DeclaredFunctions PLAIN = COMMON.and(plainDeclarations());

    /** The names of the calls that are macros because something in them has to be written out. */
    static final Set<String> EXPANDED_CALLS = expandedCalls();

    private final CelOptions options;
    private final Meter meter;
    /** Made when they are first asked for, which not every process does of every dialect: both take long. */
    private final Supplier<Bindings> functions;

    private final Supplier<CelParser> parser;
    private final Map<String, TableShape> tables;
    private final Review review;
    private final Definitions definitions;
    private final Expansion.Placement placement;

    /** Creates the dialect with these limits on expressions. */
    public Dialect(RuleLimits limits) {
        this.options = options()
                .maxExpressionCodePointSize(limits.maxExpressionChars())
                .build();
        this.meter = new Meter(limits.expressions());
        this.functions = Suppliers.memoize(() -> Bindings.of(options, meter, own()));
        this.parser = Suppliers.memoize(() -> parser(options, expandedMacros(limits.maxWindowMillis())));
        this.tables = Map.of();
        this.review = Review.NONE;
        this.definitions = Definitions.NONE;
        this.placement = Expansion.Placement.REFERENCE;
    }

    private Dialect(
            Dialect same,
            Map<String, TableShape> tables,
            Review review,
            Definitions definitions,
            Expansion.Placement placement) {
        this.options = same.options;
        this.meter = same.meter;
        this.functions = same.functions;
        this.parser = same.parser;
        this.tables = Map.copyOf(tables);
        this.review = review;
        this.definitions = definitions;
        this.placement = placement;
    }

    /**
     * Returns the dialect in which it is known what these tables have, at negligible cost. Of all others nothing is
     * known: what is looked up in them can be of any type.
     */
    public Dialect knowing(Map<String, TableShape> known) {
        return new Dialect(this, known, review, definitions, placement);
    }

    /** Returns the dialect with a review of what has the right types, at negligible cost. */
    public Dialect reviewedBy(Review other) {
        return new Dialect(this, tables, other, definitions, placement);
    }

    /**
     * Returns the dialect with these definitions, at negligible cost.
     *
     * @param at what an error inside a definition points at
     */
    public Dialect defining(Definitions known, Expansion.Placement at) {
        return new Dialect(this, tables, review, known, at);
    }

    /** Expands the references to definitions in an expression, to at most this many characters. */
    Expansion expansion(String text, int mostChars) {
        return Expansion.of(text, definitions, placement, mostChars);
    }

    /** Returns the review of what has the right types. */
    Review review() {
        return review;
    }

    /** Returns the tables of which it is known what they have, by name. */
    Map<String, TableShape> tables() {
        return tables;
    }

    private List<CelFunctionBinding> own() {
        List<CelFunctionBinding> own = new ArrayList<>();
        own.addAll(MixedNumbers.arithmeticBindings());
        own.addAll(Functions.bindings(meter));
        own.addAll(TimeFunctions.bindings(meter));
        own.addAll(TextFunctions.bindings(meter));
        own.add(TextFormat.binding(meter));
        own.addAll(Membership.bindings());
        own.addAll(FuzzyMatch.bindings(meter));
        own.addAll(Lookup.bindings());
        own.addAll(EarlierDecisions.bindings());
        own.addAll(ModelScores.bindings());
        own.add(RuntimeTypes.binding());
        return own;
    }

    /** Returns the compiled regular expressions. */
    Regexes regexes() {
        return functions.get().regexes();
    }

    /** Returns a program for a checked expression; throws a {@link Failure} if that is impossible. */
    Program program(CelAbstractSyntaxTree checked, Environment environment) {
        return EvalPlanner.plan(checked, environment, functions.get(), meter);
    }

    /** Parses an expression. */
    CelValidationResult parse(String text) {
        return parser.get().parse(text);
    }

    /** Parses an expression and leaves the calls of {@link #EXPANDED_CALLS} as they are, whatever is wrong with them. */
    CelValidationResult parseCalls(String text) {
        return parser(options, List.of()).parse(text);
    }

    /** Checks an expression in which ints and doubles still mix. */
    CelValidationResult checkMixing(CelAbstractSyntaxTree parsed, Environment environment) {
        return MIXING.check(parsed, environment);
    }

    /** Checks an expression that is about to run. */
    CelValidationResult checkPlain(CelAbstractSyntaxTree parsed, Environment environment) {
        return PLAIN.check(parsed, environment);
    }

    /** Returns what expressions may call in which ints and doubles still mix, without what is common to all. */
    static List<CelFunctionDecl> mixingDeclarations() {
        List<CelFunctionDecl> declared = new ArrayList<>(MixedNumbers.firstCheckDeclarations());
        declared.add(Absence.defaultingByType());
        return declared;
    }

    /** Returns the same of expressions that are about to run. */
    static List<CelFunctionDecl> plainDeclarations() {
        return List.of(Absence.defaulting());
    }

    private static List<CelFunctionDecl> commonDeclarations() {
        List<CelFunctionDecl> declared = new ArrayList<>();
        declared.addAll(CelExtensions.strings().functions());
        declared.addAll(CelExtensions.math().functions());
        declared.addAll(SetFunctions.declarations());
        declared.addAll(ownDeclarations());
        return declared;
    }

    /** Returns what all expressions may call, without CEL's standard and its extensions. */
    static List<CelFunctionDecl> ownDeclarations() {
        List<CelFunctionDecl> declared = new ArrayList<>();
        declared.addAll(MixedNumbers.arithmeticDeclarations());
        declared.add(Absence.presence());
        declared.addAll(Functions.declarations());
        declared.addAll(TimeFunctions.declarations());
        declared.addAll(TextFunctions.declarations());
        declared.add(TextFormat.declaration());
        declared.addAll(Membership.declarations());
        declared.add(Lookup.declaration());
        declared.addAll(EarlierDecisions.declarations());
        declared.add(ModelScores.declaration());
        return declared;
    }

    private static CelOptions.Builder options() {
        return CelOptions.current()
                .maxParseRecursionDepth(MAX_DEPTH)
                .maxParseExpressionNodeCount(MAX_NODES)
                .populateMacroCalls(true)
                .enableHeterogeneousNumericComparisons(true);
    }

    private static CelParser parser(CelOptions options, List<CelMacro> expanded) {
        return CelParserFactory.standardCelParserBuilder()
                .setOptions(options)
                .setStandardMacros(macros())
                .addMacros(Absence.has(), Absence.coalesce())
                .addMacros(expanded)
                .addLibraries(CelExtensions.math()) // strings and sets have no macros
                .build();
    }

    private static List<CelMacro> expandedMacros(long longestMillis) {
        List<CelMacro> expanded = new ArrayList<>(EarlierDecisions.macros(longestMillis));
        expanded.addAll(ModelScores.macros());
        expanded.addAll(Membership.macros());
        expanded.add(Lookup.macro());
        return expanded;
    }

    private static Set<String> expandedCalls() {
        return expandedMacros(1).stream().map(CelMacro::getFunction).collect(Collectors.toUnmodifiableSet());
    }

    private static List<CelStandardMacro> macros() {
        Set<CelStandardMacro> standard = CelStandardMacro.STANDARD_MACROS;
        return standard.stream().filter(macro -> macro != CelStandardMacro.HAS).toList();
    }
}
