package dev.weir.rules;

import dev.weir.events.RuleError;
import java.util.ArrayList;
import java.util.List;

/** The errors found in a document so far, in the order they were found. */
final class Findings {
    private final List<RuleError> errors = new ArrayList<>();

    /** Notes an error of the document. */
    void add(String path, String message) {
        errors.add(RuleError.at(path, message));
    }

    /** Notes an error inside an expression. */
    void add(RuleError error) {
        errors.add(error);
    }

    /** All of them. */
    List<RuleError> errors() {
        return List.copyOf(errors);
    }

    /** How many. */
    int count() {
        return errors.size();
    }
}
