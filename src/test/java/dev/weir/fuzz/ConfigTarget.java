package dev.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfigs;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.Documents;
import dev.weir.sandbox.hostile.HostileInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Job configs. */
final class ConfigTarget implements Target {
    private static final int MAX_BYTES = 1 << 20;

    private final HostileInputs inputs;
    private final Path file;

    ConfigTarget() throws Exception {
        List<String> good = new ArrayList<>();
        for (String name : List.of("local.yaml", "production.yaml")) {
            byte[] yaml = Files.readAllBytes(Path.of("job-configs", name));
            good.add(DocumentForms.json(Documents.yaml(MAX_BYTES).read(yaml)));
        }
        good.add("""
                {"kafka":{"bootstrapServers":"b:1","properties":{"security.protocol":"SSL"},"producer":{"linger.ms":0}},\
                "attributes":{"transaction":{"a":"int"}},"mappings":{"transaction":{"amount":"x.y","items.quantity":"q"}},\
                "time":{"lateness":"2s","maxFuture":"10m"},"deduplication":{"horizon":"1h"},"limits":{"maxWindow":"90d","maxListEntries":5},\
                "guards":{"maxErrorRate":"20%","over":"10m"},"outcomes":["APPROVE","BLOCK"],"delivery":"exactly-once","parallelism":2}""");
        inputs = HostileInputs.of(good);
        file = Files.createTempFile("weir-fuzz", ".yaml");
        file.toFile().deleteOnExit();
    }

    @Override
    public byte[] input(SplittableRandom random) {
        return inputs.next(random);
    }

    @Override
    public boolean feed(byte[] input) throws Exception {
        Files.write(file, input);
        try {
            new JobConfigs().read(file, Map.of(), Map.of());
            return true;
        } catch (ConfigException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }
}
