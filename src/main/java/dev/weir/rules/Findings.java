package dev.weir.rules;

import dev.weir.events.ErrorList;
import dev.weir.events.RuleError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was found in a document so far: its errors and warnings in the order they were found, and the lists and
 * earlier decisions that it asks for.
 */
final class Findings {
    private final List<RuleError> errors = new ArrayList<>();
    private final List<RuleError> warnings = new ArrayList<>();
    private final Map<String, ListUse> lists = new TreeMap<>();
    private final Map<String, Recall> recalls = new TreeMap<>();

    /** Notes an error of the document. */
    void add(String path, String message) {
        errors.add(RuleError.at(path, message));
    }

    /** Notes what is no error, and may well not be meant. */
    void warn(String path, String message) {
        warnings.add(RuleError.at(path, message));
    }

    /** All that is no error. */
    List<RuleError> warnings() {
        return ErrorList.bounded(warnings);
    }

    /** Notes an error inside an expression. */
    void add(RuleError error) {
        errors.add(error);
    }

    /** Notes that an expression asks a list. */
    void asksList(String list, ListUse use) {
        lists.merge(list, use, ListUse::and);
    }

    /** The lists that are asked, and how. */
    Map<String, ListUse> lists() {
        return Map.copyOf(lists);
    }

    /** Notes that an expression asks for earlier decisions with an outcome. */
    void recalls(String outcome, Recall recall) {
        recalls.merge(outcome, recall, Recall::and);
    }

    /** The outcomes that are asked for, and how far back. */
    Map<String, Recall> recalls() {
        return Map.copyOf(recalls);
    }

    /** The errors, as many as an answer has; the last says how many more there are. */
    List<RuleError> errors() {
        return ErrorList.bounded(errors);
    }

    /** How many. */
    int count() {
        return errors.size();
    }
}
