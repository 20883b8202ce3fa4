package dev.weir.console.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks card numbers in whatever is shown: of 13 to 19 digits whose check digit is right only the last four are left. */
public final class CardNumbers {
    private static final Pattern LIKELY = Pattern.compile("(?<![\\d.])[2-6](?:[ -]?\\d){12,18}(?![\\d])");
    private static final int SHOWN = 4;
    private static final int NINE = 9;

    private CardNumbers() {}

    /** Returns the text with card numbers masked. */
    public static String masked(String text) {
        Matcher likely = LIKELY.matcher(text);
        if (!likely.find()) {
            return text;
        }
        StringBuilder masked = new StringBuilder();
        do {
            String digits = likely.group().replaceAll("[ -]", "");
            likely.appendReplacement(
                    masked,
                    Matcher.quoteReplacement(
                            hasCheckDigit(digits)
                                    ? "••••" + digits.substring(digits.length() - SHOWN)
                                    : likely.group()));
        } while (likely.find());
        return likely.appendTail(masked).toString();
    }

    /** Luhn's. */
    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > NINE ? counted - NINE : counted;
        }
        return sum % 10 == 0;
    }
}
