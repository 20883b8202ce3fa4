package dev.weir.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes conditions over a transaction, at random. */
public final class RandomConditions {
    private static final List<String> OPERATORS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> NUMBERS = List.of("0", "0.0", "-0.0", "120", "119.5", "500.0", "-3");
    private static final List<String> TEXTS = List.of("'EUR'", "'USD'", "'WEB'", "'d-1'", "''");
    private static final List<String> FIELDS = List.of("currency", "channel", "deviceId", "country");

    private RandomConditions() {}

    /** One to four parts, all of which have to hold. */
    public static String condition(SplittableRandom random) {
        List<String> parts = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            parts.add(part(random));
        }
        return String.join(" && ", parts);
    }

    private static String part(SplittableRandom random) {
        String operator = pick(OPERATORS, random);
        String field = "transaction." + pick(FIELDS, random);
        return switch (random.nextInt(11)) {
            case 0, 1 -> "transaction.amount " + operator + " " + pick(NUMBERS, random);
            case 2 -> pick(NUMBERS, random) + " " + operator + " transaction.amount";
            case 3 -> field + " " + operator + " " + pick(TEXTS, random);
            case 4 -> field + " in [" + pick(TEXTS, random) + ", " + pick(TEXTS, random) + "]";
            case 5 -> "(" + part(random) + " || " + part(random) + ")";
            case 6 ->
                (random.nextBoolean() ? "" : "!") + "inList('" + (random.nextBoolean() ? "some" : "none") + "', "
                        + field + ")";
            case 7 -> "transaction.latitude " + operator + " 1.0";
            case 8 -> "!(" + part(random) + ")";
            case 9 -> "orElse(transaction.latitude, " + pick(List.of("0.5", "1.0"), random) + ") " + operator + " 1.0";
            default -> "1 / size(transaction.items) == 1";
        };
    }

    private static String pick(List<String> among, SplittableRandom random) {
        return among.get(random.nextInt(among.size()));
    }
}
