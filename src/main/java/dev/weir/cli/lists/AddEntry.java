package dev.weir.cli.lists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.DurationConverter;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.rules.list.NamedList;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir lists add}. */
@Command(
        name = "add",
        description = {
            "Adds one entry to a list, or a row to a table; one that is there is replaced.",
            "A list that is not there is made. Entries that ended more than a day ago are dropped."
        })
final class AddEntry implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the list.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ENTRY", description = "The entry, or the key of a table.")
    private String entry = "";

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long it holds from now on, such as 30d. Default: for good.")
    private Optional<Duration> lasts = Optional.empty();

    @Option(
            names = "--row",
            paramLabel = "JSON",
            description = "What a table has for it, such as 0.92, or {\"rate\": 0.92}.")
    private Optional<String> row = Optional.empty();

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!NamedList.isName(name)) {
            throw new ParameterException(
                    spec.commandLine(), "'" + name + "' is no name of a list; " + NamedList.NAME_HINT);
        }
        if (entry.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "the entry is blank; write the text of a field, such as 203.0.113.7");
        }
        if (lasts.filter(Duration::isZero).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--for: an entry that holds for no time is none; write such as 30d, or leave it out");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Optional<JsonNode> json = row.map(text -> Output.parse(text.getBytes(StandardCharsets.UTF_8)));
        if (json.filter(JsonNode::isMissingNode).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--row is JSON, such as 0.92, '\"toys\"' or '{\"rate\": 0.92}'");
        }
        return new EditTask(job, wait, output).run(name, new ListEdit.Add(entry, json, lasts.map(now::plus)), now);
    }
}
