package dev.weir.rules.compile;

import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Repetition;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the repetition of a stage. */
final class RepetitionReader {
    /** The keys that a stage that must not happen cannot have. */
    static final List<String> POSITIVE_ONLY =
            List.of("times", "optional", "until", "greedy", "consecutive", "combinations", "timesWithin");

    /** Higher than the limit of {@link #TIMES}. */
    static final int MOST = 999_999_999;

    static final Pattern TIMES = Pattern.compile("(\\d{1,9})(\\+|\\.\\.(\\d{1,9}))?");
    private static final String TIMES_HINT = "write a number such as 3, a range such as 2..5, or 3+ for 3 and more";

    private final long longestMillis;

    RepetitionReader(long longestMillis) {
        this.longestMillis = longestMillis;
    }

    /** A number of times, least and most; least is 0 if it is invalid. */
    private record Count(int least, int most) {}

    /** Reads the repetition of a stage. Errors are noted. */
    Repetition read(Section stage) {
        Count count = stage.node("times").flatMap(node -> count(stage, node)).orElse(new Count(1, 1));
        boolean optional = stage.flag("optional") || count.least() == 0;
        boolean greedy = stage.flag("greedy");
        boolean consecutive = stage.flag("consecutive");
        boolean combinations = stage.flag("combinations");
        long withinMillis = stage.duration("timesWithin", 1, longestMillis).orElse(0);
        if (consecutive && combinations) {
            stage.wrong(
                    "combinations",
                    "'consecutive' lets nothing come between and 'combinations' lets anything; leave one out");
        }
        Inner inner = consecutive ? Inner.CONSECUTIVE : combinations ? Inner.COMBINATIONS : Inner.RELAXED;
        return new Repetition(Math.max(1, count.least()), count.most(), optional, greedy, inner, withinMillis);
    }

    /** Notes errors about what a stage that must not happen cannot have. */
    static void requireNone(Section stage) {
        for (String key : POSITIVE_ONLY) {
            if (stage.has(key)) {
                stage.wrong(
                        key,
                        "this stage must not happen, not even once, so that '" + key + "' says nothing; leave it out");
            }
        }
    }

    private static Optional<Count> count(Section stage, Node node) {
        String text = node instanceof Node.Whole whole
                ? String.valueOf(whole.value())
                : node instanceof Node.Text written ? written.value().strip() : "";
        Matcher matcher = TIMES.matcher(text);
        if (!matcher.matches()) {
            stage.wrong("times", "'times' is " + node.described() + "; " + TIMES_HINT);
            return Optional.empty();
        }
        int least = Integer.parseInt(matcher.group(1));
        String rest = matcher.group(2);
        int most = rest == null
                ? least
                : rest.equals("+") ? Repetition.UNBOUNDED : Integer.parseInt(String.valueOf(matcher.group(3)));
        String problem = problem(least, most);
        if (!problem.isEmpty()) {
            stage.wrong("times", "'times' is " + text + ": " + problem);
            return Optional.empty();
        }
        return Optional.of(new Count(least, most));
    }

    private static String problem(int least, int most) {
        if (most == 0) {
            return "a stage that never happens is no stage; leave it out, or write not: true if it must not happen";
        }
        if (most < least) {
            return "the range ends before it begins; write " + most + ".." + least;
        }
        return "";
    }
}
