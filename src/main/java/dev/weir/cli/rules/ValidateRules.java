package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.io.document.FileError;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.document.DocumentIds;
import dev.weir.text.Counted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir rules validate}. */
@Command(
        name = "validate",
        description =
                "Checks rule files, and the models in their folders, as the job would, and shows every error and warning of every file with its place."
                        + " Needs no Kafka.")
public final class ValidateRules implements Callable<Integer> {
    private static final int MOST_NAMED = 10;

    @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Folders of rules, and rule files.")
    private List<Path> places = List.of();

    @Option(
            names = "--cost",
            description = "Also shows what each rule costs at most: steps of its expressions for one event, features,"
                    + " keys that an event is sent to, and bytes of state under one key.")
    private boolean cost;

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        RuleFolder folder = new RuleFolder(job.config());
        List<RuleFile> files = folder.check(places);
        List<String> lists = folder.listErrors();
        List<RuleFile> models = folder.models();
        List<RuleFile> all = Stream.concat(models.stream(), files.stream()).toList();
        List<FileError> errors =
                all.stream().flatMap(file -> file.errors().stream()).toList();
        if (output.isJson()) {
            ObjectNode document = document(files, models, errors);
            if (cost) {
                CostTable.put(folder.costTogether(), document.putObject("together"));
            }
            if (!lists.isEmpty()) {
                lists.forEach(document.putArray("listErrors")::add);
            }
            output.json(document);
        } else {
            output.errors(errors);
            output.lines(lists);
            output.warnings(warnings(all));
            if (cost) {
                output.table(CostTable.rows(files, folder.costTogether()));
                files.forEach(file -> output.lines(file.estimates()));
            }
            if (errors.isEmpty()) {
                withoutCases(files).ifPresent(output::line);
            }
            output.line(summary(files, models, errors) + inLists(lists));
        }
        return errors.isEmpty() && lists.isEmpty() ? 0 : Output.REFUSED;
    }

    /** Names the rules without a file of cases beside them: nobody knows whether they do what they shall. */
    private static Optional<String> withoutCases(List<RuleFile> files) {
        List<String> without = files.stream()
                .filter(ValidateRules::lacksCases)
                .map(RuleFile::id)
                .toList();
        if (without.isEmpty()) {
            return Optional.empty();
        }
        String named = String.join(", ", without.subList(0, Math.min(without.size(), MOST_NAMED)));
        return Optional.of(Counted.of(without.size(), "rule") + " without cases: " + named
                + (without.size() > MOST_NAMED ? ", …" : ""));
    }

    private static boolean lacksCases(RuleFile file) {
        return !file.id().isEmpty()
                && !DocumentIds.isOfOther(file.id())
                && !Files.isRegularFile(file.path().resolveSibling(RuleFiles.stem(file.path()) + RuleFiles.CASES));
    }

    private static String inLists(List<String> lists) {
        return lists.isEmpty() ? "" : "; " + Counted.of(lists.size(), "error") + " in lists";
    }

    private static List<FileError> warnings(List<RuleFile> files) {
        return files.stream().flatMap(file -> file.warnings().stream()).toList();
    }

    private static String summary(List<RuleFile> files, List<RuleFile> models, List<FileError> errors) {
        long bad = Stream.concat(files.stream(), models.stream())
                .filter(file -> !file.errors().isEmpty())
                .count();
        String all = Counted.of(files.size(), "rule")
                + (models.isEmpty() ? "" : " and " + Counted.of(models.size(), "model"));
        return errors.isEmpty()
                ? all + ", no error"
                : Counted.of(errors.size(), "error") + " in "
                        + (models.isEmpty() ? bad + " of " + all : Counted.of(bad, "file") + ", of " + all);
    }

    private ObjectNode document(List<RuleFile> files, List<RuleFile> models, List<FileError> errors) {
        ObjectNode document = Output.object();
        ArrayNode rules = document.putArray("rules");
        for (RuleFile file : files) {
            ObjectNode rule = rules.addObject()
                    .put("file", file.path().toString())
                    .put("rule", file.id())
                    .put("version", file.version())
                    .put("errors", file.errors().size())
                    .put("warnings", file.warnings().size())
                    .put("cases", !lacksCases(file));
            if (cost) {
                file.cost().ifPresent(found -> CostTable.put(found, rule));
                if (!file.estimates().isEmpty()) {
                    file.estimates().forEach(rule.putArray("estimates")::add);
                }
            }
        }
        List<RuleFile> all = Stream.concat(models.stream(), files.stream()).toList();
        if (!models.isEmpty()) {
            ArrayNode inFolder = document.putArray("models");
            models.forEach(file -> inFolder.addObject()
                    .put("file", file.path().toString())
                    .put("model", file.id())
                    .put("version", file.version())
                    .put("errors", file.errors().size())
                    .put("warnings", file.warnings().size()));
        }
        Output.putErrors("errors", errors, document);
        Output.putErrors("warnings", warnings(all), document);
        return document;
    }
}
