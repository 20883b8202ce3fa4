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
        return switch (random.nextInt(13)) {
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
            case 10 -> "1 / size(transaction.items) == 1";
            case 11 -> ofNumbers(random) + " " + operator + " " + pick(NUMBERS, random);
            default -> ofTexts(field, random);
        };
    }

    /** A number that a function gives. */
    private static String ofNumbers(SplittableRandom random) {
        return pick(
                List.of(
                        "transaction.amount % 100",
                        "zscore(transaction.amount, 120, transaction.latitude)",
                        "coalesce(transaction.latitude, transaction.longitude, transaction.amount)",
                        "daysBetween(transaction.timestamp, now, 'Europe/Berlin')",
                        "bucket('salt', transaction.customerId)",
                        "similarity(transaction.currency, transaction.channel) * 120",
                        "lookup('none', transaction.currency)",
                        "fuzzyMatch('some', transaction.channel) * 119.5",
                        "decided('REVIEW', '1h')"),
                random);
    }

    /** A condition about a text that a function gives. */
    private static String ofTexts(String field, SplittableRandom random) {
        return pick(
                List.of(
                        "isWeekend(transaction.timestamp, 'UTC')",
                        "localDate(transaction.timestamp, 'UTC') < '2026-01-01'",
                        "luhn(transaction.cardId)",
                        "hash('salt', " + field + ") != 'x'",
                        "emailDomain(" + field + ") == 'example.org'",
                        "network(transaction.ip, 24) == '203.0.113.0/24'",
                        "inNetworks('some', transaction.ip)",
                        "coalesce(" + field + ", 'EUR') == 'EUR'",
                        "recently('REVIEW', '1h')"),
                random);
    }

    private static String pick(List<String> among, SplittableRandom random) {
        return among.get(random.nextInt(among.size()));
    }
}
