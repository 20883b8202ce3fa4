package dev.weir.rules.document;

import dev.weir.events.answer.ErrorList;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.list.ListUse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The diagnostics of a document so far: its errors and warnings in the order in which they were found, and the lists
 * and earlier decisions that it uses.
 */
public final class Diagnostics {
    private final List<RuleError> errors = new ArrayList<>();
    private final List<RuleError> warnings = new ArrayList<>();
    private final Map<String, ListUse> lists = new TreeMap<>();
    private final List<AskedName> names = new ArrayList<>();
    private DecisionLookbacks lookbacks = DecisionLookbacks.NONE;

    /** Notes an error of the document. */
    public void add(String path, String message) {
        errors.add(RuleError.at(path, message));
    }

    /** Notes a warning: something valid but probably not intended. */
    public void warn(String path, String message) {
        warnings.add(RuleError.at(path, message));
    }

    /** Notes a warning inside an expression. */
    public void warn(RuleError warning) {
        warnings.add(warning);
    }

    /** Notes a warning if a percentage is a fraction of one: people write a part as 0.1 who mean 10. */
    public void warnOfPart(String path, double percent) {
        if (percent > 0 && percent < 1) {
            String written = new BigDecimal(String.valueOf(percent)).toPlainString();
            String meant = new BigDecimal(String.valueOf(percent))
                    .movePointRight(2)
                    .stripTrailingZeros()
                    .toPlainString();
            warn(
                    path,
                    "'" + path + "' is a percentage, so " + written + " is " + written + " % of the subjects; for "
                            + meant + " % write " + path + ": " + meant);
        }
    }

    /** Returns the warnings. */
    public List<RuleError> warnings() {
        return ErrorList.bounded(List.copyOf(new LinkedHashSet<>(warnings)));
    }

    /** Notes an error inside an expression. */
    public void add(RuleError error) {
        errors.add(error);
    }

    /** Notes that an expression uses a list. */
    public void asksList(String list, ListUse use) {
        lists.merge(list, use, ListUse::and);
    }

    /** Returns the lists that are used, and how. */
    public Map<String, ListUse> lists() {
        return Map.copyOf(lists);
    }

    /** Notes that an expression compares decisions with the name of a rule, or with a tag. */
    public void asksName(AskedName name) {
        names.add(name);
    }

    /** Returns the names of rules, and tags, that decisions are compared with. */
    public List<AskedName> names() {
        return List.copyOf(names);
    }

    /** Notes what an expression asks of earlier decisions. */
    public void lookbacks(DecisionLookbacks asked) {
        lookbacks = lookbacks.and(asked);
    }

    /** Returns what is asked of earlier decisions. */
    public DecisionLookbacks lookbacks() {
        return lookbacks;
    }

    /**
     * Returns the errors, at most as many as an answer can contain, and those that are equal once. If there are more, the
     * last one says how many.
     */
    public List<RuleError> errors() {
        return ErrorList.bounded(List.copyOf(new LinkedHashSet<>(errors)));
    }

    /** Returns the number of errors so far, also of those that repeat another one. */
    public int count() {
        return errors.size();
    }
}
