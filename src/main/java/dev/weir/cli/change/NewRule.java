package dev.weir.cli.change;

import dev.weir.cli.terminal.Output;
import dev.weir.rules.document.RuleIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir rules new}. */
@Command(
        name = "new",
        description = {
            "Writes a rule in shadow mode and its cases, to begin with: 'weir rules new spend-hour --dir rules/fraud'.",
            "It passes its cases as it is. Files that are there are left alone. Needs no Kafka."
        })
final class NewRule implements Callable<Integer> {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./@%+=:,-]+");

    @Parameters(paramLabel = "ID", description = "The id of the rule, after which its file is named.")
    private String id = "";

    @Option(
            names = "--from",
            paramLabel = "SAMPLE",
            defaultValue = "FEATURE",
            description = "feature (the default): a sum within an hour. pattern: a sequence of events.")
    private RuleSample sample = RuleSample.FEATURE;

    @Option(names = "--dir", paramLabel = "DIR", defaultValue = ".", description = "The folder; default: this one.")
    private Path folder = Path.of("");

    @Option(names = "--owner", paramLabel = "NAME", defaultValue = "", description = "Whose rule it is, such as fraud.")
    private String owner = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (!RuleIds.isId(id)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "'" + id + "' is no id; " + RuleIds.HINT + "card-testing");
        }
        Path rule = folder.resolve(id + ".yaml");
        Path cases = folder.resolve(id + ".test.yaml");
        for (Path file : new Path[] {rule, cases}) {
            if (Files.exists(file)) {
                throw new IOException(file + " is there already");
            }
        }
        Files.createDirectories(folder);
        Files.writeString(rule, sample.rule(id, owner));
        Files.writeString(cases, sample.cases());
        if (output.isJson()) {
            output.json(Output.object().put("rule", rule.toString()).put("cases", cases.toString()));
        } else {
            output.line(rule + " and " + cases + " written, a " + sample.name().toLowerCase(Locale.ROOT)
                    + " to begin with; try: weir rules test " + quoted(rule.toString()));
        }
        return 0;
    }

    /** Returns a path as a shell takes it. */
    private static String quoted(String path) {
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
