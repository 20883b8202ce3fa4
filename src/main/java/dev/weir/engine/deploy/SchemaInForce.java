package dev.weir.engine.deploy;

import dev.weir.events.definition.OtherAttributes;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.rules.schema.JobSchema;
import dev.weir.rules.schema.JobSchemaReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What new rules may use: the job config, and what the document {@value JobSchema#ID} adds to it. */
final class SchemaInForce {
    private final RuleValidator ofConfig;
    private final JobSchemaReader reader;
    private Optional<RulebookMemory.HeldDocument> document = Optional.empty();
    private JobSchema schema = JobSchema.NONE;
    private RuleValidator validator;

    /** Creates it with the validator of the job config. */
    SchemaInForce(RuleValidator ofConfig) {
        this.ofConfig = ofConfig;
        this.validator = ofConfig;
        this.reader = new JobSchemaReader(
                ofConfig.compiler().schema(), ofConfig.compiler().limits());
    }

    /** Returns what reads a pushed document. */
    JobSchemaReader reader() {
        return reader;
    }

    /** Returns what is added now. */
    JobSchema in(RulebookMemory memory) {
        refresh(memory);
        return schema;
    }

    /** Returns the attributes that it names, as {@link OtherAttributes#form} writes them, by the name of the event type. */
    Map<String, Set<String>> attributes(RulebookMemory memory) {
        Map<String, Set<String>> attributes = new TreeMap<>();
        in(memory).attributes().forEach((type, named) -> {
            Set<String> forms = new TreeSet<>();
            named.forEach((name, of) -> forms.add(OtherAttributes.form(name, of)));
            attributes.put(type.ruleName(), forms);
        });
        return attributes;
    }

    /** Returns the validator of new rules. */
    RuleValidator validator(RulebookMemory memory) {
        refresh(memory);
        return validator;
    }

    /** Returns the validator of new rules as it would be with another document; creating one takes a while. */
    RuleValidator with(JobSchema other) {
        if (other.equals(JobSchema.NONE)) {
            return ofConfig;
        }
        RuleCompiler base = ofConfig.compiler();
        return new RuleValidator(ofConfig.reader(), new RuleCompiler(other.on(base.schema()), other.on(base.limits())));
    }

    private void refresh(RulebookMemory memory) {
        Optional<RulebookMemory.HeldDocument> now =
                Optional.ofNullable(memory.documents().get(JobSchema.ID));
        if (!now.equals(document)) {
            schema = now.map(this::read).orElse(JobSchema.NONE);
            validator = with(schema);
            document = now;
        }
    }

    /** Reads a document in force: where it adds nothing to a config that has changed since, the config counts. */
    private JobSchema read(RulebookMemory.HeldDocument held) {
        try {
            Node node = ofConfig.reader().ofWhatIsInForce().read(held.document().getBytes(StandardCharsets.UTF_8));
            return reader.read(node).schema();
        } catch (DocumentException e) {
            throw new IllegalStateException("a document that is in force cannot be read any more", e);
        }
    }
}
