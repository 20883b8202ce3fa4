package dev.weir.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.config.JobConfig;
import dev.weir.events.Decision;
import dev.weir.events.RawRecord;
import dev.weir.realdata.EngineChain;
import dev.weir.realdata.RuleDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One run of a case through the engine, in virtual time. */
final class CaseRun {
    private static final byte[] NO_KEY = new byte[0];

    private final JobConfig config;
    private final RuleCase given;
    private final EngineChain chain;
    private final Map<String, String> names = new HashMap<>();
    private final List<Decision> decisions = new ArrayList<>();

    /** Ready to run, with the rule in force. */
    CaseRun(JobConfig config, RuleDocument rule, RuleCase given) {
        this.config = config;
        this.given = given;
        this.chain = new EngineChain(config).with(rule);
    }

    /** Runs; the decisions that have a reason. */
    List<Decision> run() {
        for (RuleCase.Happening event : given.events()) {
            RawRecord record = new RawRecord(
                    config.topics().of(event.type()),
                    0,
                    0,
                    0,
                    NO_KEY,
                    event.fields().toString().getBytes(StandardCharsets.UTF_8));
            names.put(chain.read(record).id(), event.name());
            decisions.addAll(chain.decide(record));
        }
        given.untilMillis().ifPresent(until -> decisions.addAll(chain.passTo(given.startMillis() + until)));
        return decisions.stream()
                .filter(decision -> !decision.reasons().isEmpty())
                .toList();
    }

    /** How many expressions failed. */
    long errors() {
        return chain.errors();
    }

    /** What was found, each as far as the expectation in its place names it, else whole. */
    List<String> found(List<Decision> found) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            JsonNode all = Found.of(found.get(i), given.startMillis(), names);
            texts.add(
                    i < given.expected().size()
                            ? Found.text(all, keys(given.expected().get(i)))
                            : Found.text(all, Found.KEYS));
        }
        return texts;
    }

    /** What was to be found. */
    List<String> expected() {
        return given.expected().stream()
                .map(decision -> Found.text(decision, keys(decision)))
                .toList();
    }

    private static Set<String> keys(JsonNode decision) {
        Set<String> keys = new TreeSet<>();
        decision.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
