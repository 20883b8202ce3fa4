package dev.weir.cli.rules;

import dev.weir.cli.terminal.Output;
import dev.weir.io.document.RuleSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir rules schema}. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of a rule, by which an editor completes and checks YAML. Needs no Kafka.",
            "A first line such as '# yaml-language-server: $schema=rule.schema.json' names it in a rule file."
        })
final class SchemaOfRules implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        output.lines(RuleSchema.text().lines().toList());
        return 0;
    }
}
