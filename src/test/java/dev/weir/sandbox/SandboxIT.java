package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.flink.FlinkJob;
import dev.weir.sandbox.flink.Job;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first run, as the README begins it. */
class SandboxIT {

    @Test
    void rulesBecomeActiveAndDecideTraffic(@TempDir Path folder) throws Exception {
        Properties given = new Properties();
        given.setProperty("weir.duration", "10s");
        given.setProperty("weir.kafka.port", "0");
        given.setProperty("weir.ui.port", "0");
        given.setProperty("weir.console.port", "none");
        given.setProperty("weir.metrics.port", "0");
        given.setProperty("weir.directory", folder.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8), OptionalInt.empty());

        AtomicReference<String> metrics = new AtomicReference<>("");
        int code = new Sandbox(SandboxOptions.from(given), console, new Stop(), places -> {
                    Job job = FlinkJob.start(places);
                    metrics.set(read(places.metricsPort().orElseThrow()));
                    return job;
                })
                .run();

        String output = bytes.toString(StandardCharsets.UTF_8);
        assertThat(output)
                .contains("rule ACTIVE   card-testing, version 2")
                .doesNotContain("REJECTED")
                .contains(" 0 transactions without one")
                .containsPattern("metrics +http://localhost:[0-9]+/metrics")
                .containsPattern("outcomes  APPROVE [0-9,]+ .*BLOCK [0-9]+");
        assertThat(code).isEqualTo(Sandbox.DECIDED);
        assertThat(metrics.get()).contains("# TYPE flink_jobmanager_numRegisteredTaskManagers gauge");
    }

    private static String read(int port) throws Exception {
        URI address = URI.create("http://localhost:" + port + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
