package dev.weir.bench.engine;

import dev.weir.io.document.ListFile;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.document.DocumentIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The rules under measurement, and the lists that they use, as JSON by name.
 *
 * @param rules by id
 * @param lists by name
 */
public record BenchRules(Map<String, String> rules, Map<String, String> lists) {

    /**
     * What is measured is a job that reads neither its own decisions nor labels, as by default: it refuses these rules and
     * budgets.
     */
    private static final Pattern OVER_MORE =
            Pattern.compile("\"(?:decision|label)\"|\\b(?:decision|label)\\.[a-z]|\"subjects\":\"all\"");

    /** Makes defensive copies: what other documents use comes first, since it has to be pushed before them. */
    public BenchRules {
        Map<String, String> usedFirst = new TreeMap<>(DocumentIds.USED_FIRST);
        usedFirst.putAll(rules);
        rules = Collections.unmodifiableMap(usedFirst);
        lists = Map.copyOf(lists);
    }

    /**
     * Returns the rules of a row.
     *
     * @param folder of rules, for the row that uses it
     */
    public static BenchRules of(EngineRow row, Path folder) throws IOException {
        return switch (row.kind()) {
            case COUNT -> numbered(row, BenchRules::count);
            case SEQUENCE -> numbered(row, BenchRules::sequence);
            case SHOP -> in(folder);
            case NOTHING -> new BenchRules(Map.of(), Map.of());
        };
    }

    @FunctionalInterface
    private interface Document {
        String of(int number, double threshold);
    }

    private static BenchRules numbered(EngineRow row, Document document) {
        Map<String, String> rules = new TreeMap<>();
        for (int i = 0; i < row.rules(); i++) {
            rules.put("bench-" + i, document.of(i, row.thresholds().of(i)));
        }
        return new BenchRules(rules, Map.of());
    }

    private static String count(int number, double threshold) {
        return """
                {"id":"bench-%d","version":1,"on":"transaction",
                 "features":{"n":{"count":"transaction","by":["cardId"],"over":"10m"}},
                 "when":"transaction.amount > %s && n > %d","then":{"outcome":"REVIEW","score":10}}""".formatted(number, threshold, HandWrittenCount.MOST);
    }

    private static String sequence(int number, double threshold) {
        return """
                {"id":"bench-%d","version":1,"by":["cardId"],"pattern":{"within":"5m","stages":[
                  {"name":"tiny","on":"transaction","where":"transaction.amount < %s"},
                  {"name":"large","on":"transaction","where":"transaction.amount > %s"}]},
                 "then":{"outcome":"REVIEW","score":10}}""".formatted(number, HandWrittenSequence.TINY, threshold);
    }

    private static BenchRules in(Path folder) throws IOException {
        RuleFiles.Read read = RuleFiles.read(folder);
        List<String> errors = new ArrayList<>(read.errors());
        Map<String, String> lists = new TreeMap<>();
        for (ListFile list : ListFile.in(folder.resolve(RuleFiles.LISTS), errors)) {
            lists.put(list.name(), list.json());
        }
        if (!errors.isEmpty()) {
            throw new IOException("rules that cannot be read: " + String.join("; ", errors));
        }
        Map<String, String> rules = new TreeMap<>(read.rules());
        rules.values().removeIf(rule -> OVER_MORE.matcher(rule).find());
        return new BenchRules(rules, lists);
    }
}
