package dev.weir.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.parser.CelUnparserFactory;
import dev.weir.sandbox.hostile.ExpressionMutations;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of an expression that ids of state are made of. */
class CanonicalTextTest {
    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setOptions(CelOptions.current().populateMacroCalls(true).build())
            .build();

    private static final int SEEDS_TRIED = 5_000;

    private static final List<String> GOOD = List.of(
            "transaction.amount > 500.0 && transaction.merchantId != probe.merchantId",
            "transaction.items.exists(i, i.sold1h > 100 || i.stock.available < 3)",
            "hour(now, \"Europe/Berlin\") >= 22 || orElse(lastCountry, \"DE\") in [\"DE\", \"AT\"]",
            "has(transaction.deviceId) ? -(amount - 1) * 2 % 3 : {\"a\": 1}[\"a\"]",
            "[1, 2].map(x, x + 1).filter(y, y > 1).all(z, z in [1, 2])");

    /** Where CEL's own unparser says the same of different expressions: quotes, and signs before a method or field. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[\\\\`']|\\(\\s*[-!]|[-!][^ ]*[.\\[]|\"[^\"]*\"[^\"]*\\\\");

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            (a)>( 1 )                     ~ a > 1
            a&&(b&&c)                     ~ a && b && c
            (a&&b)||c                     ~ a && b || c
            a&&(b||c)                     ~ a && (b || c)
            a-(b-c)                       ~ a - (b - c)
            (a-b)-c                       ~ a - b - c
            -(a+b)                        ~ -(a + b)
            !(a in [1,2])                 ~ !(a in [1, 2])
            (a?b:c).d                     ~ (a ? b : c).d
            a.exists( x , x>1 )           ~ a.exists(x, x > 1)
            has( a.b )                    ~ has(a.b)
            a[ 'k' ]                      ~ a["k"]
            {'k':1u, 2:1.0}               ~ {"k": 1u, 2: 1.0}
            b'\\x01\\xff'                 ~ b"\\001\\377"
            f(a , g(b))                   ~ f(a, g(b))
            """)
    void theAccidentsOfHowAnExpressionIsWrittenAreGone(String written, String canonical) {
        assertThat(canonical(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            a == "x" || a == "y"          ~ a == "x\\" || a == \\"y"
            (-a).b                        ~ -a.b
            (!a).f()                      ~ !a.f()
            1                             ~ 1.0
            1                             ~ 1u
            a - (b - c)                   ~ a - b - c
            """)
    void differentExpressionsHaveDifferentTexts(String one, String other) {
        assertThat(canonical(one)).isNotEqualTo(canonical(other));
    }

    /** The kept savepoints were written with texts of that unparser. */
    @Test
    void itIsWhatCelsUnparserSaysWhereThatIsSafe() throws CelValidationException {
        int compared = 0;
        for (int seed = 0; seed < SEEDS_TRIED; seed++) {
            Optional<CelAbstractSyntaxTree> parsed = parsed(mutant(seed));
            if (parsed.isPresent() && isSafe(parsed.get())) {
                compared++;
                assertThat(CanonicalText.of(parsed.get()))
                        .as("seed %d", seed)
                        .isEqualTo(CelUnparserFactory.newUnparser().unparse(parsed.get()));
            }
        }
        assertThat(compared).isGreaterThan(SEEDS_TRIED / 10);
    }

    @Test
    void itReadsAsTheSameExpression() throws CelValidationException {
        for (int seed = 0; seed < SEEDS_TRIED; seed++) {
            Optional<CelAbstractSyntaxTree> parsed = parsed(mutant(seed));
            if (parsed.isPresent()) {
                String text = CanonicalText.of(parsed.get());
                assertThat(canonical(text)).as("seed %d", seed).isEqualTo(text);
            }
        }
    }

    private static String mutant(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return ExpressionMutations.mutate(GOOD.get(random.nextInt(GOOD.size())), random);
    }

    private static boolean isSafe(CelAbstractSyntaxTree parsed) {
        return !AMBIGUOUS.matcher(CanonicalText.of(parsed)).find();
    }

    private static Optional<CelAbstractSyntaxTree> parsed(String expression) throws CelValidationException {
        var result = PARSER.parse(expression);
        return result.hasError() ? Optional.empty() : Optional.of(result.getAst());
    }

    private static String canonical(String expression) {
        try {
            return CanonicalText.of(
                    parsed(expression).orElseThrow(() -> new AssertionError("no expression: " + expression)));
        } catch (CelValidationException e) {
            throw new AssertionError(expression, e);
        }
    }
}
