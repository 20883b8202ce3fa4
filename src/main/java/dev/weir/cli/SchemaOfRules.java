package dev.weir.cli;

import dev.weir.io.RuleSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir rules schema}. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of a rule, by which an editor completes, explains and checks it.",
            "A rule names it in its first line: # yaml-language-server: $schema=rule.schema.json"
        })
final class SchemaOfRules implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(RuleSchema.text());
        spec.commandLine().getOut().flush();
    }
}
