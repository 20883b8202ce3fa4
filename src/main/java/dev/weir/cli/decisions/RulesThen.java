package dev.weir.cli.decisions;

import dev.weir.cli.rules.RuleFolder;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.config.JobConfig;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules as they were on the topic when an event was decided.
 *
 * @param all by id
 * @param rules those that were asked about the event
 */
record RulesThen(Map<String, Rule> all, List<Then> rules) {
    private static final int MOST_NAMED = 10;

    /**
     * A rule as it was.
     *
     * @param document with what it uses written out
     */
    record Then(Node document, Rule rule) {}

    /** Makes defensive copies. */
    RulesThen {
        all = Map.copyOf(all);
        rules = List.copyOf(rules);
    }

    /** Finds them; asked were those about events of its type that were not switched off. */
    static RulesThen of(Occasion occasion, JobConfig config, RulesOnTopic topic) {
        RuleFolder folder = new RuleFolder(config).knowing(topic.othersAt(occasion.decidedAtMillis()));
        Map<String, Rule> all = new HashMap<>();
        List<Then> asked = new ArrayList<>();
        for (String id : topic.ids()) {
            if (!DocumentIds.isOfOther(id)) {
                topic.at(id, occasion.decidedAtMillis())
                        .flatMap(RulesOnTopic.Revision::document)
                        .map(folder::writtenOut)
                        .filter(document -> document instanceof Node.Fields)
                        .ifPresent(document -> {
                            if (folder.compile(document) instanceof Compiled.Accepted good) {
                                all.put(id, good.rule());
                                asked.add(new Then(document, good.rule()));
                            }
                        });
            }
        }
        asked.removeIf(then -> !isAsked(then.rule(), occasion));
        return new RulesThen(all, asked);
    }

    private static boolean isAsked(Rule rule, Occasion occasion) {
        return rule.mode() != Mode.OFF
                && rule.triggers().stream().anyMatch(type -> type.ruleName().equals(occasion.triggerType()));
    }

    /** Returns a line that names them, some if there are many. */
    String line(String triggerType) {
        List<String> ids = rules.stream().map(then -> then.rule().id()).toList();
        if (ids.isEmpty()) {
            return "no rule is about events of the type " + triggerType;
        }
        int more = ids.size() - MOST_NAMED;
        return "asked " + (ids.size() == 1 ? "was " : "were ")
                + String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
