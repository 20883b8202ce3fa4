package dev.weir.sandbox.cluster;

/** What a process of a Flink cluster is. */
enum FlinkRole {
    /** Takes jobs, and serves the web UI. */
    JOB_MANAGER("GET_JM_RESOURCE_PARAMS", "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint"),
    /** Runs the tasks of jobs. */
    TASK_MANAGER("GET_TM_RESOURCE_PARAMS", "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");

    private final String resourceCommand;
    private final String mainClass;

    FlinkRole(String resourceCommand, String mainClass) {
        this.resourceCommand = resourceCommand;
        this.mainClass = mainClass;
    }

    /** What Flink's scripts ask {@code BashJavaUtils} for. */
    String resourceCommand() {
        return resourceCommand;
    }

    String mainClass() {
        return mainClass;
    }
}
