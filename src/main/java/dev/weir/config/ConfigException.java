package dev.weir.config;

import java.util.List;

/** A job config that cannot be used, for all of these reasons. */
public final class ConfigException extends Exception {
    private final transient List<String> errors;

    /** Creates an exception from errors that each name a path, what is wrong there and what to write instead. */
    public ConfigException(List<String> errors) {
        super(String.join(System.lineSeparator(), errors));
        this.errors = List.copyOf(errors);
    }

    /** What is wrong, in the order in which the keys were read. */
    public List<String> errors() {
        return errors;
    }
}
