package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.weir.rules.document.Clause;
import dev.weir.rules.model.ModelCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema of documents with models is in the repository, and says the same as the grammar. */
final class ModelSchemaTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String BEGIN = "{model: a, version: 1, on: transaction, ";

    @Test
    void theSchemaIsThatOfTheGrammar() throws IOException {
        Path file = Path.of("rules", "models.schema.json");
        if (Boolean.getBoolean("weir.schema.write")) {
            Files.writeString(file, RuleSchema.ofModels());
        }
        assertThat(file)
                .as("write it anew: mvn -q test -Dtest=ModelSchemaTest -Dweir.schema.write=true")
                .hasContent(RuleSchema.ofModels());
    }

    @Test
    void itTakesAModelAndRefusesWhatIsNone() throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(RuleSchema.ofModels());
        assertThat(schema.validate(
                        YAML.readTree(BEGIN + "inputs: {a: transaction.amount}, kind: logistic, weights: {a: 0.5}}")))
                .isEmpty();
        assertThat(schema.validate(YAML.readTree(BEGIN + "inputs: {a: b}, kind: logit, weight: 3}")))
                .hasSize(2);
    }

    @Test
    void everyKeyOfAModelIsExplained() {
        assertThat(ModelCompiler.clauses())
                .flatExtracting(Clause::keys)
                .allSatisfy(key -> assertThat(key.meaning()).matches("(?s).{15,}\\."));
    }
}
