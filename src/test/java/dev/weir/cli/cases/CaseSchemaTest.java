package dev.weir.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.weir.cli.Ran;
import dev.weir.io.document.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/** The schema of cases is in the repository, takes all samples, and refuses what the reader refuses. */
final class CaseSchemaTest {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Path FILE = Path.of("rules", "cases.schema.json");
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(CaseSchema.text());

    @Test
    void theFileIsWhatTheCommandPrints() throws IOException {
        if (Boolean.getBoolean("weir.schema.write")) {
            Files.writeString(FILE, CaseSchema.text());
        }
        assertThat(FILE)
                .as("write it anew: mvn -q test -Dtest=CaseSchemaTest -Dweir.schema.write=true")
                .hasContent(CaseSchema.text());
        assertThat(Ran.of("rules", "schema", "--kind", "cases").text())
                .isEqualTo(CaseSchema.text().strip());
    }

    @Test
    void itTakesTheCasesOfAllSamples() throws IOException {
        for (Path file : RuleFiles.casesIn(Path.of("rules"))) {
            assertThat(SCHEMA.validate(YAML.readTree(file.toFile())))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void itRefusesKeysThatThereAreNot() throws IOException {
        assertThat(refused("{cases: [{name: a, expect: []}]}")).isEmpty();
        assertThat(refused("{case: []}")).hasSize(2);
        assertThat(refused("{cases: [{name: a, expects: []}]}")).hasSize(2);
        assertThat(refused("{cases: [{name: a, events: [{transaction: {}}], expect: [{rule: x}]}]}"))
                .hasSize(3);
    }

    private static Collection<?> refused(String yaml) throws IOException {
        return SCHEMA.validate(YAML.readTree(yaml));
    }
}
