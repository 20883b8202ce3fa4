package dev.weir.rules.expression;

import com.google.common.base.Optional;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.checker.CelChecker;
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
import dev.cel.common.internal.EnvVisitable;
import dev.cel.common.internal.EnvVisitor;
import dev.cel.common.internal.Errors;
import dev.cel.expr.Decl;
import dev.cel.parser.CelMacro;
import dev.weir.rules.expression.environment.Environment;
import java.util.List;
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

    private final CelOptions options;
    private final ImmutableMap<String, CelIdentDecl> standardNames;
    private final ImmutableList<CelFunctionDecl> functions;

    private DeclaredFunctions(CelOptions options, Env all) {
        this.options = options;
        this.standardNames =
                ImmutableMap.copyOf(all.getDeclGroup(Env.ROOT_SCOPE).getIdents());
        Set<String> names = new TreeSet<>();
        for (int scope = Env.ROOT_SCOPE; scope <= all.scopeDepth(); scope++) {
            names.addAll(all.getDeclGroup(scope).getFunctions().keySet());
        }
        this.functions = names.stream()
                .map(name -> all.lookupFunction(0, 0, NOWHERE, name))
                .collect(ImmutableList.toImmutableList());
    }

    /** Returns the functions of CEL's standard library and those that a checker adds to it. */
    static DeclaredFunctions of(CelChecker checker, CelOptions options) {
        Errors errors = new Errors("functions", "");
        Env all = Env.standard(errors, new StructTypes(checker.getTypeProvider()), options);
        ((EnvVisitable) checker).accept(new Declaring(all));
        if (errors.getErrorCount() > 0) {
            throw new IllegalStateException(errors.getAllErrorsAsString());
        }
        return new DeclaredFunctions(options, all);
    }

    private record Declaring(Env env) implements EnvVisitor {
        @Override
        public void visitDecl(String name, List<Decl> declared) {
            declared.forEach(env::add);
        }

        @Override
        public void visitMacro(CelMacro macro) {
            throw new IllegalStateException("a checker has no macros, but " + macro.getFunction());
        }
    }

    /** Checks a parsed expression in its environment. */
    CelValidationResult check(CelAbstractSyntaxTree parsed, Environment environment) {
        CelSource source = parsed.getSource();
        Errors errors = new Errors(source.getDescription(), source.getContent().toString());
        CelAbstractSyntaxTree checked =
                ExprChecker.typecheck(declared(environment, errors), NOWHERE, parsed, Optional.absent());
        return errors.getErrorCount() > 0
                ? new CelValidationResult(source, issues(errors))
                : new CelValidationResult(checked, ImmutableList.of());
    }

    /**
     * Returns CEL's environment for a single check; it collects the errors. Loops add further scopes on top of these
     * two.
     */
    private Env declared(Environment environment, Errors errors) {
        Env env = Env.unconfigured(errors, new StructTypes(environment.typeProvider()), options);
        standardNames.values().forEach(env.getDeclGroup()::putIdent);
        env.enterScope();
        functions.forEach(env.getDeclGroup()::putFunction);
        environment.types().forEach((name, type) -> env.add(CelIdentDecl.newIdentDeclaration(name, type)));
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
