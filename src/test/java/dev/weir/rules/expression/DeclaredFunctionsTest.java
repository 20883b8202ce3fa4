package dev.weir.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.weir.events.EventType;
import dev.weir.rules.Rules;
import dev.weir.rules.expression.environment.Environment;
import dev.weir.rules.expression.environment.EventTypes;
import dev.weir.rules.limit.RuleLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is declared once is found as CEL's own checker finds it, which declares everything for each expression. */
class DeclaredFunctionsTest {
    private static final Dialect DIALECT = new Dialect(RuleLimits.DEFAULT);
    private static final Environment GIVEN = Environment.given(
            Map.of("n", SimpleType.INT, "any", SimpleType.DYN, "texts", ListType.create(SimpleType.STRING)));
    private static final Environment EVENTS = new EventTypes(Rules.SCHEMA)
            .about(Set.of(EventType.TRANSACTION))
            .deciding()
            .build(Map.of());

    /** What a check says. */
    private record Said(
            ImmutableList<CelIssue> issues, ImmutableMap<Long, CelType> types, ImmutableMap<Long, CelReference> calls) {
        static Said of(CelValidationResult result) throws CelValidationException {
            if (result.hasError()) {
                return new Said(result.getErrors(), ImmutableMap.of(), ImmutableMap.of());
            }
            CelAbstractSyntaxTree ast = result.getAst();
            return new Said(
                    ImmutableList.of(),
                    ImmutableMap.copyOf(ast.getTypeMap()),
                    ImmutableMap.copyOf(ast.getReferenceMap()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 2 * n == 7 && !(n > 2)",
                "1 + 2.5 > n || any == 3",
                "orElse(n, 2.5) > 1 ? n : 0.5",
                "any + any",
                "any in [1, 2.5, 'a']",
                "texts.exists(n, n.startsWith('a') && n.size() > 2) || n > 1",
                "texts.map(t, t + '!').filter(t, t in {'a!': 1})",
                "duration('1h') + timestamp('2026-01-01T00:00:00Z') > timestamp(n)",
                "type(n) == int && type(any) == list",
                "math.greatest(1, 2.0, n) + math.abs(-1)",
                "sets.equivalent([n], [2.0, 'a']) || sets.intersects(texts, [n]) || sets.contains(texts, n)",
                "sets.contains([1], [n]) && 'a,b'.split(',').join('-').lowerAscii() == 'a-b'",
                "distanceKm(1, 2.0, n, 4.5) < 3",
                "{'a': [b'x', null]}['a'][0]",
                "n + 'a'",
                "m > 1 && nothing(n)",
                "n.upper() == 'A' && texts.size(1)",
                "math.nothing(1)",
                "n.field > 1",
                "[n, 'a'].all(x, x > 1)",
                "texts.exists(t, t > 1) && undeclared\n  || 1 + true",
                "transaction.amount > 5 && has(transaction.deviceId)",
                "transaction.items.exists(item, item.quantity * 2 > 3 && item.price < transaction.amount)",
                "transaction.amonut > 5 || transaction.items[0].skus == 'a'",
                "now - transaction.timestamp < duration('1h') && transaction == transaction",
                "transaction"
            })
    void anExpressionMeansWhatItMeansToCel(String text) throws CelValidationException {
        for (Environment environment : new Environment[] {GIVEN, EVENTS}) {
            CelAbstractSyntaxTree parsed = DIALECT.parse(text).getAst();

            assertThat(Said.of(DIALECT.checkMixing(parsed, environment)))
                    .isEqualTo(Said.of(cels(Dialect.mixingDeclarations(), parsed, environment)));
            assertThat(Said.of(DIALECT.checkPlain(parsed, environment)))
                    .isEqualTo(Said.of(cels(Dialect.plainDeclarations(), parsed, environment)));
        }
    }

    private static CelValidationResult cels(
            List<CelFunctionDecl> more, CelAbstractSyntaxTree parsed, Environment environment) {
        CelCheckerBuilder checker = CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(Dialect.CHECKING)
                .setStandardEnvironmentEnabled(true)
                .setTypeProvider(environment.typeProvider())
                .addLibraries(CelExtensions.strings(), CelExtensions.math(), CelExtensions.sets(Dialect.CHECKING))
                .addFunctionDeclarations(Dialect.ownDeclarations())
                .addFunctionDeclarations(more);
        environment
                .types()
                .forEach((name, type) -> checker.addVarDeclarations(CelVarDecl.newVarDeclaration(name, type)));
        return checker.build().check(parsed);
    }
}
