package dev.weir.rules.expression.value;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Regular expressions of RE2, bounded before they are compiled: a short pattern can stand for a very large program.
 *
 * <p>Matching takes time in proportion to the text and to the program, whatever they are. Patterns that are written out
 * are compiled once, with the rule; of those that are made from an event's fields, the latest are remembered.
 */
public final class Regexes {
    /** The beginning of the ids of the function's overloads. */
    public static final String FUNCTION = "matches";

    private static final int MAX_PATTERN_CHARS = 4_000;
    private static final int MAX_PROGRAM = 2_000;
    private static final int MAX_REMEMBERED = 256;
    private static final int COMPILING_STEPS = 16;

    private final Meter meter;
    private final Cache<String, Pattern> made =
            CacheBuilder.newBuilder().maximumSize(MAX_REMEMBERED).build();

    /** Creates the regular expressions whose steps and size this meter counts. */
    public Regexes(Meter meter) {
        this.meter = meter;
    }

    /** Compiles a pattern that is written out in a rule; throws if it is none, or too large. */
    public Pattern compile(String pattern) {
        return compiled(pattern);
    }

    /** Whether a pattern that was made matches somewhere in the text. */
    public boolean matches(String text, String pattern) {
        // whether it is remembered hangs on other events, and what a rule may do should not
        meter.charge(COMPILING_STEPS * RegexSize.of(pattern));
        Pattern known = made.getIfPresent(pattern);
        if (known == null) {
            known = compiled(pattern);
            made.put(pattern, known);
        }
        return matches(text, known);
    }

    /** Whether a pattern matches somewhere in the text. */
    public boolean matches(String text, Pattern pattern) {
        meter.charge((text.length() + 8L) * (pattern.programSize() + 8L) / 2);
        return pattern.matcher(text).find();
    }

    private static Pattern compiled(String pattern) {
        if (pattern.length() > MAX_PATTERN_CHARS) {
            throw Failure.of(
                    "has " + pattern.length() + " characters; a regular expression may have " + MAX_PATTERN_CHARS);
        }
        if (!RegexSize.isBounded(pattern)) {
            throw Failure.of(tooLarge());
        }
        try {
            Pattern compiled = Pattern.compile(pattern);
            if (compiled.programSize() > MAX_PROGRAM) {
                throw Failure.of(tooLarge());
            }
            return compiled;
        } catch (PatternSyntaxException e) {
            throw Failure.of("is no regular expression of RE2: " + e.getDescription());
        }
    }

    private static String tooLarge() {
        return "becomes a program of more than " + MAX_PROGRAM
                + " instructions: a repetition such as {1000} counts as often as it says, and nested ones multiply;"
                + " write * or + instead";
    }
}
