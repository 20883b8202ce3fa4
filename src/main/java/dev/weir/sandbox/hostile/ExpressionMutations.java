package dev.weir.sandbox.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes an expression token by token. The result is often still an expression, though one that nobody would write.
 */
public final class ExpressionMutations {
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[A-Za-z_][A-Za-z_0-9.]*|[0-9][0-9.e]*|&&|\\|\\||[<>=!]=|\\s+|.");

    private static final List<String> WORDS = List.of(
            "1",
            "1.0",
            "0",
            "-1",
            "9223372036854775807",
            "1u",
            "1e308",
            "-0.0",
            "0.0 / 0.0",
            "1.0 / 0.0",
            "\"a\"",
            "''",
            "b'\\xff'",
            "null",
            "true",
            "[]",
            "[1, 2.0, \"a\"]",
            "{}",
            "{\"a\": 1}",
            "{1: 2}",
            "now",
            "timestamp(0)",
            "duration(\"1h\")",
            "transaction",
            "transaction.amount",
            "transaction.items",
            "transaction.ip",
            "transaction.customerId",
            "click.type",
            "inventory.available",
            "stock",
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "&&",
            "||",
            "!",
            "+",
            "-",
            "*",
            "/",
            "%",
            "?",
            ":",
            "in",
            ".",
            ",",
            "(",
            ")",
            "[",
            "]");

    private static final List<String> WRAPPINGS = List.of(
            "(%s)",
            "!(%s)",
            "-(%s)",
            "(%s) == (%<s)",
            "(%s) + (%<s)",
            "(%s) && 1 == 1",
            "\"a\" == \"a\" || (%s)",
            "[%s, %<s].size()",
            "size(%s)",
            "string(%s)",
            "int(%s)",
            "double(%s)",
            "has(%s)",
            "orElse(%s, 0)",
            "sum([%s])",
            "max([%s, 0.0 / 0.0])",
            "[1, 2, 3].map(x, %s)",
            "[1, 2].all(x, [1, 2].exists(y, %s))",
            "transaction.items.all(i, transaction.items.exists(j, %s))",
            "(%s).replace(\"a\", \"aaaaaaaaaaaaaaaaaaaa\")",
            "(%s).matches(\"((a{100}){100}){100}\")",
            "(%s).matches(\"(a*)*b\")",
            "(%s).split(\"\")",
            "[%s].join(\",\")",
            "(%s).format([1])",
            "inList(\"blocked-ips\", %s)",
            "lookup(\"fx\", %s)",
            "lookup(\"fx\", %s).rate",
            "recently(\"BLOCK\", \"24h\") && (%s)",
            "decided(\"BLOCK\", \"24h\") + (%s)",
            "fired(\"r\", \"24h\") || (%s)",
            "fired(\"r\") && (%s)",
            "(%s) ? 1 : 2",
            "distanceKm(%s, 1, 2, 3)",
            "hour(%s, \"Europe/Berlin\")",
            "math.greatest(%s, 1)",
            "timestamp(%s)",
            "duration(%s)",
            "lists.range(%s)",
            "(%s) %% 2",
            "(%s).lowerAscii()",
            "(%s).substring(1)",
            "(%s).charAt(0)",
            "(%s)[0]",
            "{\"k\": %s}.k",
            "type(%s)",
            "dyn(%s) > 1");

    private ExpressionMutations() {}

    /** Makes one to three changes. */
    public static String mutate(String expression, SplittableRandom random) {
        String mutated = expression;
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && mutated.length() < 20_000; i++) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static String once(String expression, SplittableRandom random) {
        List<String> tokens = tokens(expression);
        if (tokens.isEmpty()) {
            return word(random);
        }
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(6)) {
            case 0 -> tokens.set(at, word(random));
            case 1 -> tokens.add(at, word(random));
            case 2 -> tokens.remove(at);
            case 3 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            case 4 -> tokens.set(at, wrapped(tokens.get(at), random));
            default -> {
                return wrapped(expression, random);
            }
        }
        return String.join("", tokens);
    }

    private static String wrapped(String inside, SplittableRandom random) {
        return String.format(WRAPPINGS.get(random.nextInt(WRAPPINGS.size())), inside);
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static List<String> tokens(String expression) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
