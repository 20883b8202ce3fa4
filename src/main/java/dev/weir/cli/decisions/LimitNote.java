package dev.weir.cli.decisions;

import dev.weir.config.JobConfig;
import dev.weir.engine.decide.EarlierDecision;
import dev.weir.events.Event;
import dev.weir.events.answer.DecisionStream;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which cap or budget over rules with a tag was reached. */
record LimitNote(KafkaTopics topics, JobConfig config) {

    /** Returns the cap or the budget over rules with a tag that was reached, if one was. */
    Optional<String> of(Rule rule, Occasion occasion, TagPolicyNotes policies) throws IOException {
        if (!policies.pushed().firings().capsOf(rule).isEmpty()) {
            List<EarlierDecision> earlier = DecisionsBefore.read(
                            occasion, Set.of(occasion.subject()), policies.capReachMillis(rule), topics, config)
                    .bySubject()
                    .getOrDefault(occasion.subject(), List.of());
            Optional<String> cap = policies.cap(rule, earlier, occasion.eventTimeMillis());
            if (cap.isPresent()) {
                return cap;
            }
        }
        if (!policies.hasBudget(rule)) {
            return Optional.empty();
        }
        List<Event> decisions = new ArrayList<>();
        JsonEvents reader = JsonEvents.of(config);
        String topic = config.topics().of(DecisionStream.TYPE);
        long sinceMillis = policies.budgetStartMillis(rule, occasion.eventTimeMillis());
        topics.read(sinceMillis <= 0 ? topics.beginning(topic) : topics.since(topic, sinceMillis), record -> {
            if (record.timestampMillis() <= occasion.decidedAtMillis()) {
                reader.read(record).events().stream()
                        .filter(one -> policies.spends(rule, one, occasion.eventTimeMillis()))
                        .forEach(decisions::add);
            }
        });
        return policies.budget(rule, decisions, occasion.eventTimeMillis());
    }
}
