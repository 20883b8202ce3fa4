package dev.weir;

/**
 * What Flink has once for a process: the environment that a cluster of a test puts in the place of others. A test with such a cluster
 * locks it; one that makes an environment of its own locks it with those that do too, since Flink refuses it beside such a cluster.
 */
public final class FlinkEnvironment {
    /** The name of what is locked. */
    public static final String LOCK = "the environment of Flink in this process";

    private FlinkEnvironment() {}
}
