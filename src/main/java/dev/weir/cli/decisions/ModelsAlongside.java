package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.cli.rules.RuleReach;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.CompiledModel;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The models that rules ask, live versions and challengers, as they were on their topic when an event was decided. One that
 * the job trains is asked with what it had learned then, and does not learn while events are played again.
 *
 * @param documents with what they use written out, by the ids of the documents
 * @param bodies what their inputs ask, as rules do
 * @param reachMillis how far back the events lie that their features may need; 0 without any
 * @param notes about models that are not as they were then
 */
record ModelsAlongside(Map<String, Node> documents, List<Rule> bodies, long reachMillis, List<String> notes) {
    /** Makes defensive copies. */
    ModelsAlongside {
        documents = Map.copyOf(documents);
        bodies = List.copyOf(bodies);
        notes = List.copyOf(notes);
    }

    /** Finds those that any of these rules asks. */
    static ModelsAlongside of(
            Collection<Rule> asking, Occasion occasion, RulesOnTopic rules, KafkaTopics topics, JobConfig config)
            throws IOException {
        Set<String> names = new TreeSet<>();
        asking.forEach(rule -> rule.lookbacks().models().keySet().stream()
                .map(ModelIds::nameIn)
                .forEach(names::add));
        if (names.isEmpty()) {
            return new ModelsAlongside(Map.of(), List.of(), 0, List.of());
        }
        long atMillis = occasion.decidedAtMillis();
        RuleFolder folder = new RuleFolder(config).knowing(rules.othersAt(atMillis));
        RulesOnTopic models = RulesOnTopic.ofModels(topics, config);
        Map<String, Node> documents = new LinkedHashMap<>();
        List<Rule> bodies = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        long reachMillis = 0;
        for (String name : names) {
            for (boolean challenger : List.of(false, true)) {
                String id = ModelIds.ofKey(ModelIds.key(name, challenger));
                Optional<Node> then = then(models, id, atMillis, notes);
                if (then.isPresent()
                        && folder.compileModel(then.get(), ModelIds.keyOf(id)) instanceof CompiledModel.Accepted good) {
                    documents.put(id, folder.writtenOut(then.get()));
                    bodies.add(good.model().body());
                    reachMillis = Math.max(
                            reachMillis,
                            RuleReach.millis(then.get(), good.model().body()));
                }
            }
            if (models.history(ModelIds.ofKey(name)).isEmpty()) {
                notes.add("no model '" + name + "' is on the topic of models: its score is absent");
            }
        }
        return new ModelsAlongside(documents, bodies, reachMillis, notes);
    }

    /** Returns these rules and what the models ask. */
    List<Rule> with(List<Rule> rules) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(bodies);
        return all;
    }

    private static Optional<Node> then(RulesOnTopic models, String id, long atMillis, List<String> notes) {
        List<Revision> history = models.history(id);
        Optional<Revision> then = models.at(id, atMillis);
        if (then.isEmpty() && !history.isEmpty()) {
            notes.add("model '" + ModelIds.keyOf(id) + "' as it was then is no more on its topic, or was not there: the"
                    + " first there is now, version " + history.get(0).version() + ", was pushed at "
                    + Instant.ofEpochMilli(history.get(0).atMillis()) + " and is asked");
        }
        return then.or(() -> history.stream().findFirst()).flatMap(Revision::document);
    }

    /** Returns what models said by what was asked, from a decision that tells of other rules that asked them. */
    static Map<String, JsonNode> recorded(JsonNode decision) {
        Map<String, JsonNode> recorded = new TreeMap<>();
        for (String list : List.of("reasons", "shadow", "overruled")) {
            for (JsonNode reason : decision.path(list)) {
                reason.path("scores").properties().forEach(said -> recorded.put(said.getKey(), said.getValue()));
            }
        }
        return recorded;
    }
}
