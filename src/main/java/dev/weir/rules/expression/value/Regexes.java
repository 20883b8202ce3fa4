package dev.weir.rules.expression.value;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * RE2 regular expressions, checked for size before they are compiled: a short pattern can stand for a very large
 * program.
 *
 * <p>Matching takes time proportional to the text and to the program, in every case. Literal patterns are compiled
 * once, with the rule; of those computed from an event's fields, the latest are cached.
 */
public final class Regexes {
    /** The prefix of the ids of the function's overloads. */
    public static final String FUNCTION = "matches";

    private static final int MAX_PATTERN_CHARS = 4_000;
    private static final int MAX_PROGRAM = 2_000;
    private static final int MAX_REMEMBERED = 256;
    private static final int COMPILING_STEPS = 16;

    private final Meter meter;
    private final Cache<String, Pattern> made =
            CacheBuilder.newBuilder().maximumSize(MAX_REMEMBERED).build();

    /** Creates regular expressions that charge this meter. */
    public Regexes(Meter meter) {
        this.meter = meter;
    }

    /** Compiles a literal pattern of a rule; throws if it is invalid or too large. */
    public Pattern compile(String pattern) {
        return compiled(pattern);
    }

    /** Returns whether a computed pattern matches somewhere in the text. */
    public boolean matches(String text, String pattern) {
        // whether it is cached depends on other events, and the steps of a rule must not
        meter.charge(COMPILING_STEPS * RegexSize.of(pattern));
        Pattern known = made.getIfPresent(pattern);
        if (known == null) {
            known = compiled(pattern);
            made.put(pattern, known);
        }
        return matches(text, known);
    }

    /** Returns whether a pattern matches somewhere in the text. */
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
            throw Failure.of("is no regular expression of RE2: " + RegexAdvice.of(e.getDescription()));
        }
    }

    private static String tooLarge() {
        return "becomes a program of more than " + MAX_PROGRAM
                + " instructions: a repetition such as {1000} counts as often as it says, and nested ones multiply;"
                + " write * or + instead";
    }
}
