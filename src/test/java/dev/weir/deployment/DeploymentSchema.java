package dev.weir.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The operator's own schema of a FlinkDeployment, and stricter: a field that it does not name is an error. */
record DeploymentSchema(JsonSchema schema) {
    private static final String DEFINITION = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";

    static DeploymentSchema ofTheOperator() throws IOException {
        try (InputStream definition =
                Objects.requireNonNull(DeploymentSchema.class.getResourceAsStream(DEFINITION), DEFINITION)) {
            JsonNode spec = YAMLMapper.builder()
                    .build()
                    .readTree(definition)
                    .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
            close(spec);
            // The list of this version of the operator ends at v1_20; operators for Flink 2 know more.
            ((ObjectNode) spec.at("/properties/flinkVersion")).remove("enum");
            return new DeploymentSchema(
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(spec));
        }
    }

    /** What is wrong with it. */
    List<String> errors(JsonNode spec) {
        return schema.validate(spec).stream().map(ValidationMessage::getMessage).toList();
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(DeploymentSchema::close);
    }
}
