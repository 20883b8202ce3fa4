package dev.weir.config;

import java.util.List;

/** Says that a job config cannot be used, for all of these reasons. */
public final class ConfigException extends Exception {
    private final transient List<String> errors;

    /** Creates an exception from errors that each contain a path, the problem and what to write instead. */
    public ConfigException(List<String> errors) {
        super(String.join(System.lineSeparator(), errors));
        this.errors = List.copyOf(errors);
    }

    /** Returns the errors, in the order in which the keys were read. */
    public List<String> errors() {
        return errors;
    }
}
