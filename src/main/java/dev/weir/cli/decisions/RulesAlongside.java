package dev.weir.cli.decisions;

import dev.weir.cli.rules.RuleFolder;
import dev.weir.cli.rules.RuleReach;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.config.JobConfig;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of which a rule asks whether they fire in the same decision, and those that these ask about, as they were on
 * the topic at a time.
 *
 * @param documents with what they use written out
 */
record RulesAlongside(List<Node> documents, List<Rule> rules) {
    /** Makes defensive copies. */
    RulesAlongside {
        documents = List.copyOf(documents);
        rules = List.copyOf(rules);
    }

    /** Finds them; a rule that was not there then, or that is refused, is left out. */
    static RulesAlongside of(Rule rule, JobConfig config, RulesOnTopic topic, long atMillis) {
        RuleFolder folder = new RuleFolder(config).knowing(topic.othersAt(atMillis));
        Map<String, Node> documents = new LinkedHashMap<>();
        List<Rule> rules = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(rule.lookbacks().alongside());
        while (!left.isEmpty()) {
            String id = left.remove();
            if (!id.equals(rule.id()) && !documents.containsKey(id)) {
                topic.at(id, atMillis).flatMap(RulesOnTopic.Revision::document).ifPresent(document -> {
                    if (folder.compile(document) instanceof Compiled.Accepted good) {
                        documents.put(id, folder.writtenOut(document));
                        rules.add(good.rule());
                        left.addAll(good.rule().lookbacks().alongside());
                    }
                });
            }
        }
        return new RulesAlongside(List.copyOf(documents.values()), rules);
    }

    /** Returns these rules and the one that asks. */
    List<Rule> with(Rule rule) {
        List<Rule> all = new ArrayList<>(rules);
        all.add(rule);
        return all;
    }

    /** Returns how far back the events lie that one of them may need, in milliseconds; 0 without any. */
    long reachMillis() {
        long reachMillis = 0;
        for (int i = 0; i < rules.size(); i++) {
            reachMillis = Math.max(reachMillis, RuleReach.millis(documents.get(i), rules.get(i)));
        }
        return reachMillis;
    }
}
