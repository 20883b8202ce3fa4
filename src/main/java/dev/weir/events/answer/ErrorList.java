package dev.weir.events.answer;

import dev.weir.events.Boundary;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors in an answer, limited so that they fit a Kafka record: at most {@value #MOST}, each message with at most
 * {@value #MESSAGE_CHARS} characters, and {@value #ALL_CHARS} characters together. The last error says how many are
 * left out.
 */
public final class ErrorList {
    static final int MOST = 100;
    static final int MESSAGE_CHARS = 1_000;
    static final int ALL_CHARS = 50_000;
    private static final int PATH_CHARS = 200;
    private static final int NOTE_CHARS =
            "and more".length() + 12; // the error that says how many are left out always fits

    private ErrorList() {}

    /** Returns the first errors that fit; a list that already fits is returned unchanged. */
    public static List<RuleError> bounded(List<RuleError> errors) {
        List<RuleError> kept = new ArrayList<>(Math.min(errors.size(), MOST));
        int chars = 0;
        for (RuleError error : errors) {
            RuleError next = bounded(error);
            chars += next.path().length() + next.message().length();
            boolean isNote = kept.size() == errors.size() - 1 && next.message().length() <= NOTE_CHARS;
            boolean last = kept.size() == MOST - 1 && errors.size() > MOST;
            if (last || (chars > ALL_CHARS && !isNote)) {
                kept.add(RuleError.at("", "and " + (errors.size() - kept.size()) + " more"));
                break;
            }
            kept.add(next);
        }
        return List.copyOf(kept);
    }

    private static RuleError bounded(RuleError error) {
        return error.path().length() <= PATH_CHARS && error.message().length() <= MESSAGE_CHARS
                ? error
                : new RuleError(
                        Boundary.cut(error.path(), PATH_CHARS),
                        Boundary.cut(error.message(), MESSAGE_CHARS),
                        error.line(),
                        error.column());
    }
}
