package dev.weir.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The errors found while a config was read, and every setting that was read. */
final class ConfigDiagnostics {
    private final List<String> errors = new ArrayList<>();
    private final Map<String, Setting> asked = new LinkedHashMap<>();

    void error(String path, String error) {
        errors.add(path + ": " + error);
    }

    void asked(Setting setting) {
        asked.putIfAbsent(setting.path(), setting);
    }

    List<String> errors() {
        return errors;
    }

    /** Returns the settings, in the order in which they were read. */
    List<Setting> asked() {
        return List.copyOf(asked.values());
    }
}
