package dev.weir.rules.expression.value;

import java.util.Map;

/** What is wrong with a regular expression and what to write instead, by RE2's own descriptions, which say the first alone. */
final class RegexAdvice {
    private static final Map<String, String> BY_DESCRIPTION = Map.ofEntries(
            Map.entry("missing closing )", "a '(' has no end; write its ')', or '[(]' for the character itself"),
            Map.entry("missing closing ]", "a '[' has no end; write its ']', or '[[]' for the character itself"),
            Map.entry(
                    "regexp/syntax: internal error",
                    "a ')' closes nothing; leave it out, or write '[)]' for the character itself"),
            Map.entry(
                    "missing argument to repetition operator",
                    "a '*', '+' or '?' has nothing before it to repeat; write '.*' for any text, or '[*]' for the character"
                            + " itself"),
            Map.entry("invalid nested repetition operator", "one repetition follows another; leave one out, as in a*"),
            Map.entry(
                    "invalid repeat count",
                    "it repeats too often, or less often than it begins with; write such as {3} or {2,5}, at most 1000"),
            Map.entry(
                    "invalid character class range",
                    "a range of characters goes backwards or is unknown; write such as [a-z], and [a-z-] for a '-' of its"
                            + " own"),
            Map.entry(
                    "invalid or unsupported Perl syntax",
                    "there is no looking ahead or behind; write what the text has to have, or two conditions with &&"),
            Map.entry("invalid named capture", "a group has no name here, and nothing looks behind; write (...)"),
            Map.entry("duplicate capture group name", "two groups have one name; write (...) without names"),
            Map.entry(
                    "invalid escape sequence",
                    "behind a backslash is what has no meaning there; write such as \\d, \\w, \\s and \\b, and '[.]' for a"
                            + " character itself"),
            Map.entry(
                    "trailing backslash at end of expression",
                    "it ends with a backslash; write what belongs behind it, or leave it out"));

    private RegexAdvice() {}

    /** Returns a description in plain words, with what to write instead; the description itself if it is not known. */
    static String of(String description) {
        return BY_DESCRIPTION.getOrDefault(description, description);
    }
}
