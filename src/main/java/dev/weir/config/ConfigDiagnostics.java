package dev.weir.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came up while a config was read: its errors, and every setting that was asked for. */
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

    /** The settings, in the order in which they were read. */
    List<Setting> asked() {
        return List.copyOf(asked.values());
    }
}
