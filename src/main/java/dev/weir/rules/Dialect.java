package dev.weir.rules;

import dev.cel.common.CelOptions;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Set;

/**
 * CEL as rules have it: the standard library, the strings, math and sets extensions, numbers that mix, {@code has} and
 * {@code orElse}, the functions of {@link Functions}, lists, earlier decisions; and how much an expression may cost.
 */
final class Dialect {
    /** How deep an expression may nest. */
    static final int MAX_DEPTH = 120;

    /** How many elements the comprehensions of one evaluation may look at, all together. */
    static final int MAX_ITERATIONS = 10_000;

    private static final int MAX_NODES = 20_000;
    private static final int MAX_REGEX_PROGRAM = 2_000;

    private final CelOptions options;
    private final CelRuntime runtime;

    private final long longestMillis;

    Dialect(RuleLimits limits) {
        this.longestMillis = limits.maxWindowMillis();
        this.options = CelOptions.current()
                .maxExpressionCodePointSize(limits.maxExpressionChars())
                .maxParseRecursionDepth(MAX_DEPTH)
                .maxParseExpressionNodeCount(MAX_NODES)
                .comprehensionMaxIterations(MAX_ITERATIONS)
                .maxRegexProgramSize(MAX_REGEX_PROGRAM)
                .populateMacroCalls(true)
                .enableHeterogeneousNumericComparisons(true)
                .build();
        this.runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(options)
                .addLibraries(CelExtensions.strings(), CelExtensions.math(), CelExtensions.sets(options))
                .addFunctionBindings(MixedNumbers.arithmeticBindings())
                .addFunctionBindings(Absence.bindings())
                .addFunctionBindings(Functions.bindings())
                .addFunctionBindings(TextFormat.binding())
                .addFunctionBindings(Membership.bindings())
                .addFunctionBindings(Recently.bindings())
                .build();
    }

    /** What runs expressions. */
    CelRuntime runtime() {
        return runtime;
    }

    /** What checks expressions in which ints and doubles still mix. */
    CelCompiler mixing(Vocabulary vocabulary) {
        return builder(vocabulary)
                .addFunctionDeclarations(Absence.defaultingByType())
                .addFunctionDeclarations(MixedNumbers.firstCheckDeclarations())
                .build();
    }

    /** What checks expressions that are about to run. */
    CelCompiler plain(Vocabulary vocabulary) {
        return builder(vocabulary).addFunctionDeclarations(Absence.defaulting()).build();
    }

    private CelCompilerBuilder builder(Vocabulary vocabulary) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options)
                .setStandardMacros(macros())
                .addMacros(Absence.has(), Membership.macro(), Recently.macro(longestMillis))
                .addLibraries(CelExtensions.strings(), CelExtensions.math(), CelExtensions.sets(options))
                .setTypeProvider(vocabulary.typeProvider())
                .addFunctionDeclarations(MixedNumbers.arithmeticDeclarations())
                .addFunctionDeclarations(Absence.presence())
                .addFunctionDeclarations(Functions.declarations())
                .addFunctionDeclarations(TextFormat.declaration())
                .addFunctionDeclarations(Membership.declaration())
                .addFunctionDeclarations(Recently.declaration());
        vocabulary.variables().forEach(builder::addVar);
        return builder;
    }

    private static List<CelStandardMacro> macros() {
        Set<CelStandardMacro> standard = CelStandardMacro.STANDARD_MACROS;
        return standard.stream().filter(macro -> macro != CelStandardMacro.HAS).toList();
    }
}
