package dev.weir.backtest;

import dev.weir.backtest.measure.MeasuredRule;
import dev.weir.rules.document.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules that are played together, with what they use.
 *
 * @param name what they are, for people, such as a folder
 * @param documents in the order in which they are pushed: what rules need comes before them
 * @param models the JSON of each model, by the key of its record
 * @param rules those of the documents that are rules
 * @param lists the JSON of each list or table, by name
 * @param lookbackMillis how far back a rule looks at most, so that everything before that makes no difference; 0 for none
 */
public record RuleSet(
        String name,
        List<Node> documents,
        Map<String, String> models,
        List<MeasuredRule> rules,
        Map<String, String> lists,
        long lookbackMillis) {
    /** Creates rules without models. */
    public RuleSet(
            String name,
            List<Node> documents,
            List<MeasuredRule> rules,
            Map<String, String> lists,
            long lookbackMillis) {
        this(name, documents, Map.of(), rules, lists, lookbackMillis);
    }

    /** Makes defensive copies. */
    public RuleSet {
        documents = List.copyOf(documents);
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        rules = List.copyOf(rules);
        lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    }
}
