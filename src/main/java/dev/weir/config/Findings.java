package dev.weir.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What came up while a config was read: its errors, and the path of every value that was asked for. */
final class Findings {
    private final List<String> errors = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();

    void error(String path, String error) {
        errors.add(path + ": " + error);
    }

    void asked(String path) {
        asked.add(path);
    }

    List<String> errors() {
        return errors;
    }

    Set<String> asked() {
        return asked;
    }
}
