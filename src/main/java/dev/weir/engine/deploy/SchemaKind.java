package dev.weir.engine.deploy;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.schema.JobSchema;
import dev.weir.rules.schema.JobSchemaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The document that adds to the job config. What it takes back must not be used by a rule in force; rules in force stay
 * when a limit goes back, as they do when one of the job config is lowered.
 */
final class SchemaKind implements DocumentKind {
    private final SchemaInForce schema;
    private final PolicyKind policies;

    /** Creates it, given the policies that may use its outcomes. */
    SchemaKind(SchemaInForce schema, PolicyKind policies) {
        this.schema = schema;
        this.policies = policies;
    }

    @Override
    public String name() {
        return JobSchemaReader.KIND;
    }

    @Override
    public Effect effect(String id, Optional<Node> document, RulebookMemory memory) {
        if (document.isEmpty()) {
            return new Effect(broken(JobSchema.NONE, memory), List.of());
        }
        JobSchemaReader.Read read = schema.reader().read(document.get());
        List<RuleError> errors = new ArrayList<>(read.errors());
        if (errors.isEmpty()) {
            errors.addAll(broken(read.schema(), memory));
        }
        return new Effect(errors, List.of());
    }

    /** Returns an error for each rule that would be refused and is not now; only those that may be are compiled. */
    private List<RuleError> broken(JobSchema after, RulebookMemory memory) {
        List<RuleError> errors = new ArrayList<>(policies.brokenWith(after, memory));
        Set<String> lost = schema.in(memory).lostWith(after);
        if (lost.isEmpty()) {
            return errors;
        }
        RuleValidator now = schema.validator(memory);
        RuleValidator then = schema.with(after);
        for (Map.Entry<String, RulebookMemory.Held> rule : memory.inForce().entrySet()) {
            RulebookMemory.Held held = rule.getValue();
            boolean mayBe = lost.stream().anyMatch(text -> TableChecks.mayName(text, held.linked()));
            if (mayBe
                    && then.validateAnew(held) instanceof Compiled.Rejected rejected
                    && now.validateAnew(held) instanceof Compiled.Accepted) {
                rejected.errors()
                        .forEach(error -> errors.add(RuleError.at(
                                "",
                                "rule '" + rule.getKey() + "', " + error.path() + ": " + error.message()
                                        + "; change it first")));
            }
        }
        return errors;
    }
}
