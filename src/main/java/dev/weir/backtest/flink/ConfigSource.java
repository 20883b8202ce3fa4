package dev.weir.backtest.flink;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import java.io.Serializable;
import java.util.TreeMap;

/**
 * A job config as it was written, which travels to where it is needed.
 *
 * @param text of the file
 * @param overrides values of the command line by path
 * @param environment the variables that override the file
 */
public record ConfigSource(String text, TreeMap<String, String> overrides, TreeMap<String, String> environment)
        implements Serializable {
    /** Makes defensive copies. */
    public ConfigSource {
        overrides = new TreeMap<>(overrides);
        environment = new TreeMap<>(environment);
    }

    /**
     * Reads it.
     *
     * @throws ConfigException with everything that is wrong in it
     */
    public JobConfig read() throws ConfigException {
        return new JobConfigs().read(text, overrides, environment);
    }
}
