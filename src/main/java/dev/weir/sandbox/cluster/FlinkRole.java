package dev.weir.sandbox.cluster;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;

/** The role of a process in a Flink cluster. */
@SuppressWarnings("ImmutableEnumChecker") // an option of Flink is immutable
enum FlinkRole {
    /** Takes jobs, and serves the web UI. */
    JOB_MANAGER(
            "GET_JM_RESOURCE_PARAMS",
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            CoreOptions.FLINK_JM_JVM_OPTIONS),
    /** Runs the tasks of jobs. */
    TASK_MANAGER(
            "GET_TM_RESOURCE_PARAMS",
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            CoreOptions.FLINK_TM_JVM_OPTIONS);

    private final String resourceCommand;
    private final String mainClass;
    private final ConfigOption<String> flags;

    FlinkRole(String resourceCommand, String mainClass, ConfigOption<String> flags) {
        this.resourceCommand = resourceCommand;
        this.mainClass = mainClass;
        this.flags = flags;
    }

    /** Returns the command that Flink's scripts pass to {@code BashJavaUtils}. */
    String resourceCommand() {
        return resourceCommand;
    }

    String mainClass() {
        return mainClass;
    }

    /** Returns the setting with the flags of its virtual machine. */
    ConfigOption<String> flags() {
        return flags;
    }
}
