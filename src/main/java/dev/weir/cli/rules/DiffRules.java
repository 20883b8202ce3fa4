package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir rules diff}. */
@Command(
        name = "diff",
        description =
                "Shows how files of rules and models differ from what is on their topics; exits with 1 if they do. Both"
                        + " are shown in the same YAML, so that comments and layout make no difference. Beside a folder, what is"
                        + " on the topic and in no file is shown too.")
public final class DiffRules implements Callable<Integer> {
    private static final int CONTEXT_LINES = 3;

    @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Folders of rules, and rule files.")
    private List<Path> places = List.of();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        RuleFolder folder = new RuleFolder(config);
        List<RuleFile> files = folder.check(places);
        List<RuleFile> models = folder.models();
        try (KafkaTopics topics = job.topics(config)) {
            ObjectNode document = Output.object();
            ArrayNode differing = document.putArray("rules");
            if (!models.isEmpty()) { // a job without models needs no topic of them
                compare(models, RulesOnTopic.ofModels(topics, config), differing);
            }
            compare(files, RulesOnTopic.read(topics, config), differing);
            if (output.isJson()) {
                output.json(document);
            }
            return differing.isEmpty() ? 0 : Output.REFUSED;
        }
    }

    /** Challengers in no file are left out: the job itself pushes versions that it trained. */
    private void compare(List<RuleFile> files, RulesOnTopic topic, ArrayNode differing) throws IOException {
        Set<String> inFiles = new HashSet<>();
        for (RuleFile file : files) {
            inFiles.add(file.id());
            show(file.id(), file.path().toString(), diff(topic.latest(file.id()), file), differing);
        }
        List<Revision> others = places.stream().anyMatch(Files::isDirectory) ? topic.latest() : List.of();
        for (Revision other : others) {
            if (!inFiles.contains(other.id()) && !isOfChallenger(other.id())) {
                show(other.id(), "", diff(yaml(other.document()), List.of(), other.id(), "/dev/null"), differing);
            }
        }
    }

    private static boolean isOfChallenger(String id) {
        return ModelIds.isOne(id) && ModelIds.isChallenger(id);
    }

    private static List<String> diff(Optional<Revision> latest, RuleFile file) throws IOException {
        Optional<Node> before = latest.flatMap(Revision::document);
        Node pushed = ModelFile.pushed(file);
        return before.filter(pushed::equals).isPresent()
                ? List.of()
                : diff(
                        yaml(before),
                        yaml(Optional.of(pushed)),
                        latest.isPresent() ? file.id() : "/dev/null",
                        file.path().toString());
    }

    private void show(String id, String file, List<String> diff, ArrayNode differing) {
        if (diff.isEmpty()) {
            return;
        }
        differing.addObject().put("rule", id).put("file", file).put("diff", String.join("\n", diff));
        if (!output.isJson()) {
            output.lines(diff);
        }
    }

    private static List<String> yaml(Optional<Node> document) {
        return document.map(node -> DocumentForms.yaml(node).lines().toList()).orElse(List.of());
    }

    /** Returns the difference in the format of {@code diff -u}. */
    static List<String> diff(List<String> before, List<String> after, String nameBefore, String nameAfter) {
        return new ArrayList<>(UnifiedDiffUtils.generateUnifiedDiff(
                nameBefore, nameAfter, before, DiffUtils.diff(before, after), CONTEXT_LINES));
    }

    /** Returns all lines of both texts; a line that only one of them has is marked with a sign. */
    static List<String> changes(List<String> before, List<String> after) {
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff(
                "", "", before, DiffUtils.diff(before, after), Math.max(before.size(), after.size()));
        return unified.stream()
                .filter(line -> !line.startsWith("---") && !line.startsWith("+++") && !line.startsWith("@@"))
                .toList();
    }
}
