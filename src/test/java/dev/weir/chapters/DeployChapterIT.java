package dev.weir.chapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.cluster.RestClient;
import dev.weir.sandbox.kafka.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Follows the page on operations to a cluster on this machine: the commands that stand there are the commands that run here. What is
 * added are ports, by the options that the page has for them, where the Maven that runs this keeps its jars, and that it need not
 * make again what it has just made: the classes and the job jar. It runs in a copy of the project, since other tests use those.
 */
final class DeployChapterIT {
    private static final String START = "mvn -q -Pcluster";
    static final String MADE = " -Dmaven.main.skip=true -Dweir.jar.made=true -Dcyclonedx.skip=true -Dmdep.skip=true";
    /** None of the processes lives until compiling twice or with much in one method pays. */
    private static final Map<String, String> SHORT_LIVED = Map.of(
            "JAVA_TOOL_OPTIONS",
            "-XX:TieredStopAtLevel=1 -XX:C1MaxInlineSize=16 -XX:C1MaxInlineLevel=3 -XX:MetaspaceSize=160m");

    /** Tells the process of the command from Maven's and from those that it starts. */
    private static final String LAUNCHER = "log4j2-sandbox.properties";

    private static final String READY = "Go on in another terminal";

    @Test
    void theChapterEndsWithARunningJobADecisionAndTheWebUserInterface() throws Exception {
        List<String> blocks = ShellBlocks.under(Path.of("src", "docs", "operations.md"), "### On this machine");
        int kafkaPort = Ports.free();
        int uiPort = Ports.free();
        String start = blocks.get(0)
                .replace(
                        START,
                        START + MADE + " -Dweir.kafka.port=" + kafkaPort + " -Dweir.ui.port=" + uiPort
                                + " -Dmaven.repo.local=" + System.getProperty("weir.maven.repository"));
        Map<String, String> environment = new HashMap<>(SHORT_LIVED);
        environment.put("WEIR_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaPort);

        Path project = ProjectCopy.make(Path.of(System.getProperty("weir.jar")));
        try (Shell cluster = Shell.start("cluster", project, start, SHORT_LIVED)) {
            cluster.awaitOutput(READY);
            try (Shell commands = Shell.start(
                    "commands", project, String.join("\n", blocks.subList(1, blocks.size())), environment)) {
                assertThat(commands.awaitEnd())
                        .contains("Job has been submitted with JobID")
                        .contains("Weir (RUNNING)")
                        .containsPattern("country-change.*ACTIVE|ACTIVE.*country-change")
                        .containsPattern("REVIEW.*country-change");
            }
            assertThat(new RestClient(uiPort).get("/").body()).contains("Apache Flink Web Dashboard");

            assertThat(cluster.endOf(LAUNCHER)).as("processes that are left").isEmpty();
        }
    }
}
