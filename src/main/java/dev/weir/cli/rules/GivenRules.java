package dev.weir.cli.rules;

import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.config.JobConfig;
import dev.weir.io.Folders;
import dev.weir.io.document.FileError;
import dev.weir.io.document.ListFile;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rules to be played together, with what they need, wherever they are from.
 *
 * @param documents what is pushed, in this order: what adds to the job config, policies, and the rules, each with the
 *     definitions that it uses written out
 * @param rules those of them that are rules, with their documents
 * @param lists the JSON of each, by name
 * @param errors of the files
 * @param listErrors of the files of lists, each with its place
 */
public record GivenRules(
        List<Node> documents,
        Map<Node, Rule> rules,
        Map<String, String> lists,
        List<FileError> errors,
        List<String> listErrors) {
    /** Makes defensive copies. */
    public GivenRules {
        documents = List.copyOf(documents);
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        lists = Collections.unmodifiableMap(new TreeMap<>(lists));
        errors = List.copyOf(errors);
        listErrors = List.copyOf(listErrors);
    }

    /**
     * Reads folders and files, and the lists, definitions and policies that are in or beside them.
     *
     * @throws IOException if one of them does not exist, or if there is no rule in any
     */
    public static GivenRules in(List<Path> places, JobConfig config) throws IOException {
        RuleFolder folder = new RuleFolder(config);
        List<RuleFile> files = folder.check(places);
        List<FileError> errors =
                files.stream().flatMap(file -> file.errors().stream()).toList();
        List<String> listErrors = new ArrayList<>(folder.listErrors());
        Map<String, String> lists = lists(places);
        if (!errors.isEmpty() || !listErrors.isEmpty()) {
            return new GivenRules(List.of(), Map.of(), lists, errors, listErrors);
        }
        return of(
                folder,
                files.stream()
                        .filter(file -> !DocumentIds.isOfOther(file.id()))
                        .map(RuleFile::document)
                        .toList(),
                lists);
    }

    /**
     * Reads them as {@link #in} does, for those who have nobody to show errors to one by one.
     *
     * @throws IOException also if a rule or a list is refused, with all errors
     */
    public static GivenRules valid(List<Path> places, JobConfig config) throws IOException {
        GivenRules given = in(places, config);
        if (!given.errors().isEmpty() || !given.listErrors().isEmpty()) {
            List<String> lines = new ArrayList<>(given.listErrors());
            given.errors().forEach(error -> lines.addAll(error.lines()));
            throw new IOException("the rules are refused:\n" + String.join("\n", lines));
        }
        return given;
    }

    /**
     * Reads what places were at a revision of the git repository that the working folder is in.
     *
     * @throws IOException if git does not have them
     */
    public static GivenRules at(String revision, List<Path> places, JobConfig config)
            throws IOException, InterruptedException {
        Path into = Files.createTempDirectory("weir-rules");
        try {
            return in(GitRules.checkOut(revision, places, into), config);
        } finally {
            Folders.delete(into);
        }
    }

    /** Returns the rules on the topic, each as it was pushed last without being refused. */
    public static GivenRules inForce(RulesOnTopic topic, Map<String, String> lists, JobConfig config) {
        RuleFolder folder = new RuleFolder(config);
        List<Node> rules = new ArrayList<>();
        for (Revision latest : topic.latest()) {
            RuleHistory.taken(topic, latest.id()).flatMap(Revision::document).ifPresent(document -> {
                if (DocumentIds.isOfOther(latest.id())) {
                    folder.knowing(List.of(document));
                } else {
                    rules.add(document);
                }
            });
        }
        return of(folder, rules, lists);
    }

    private static GivenRules of(RuleFolder folder, List<Node> rules, Map<String, String> lists) {
        List<Node> documents = new ArrayList<>(folder.needed());
        Map<Node, Rule> compiled = new LinkedHashMap<>();
        for (Node rule : rules) {
            Node whole = folder.writtenOut(rule);
            documents.add(whole);
            if (folder.compile(rule) instanceof Compiled.Accepted accepted) {
                compiled.put(whole, accepted.rule());
            }
        }
        return new GivenRules(documents, compiled, lists, List.of(), List.of());
    }

    private static Map<String, String> lists(List<Path> places) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path place : places) {
            folders.add(place.toAbsolutePath().resolveSibling(RuleFiles.LISTS));
            folders.add(place.toAbsolutePath().resolve(RuleFiles.LISTS));
        }
        Map<String, String> lists = new TreeMap<>();
        for (Path folder : folders) {
            if (ListFile.areIn(folder)) {
                ListFile.in(folder, new ArrayList<>()).forEach(list -> lists.put(list.name(), list.json()));
            }
        }
        return lists;
    }

    /** Returns the lists that rules use and that are neither here nor written by a rule. */
    public Set<String> missingLists() {
        Set<String> missing = new LinkedHashSet<>();
        rules.values().forEach(rule -> missing.addAll(new TreeMap<>(rule.lists()).keySet()));
        missing.removeAll(lists.keySet());
        rules.values().forEach(rule -> rule.action().list().ifPresent(write -> missing.remove(write.list())));
        return missing;
    }
}
