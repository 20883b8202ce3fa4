package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.cases.CaseFile;
import dev.weir.cli.cases.CaseResult;
import dev.weir.cli.cases.CaseRunner;
import dev.weir.cli.cases.RuleCase;
import dev.weir.cli.cases.SeenTexts;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.io.document.FileError;
import dev.weir.io.document.RuleFiles;
import dev.weir.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir rules test}. */
@Command(
        name = "test",
        description = {
            "Runs the cases beside rules (x.test.yaml beside x.yaml) through the engine of the job, in virtual time. A failure"
                    + " is shown as a diff: - what was expected, + what was decided.",
            "A rule is tested as if it were live and for everybody, whatever its mode, its rollout and the job's holdouts.",
            "Needs no Kafka."
        })
public final class TestRules implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description = "Folders of rules and cases, rule files, or files of cases.")
    private List<Path> places = List.of();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        Run run = new Run(config);
        for (Path place : places) {
            for (Path file : casesAt(place)) {
                run.test(file);
            }
        }
        if (run.files == 0) {
            throw new IOException("there are no cases in " + places.get(0) + "; beside x.yaml they are x.test.yaml");
        }
        if (output.isJson()) {
            output.json(run.document);
        } else {
            output.line(run.summary());
        }
        return run.isGood() ? 0 : Output.REFUSED;
    }

    private static List<Path> casesAt(Path place) throws IOException {
        if (!Files.isRegularFile(place) || place.toString().endsWith(RuleFiles.CASES)) {
            return RuleFiles.casesIn(place);
        }
        Path beside = place.resolveSibling(RuleFiles.stem(place) + RuleFiles.CASES);
        if (!Files.isRegularFile(beside)) {
            throw new IOException("there are no cases of " + place + "; they would be " + beside);
        }
        return List.of(beside);
    }

    /** One run over files. */
    private final class Run {
        private final CaseRunner cases;
        private final Schema schema;
        private final RuleFolder rules;
        private final ObjectNode document = Output.object();
        private final ArrayNode results = document.putArray("cases");
        private final List<FileError> errors = new ArrayList<>();
        private int files;
        private int passed;
        private int failed;

        Run(JobConfig config) {
            this.schema = config.schema();
            this.rules = new RuleFolder(config);
            this.cases = new CaseRunner(config, rules.compilerOfConfig(), rules::writtenOut, rules::needed)
                    .withModels(rules::wholeModels)
                    .knowing(rules::checkedLast);
            Output.putErrors("errors", errors, document);
        }

        void test(Path path) throws IOException {
            files++;
            CaseFile file = CaseFile.read(path, schema);
            wrong(file.errors());
            if (!Files.isRegularFile(file.rule())) {
                wrong(List.of(FileError.of(
                        path,
                        file.source(),
                        RuleError.at("", "there is no rule " + file.rule() + ", of which these are the cases"))));
                return;
            }
            RuleFile rule = rules.check(List.of(file.rule())).get(0);
            wrong(rule.errors());
            if (!output.isJson()) {
                output.warnings(rule.warnings());
            }
            if (file.errors().isEmpty() && rule.errors().isEmpty()) {
                if (!output.isJson()) {
                    output.warnings(rules.misspelt(rule, SeenTexts.of(file.cases())));
                    output.warnings(ofLists(rule, file));
                }
                for (RuleCase given : file.cases()) {
                    run(file, rule, given);
                }
            }
        }

        /** What a case needs may be refused; the others are run in any case. */
        private void run(CaseFile file, RuleFile rule, RuleCase given) {
            try {
                CaseResult result = cases.run(rule.id(), rule.document(), given);
                show(file, result, result.isGood() ? List.of() : CaseLines.why(cases, rules, rule, result));
            } catch (IOException e) {
                failed++;
                wrong(List.of(new FileError(file.file(), given.place(), "", given.name() + ": " + e.getMessage(), "")));
            }
        }

        /** Returns the warnings about the lists of all cases, each once. */
        private List<FileError> ofLists(RuleFile rule, CaseFile file) throws IOException {
            Set<FileError> warnings = new LinkedHashSet<>(rules.ofLists(
                    rule, file.cases().stream().map(RuleCase::lists).toList()));
            rule.warnings().forEach(warnings::remove);
            return List.copyOf(warnings);
        }

        private void show(CaseFile file, CaseResult result, List<String> why) {
            List<FileError> unread = inFile(file, result.unread());
            List<String> diff = CaseLines.diff(result);
            why.forEach(line -> diff.add("     " + line));
            results.addObject()
                    .put("file", file.file().toString())
                    .put("line", result.given().place().line())
                    .put("name", result.given().name())
                    .put("passed", result.isGood())
                    .put("diff", String.join("\n", diff));
            if (!output.isJson()) {
                output.warnings(inFile(file, result.beyond()));
            }
            if (result.isGood()) {
                passed++;
                return;
            }
            failed++;
            if (!output.isJson()) {
                output.line("FAIL " + result.given());
                output.lines(diff);
            }
            wrong(unread);
        }

        private static List<FileError> inFile(CaseFile file, List<RuleError> errors) {
            return errors.stream()
                    .map(error -> FileError.of(file.file(), file.source(), error))
                    .toList();
        }

        private void wrong(List<FileError> found) {
            errors.addAll(found);
            Output.putErrors("errors", errors, document);
            if (!output.isJson()) {
                output.errors(found);
            }
        }

        boolean isGood() {
            return failed == 0 && errors.isEmpty();
        }

        String summary() {
            return Counted.of(passed, "case") + " passed, " + failed + " failed"
                    + (errors.isEmpty() ? "" : ", " + Counted.of(errors.size(), "error"));
        }
    }
}
