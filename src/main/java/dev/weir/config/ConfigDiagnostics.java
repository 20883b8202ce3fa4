package dev.weir.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The errors found while a config was read, and every setting that was read. */
final class ConfigDiagnostics {
    private final List<String> errors = new ArrayList<>();
    private final Map<String, Setting> asked = new LinkedHashMap<>();

    /**
     * A key of the config, as requested by the reader.
     *
     * @param path of the key; {@code kafka.properties.*} stands for all names below it
     * @param written the possible values, with their bounds
     * @param otherwise the default; {@code ""} for none
     */
    record Setting(String path, String written, String otherwise) {
        private static final String ANY = ".*";

        /** Returns a setting for arbitrary names below a path. */
        static Setting under(String path, String written) {
            return new Setting(path + ANY, written, "");
        }

        /** Returns whether it stands for arbitrary names. */
        boolean isOpen() {
            return path.endsWith(ANY);
        }

        /** Returns the path; for arbitrary names the path above them. */
        String place() {
            return isOpen() ? path.substring(0, path.length() - ANY.length()) : path;
        }
    }

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
