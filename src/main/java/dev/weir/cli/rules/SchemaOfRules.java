package dev.weir.cli.rules;

import dev.weir.cli.cases.CaseSchema;
import dev.weir.cli.terminal.Output;
import dev.weir.io.document.RuleSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir rules schema}. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of a rule, by which an editor completes and checks YAML. Needs no Kafka.",
            "A first line such as '# yaml-language-server: $schema=rule.schema.json' names it in a rule file."
        })
public final class SchemaOfRules implements Callable<Integer> {
    /** The kinds of files. */
    private enum Kind {
        RULES,
        DEFS,
        JOB,
        POLICIES,
        CAPS,
        MODELS,
        CASES
    }

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "rules (the default); defs: of definitions, the files in a folder defs; job: of job/schema.yaml;"
                            + " policies, caps, models: of those in a folder of that name; cases: of the files x.test.yaml.")
    private Kind kind = Kind.RULES;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        String schema = switch (kind) {
            case RULES -> RuleSchema.text();
            case DEFS -> RuleSchema.ofDefinitions();
            case JOB -> RuleSchema.ofJob();
            case POLICIES -> RuleSchema.ofPolicies();
            case CAPS -> RuleSchema.ofCaps();
            case MODELS -> RuleSchema.ofModels();
            case CASES -> CaseSchema.text();
        };
        output.lines(schema.lines().toList());
        return 0;
    }
}
