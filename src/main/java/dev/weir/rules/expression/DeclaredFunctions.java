package dev.weir.rules.expression;

import com.google.common.base.Optional;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import dev.cel.checker.CelIdentDecl;
import dev.cel.checker.Env;
import dev.cel.checker.ExprChecker;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelContainer;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.internal.Errors;
import dev.cel.common.types.CelTypeProvider;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.eval.ExprTree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks expressions against functions that are declared once. CEL's own checker declares all functions again for each
 * check and compares every two overloads of a function, which takes most of the time of a check, always with the same
 * result. Immutable and safe for use by several threads.
 */
@SuppressWarnings("deprecation") // CEL's checker is only accessible through the class that declares everything again
final class DeclaredFunctions {
    private static final CelContainer NOWHERE = CelContainer.ofName("");
    private static final CelTypeProvider NO_TYPES = Environment.given(Map.of()).typeProvider();

    private final CelOptions options;
    private final ImmutableList<CelIdentDecl> standardNames;
    /** CEL's own, of which a function that is declared outside of the standard can be an overload, whatever its types. */
    private final ImmutableList<CelFunctionDecl> standard;

    private final ImmutableList<CelFunctionDecl> added;
    /** Both, those with the same name together, by the last part of their names: the rest may be what they are called on. */
    private final ImmutableListMultimap<String, CelFunctionDecl> byCall;

    private DeclaredFunctions(CelOptions options, Env all) {
        this.options = options;
        this.standardNames = ImmutableList.copyOf(
                all.getDeclGroup(Env.ROOT_SCOPE).getIdents().values());
        this.standard = ImmutableList.copyOf(
                all.getDeclGroup(Env.ROOT_SCOPE).getFunctions().values());
        this.added = ImmutableList.copyOf(all.getDeclGroup().getFunctions().values());
        Set<String> names = new TreeSet<>();
        standard.forEach(function -> names.add(function.name()));
        added.forEach(function -> names.add(function.name()));
        this.byCall = names.stream()
                .map(name -> all.lookupFunction(0, 0, NOWHERE, name))
                .collect(ImmutableListMultimap.toImmutableListMultimap(
                        function -> lastPart(function.name()), function -> function));
    }

    /** Returns the functions of CEL's standard library and these. */
    static DeclaredFunctions of(CelOptions options, List<CelFunctionDecl> added) {
        return adding(added, Env.standard(new Errors("functions", ""), new StructTypes(NO_TYPES), options), options);
    }

    /** Returns these functions and more; a function that is there gets more overloads. */
    DeclaredFunctions and(List<CelFunctionDecl> more) {
        Env all = within(NO_TYPES, standard, new Errors("functions", ""));
        added.forEach(all.getDeclGroup()::putFunction);
        return adding(more, all, options);
    }

    private static DeclaredFunctions adding(List<CelFunctionDecl> more, Env all, CelOptions options) {
        more.forEach(all::add);
        Errors errors = all.getErrorContext();
        if (errors.getErrorCount() > 0) {
            throw new IllegalStateException(errors.getAllErrorsAsString());
        }
        return new DeclaredFunctions(options, all);
    }

    /** Checks a parsed expression in its environment. */
    CelValidationResult check(CelAbstractSyntaxTree parsed, Environment environment) {
        CelSource source = parsed.getSource();
        Errors errors = new Errors(source.getDescription(), source.getContent().toString());
        CelAbstractSyntaxTree checked =
                ExprChecker.typecheck(declared(parsed, environment, errors), NOWHERE, parsed, Optional.absent());
        return errors.getErrorCount() > 0
                ? new CelValidationResult(source, issues(errors))
                : new CelValidationResult(checked, ImmutableList.of());
    }

    /**
     * Returns CEL's environment for a single check, with the functions that it may ask for; it collects the errors. Loops
     * add further scopes on top of these two.
     */
    private Env declared(CelAbstractSyntaxTree parsed, Environment environment, Errors errors) {
        Env env = within(environment.typeProvider(), List.of(), errors);
        ExprTree.walk(parsed.getExpr(), (expr, bound) -> {
            if (expr.getKind() == Kind.CALL) {
                byCall.get(lastPart(expr.call().function())).forEach(env.getDeclGroup()::putFunction);
            }
        });
        environment.types().forEach((name, type) -> env.add(CelIdentDecl.newIdentDeclaration(name, type)));
        return env;
    }

    private static String lastPart(String function) {
        return function.substring(function.lastIndexOf('.') + 1);
    }

    /** Returns an environment with the standard names and these functions, and an empty scope on top. */
    private Env within(CelTypeProvider types, List<CelFunctionDecl> outer, Errors errors) {
        Env env = Env.unconfigured(errors, new StructTypes(types), options);
        standardNames.forEach(env.getDeclGroup()::putIdent);
        outer.forEach(env.getDeclGroup()::putFunction);
        env.enterScope();
        return env;
    }

    private static ImmutableList<CelIssue> issues(Errors errors) {
        return errors.getErrors().stream()
                .map(error -> issue(error, errors.getPositionLocation(error.position())))
                .collect(ImmutableList.toImmutableList());
    }

    private static CelIssue issue(Errors.Error error, Errors.SourceLocation at) {
        return CelIssue.newBuilder()
                .setSeverity(CelIssue.Severity.ERROR)
                .setExprId(error.exprId())
                .setMessage(error.rawMessage())
                .setSourceLocation(CelSourceLocation.of(at.line(), at.column() - 1))
                .build();
    }
}
