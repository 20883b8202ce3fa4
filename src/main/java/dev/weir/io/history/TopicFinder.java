package dev.weir.io.history;

import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.events.definition.ChangeDefinition;
import dev.weir.io.history.topic.PartitionSpan;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the partitions of the job's topics: {@code topics} for those of all types, {@code topics:transaction,click} for some. */
final class TopicFinder {
    private static final String ALL = "topics";
    private static final String SOME = "topics:";

    private final HistoryInputs inputs;
    private final TypesByName names;

    TopicFinder(HistoryInputs inputs) {
        this.inputs = inputs;
        this.names = new TypesByName(inputs.config());
    }

    /** Returns whether topics are meant; a folder of that name is written {@code ./topics}. */
    static boolean isMeant(String written) {
        return written.equals(ALL) || written.startsWith(SOME);
    }

    /**
     * Returns the partitions, in the order of the types and of their numbers. What happened in the range was written at
     * most as long before as events may be ahead of the clock; rows of tables and of stock are read from the beginning.
     */
    List<HistorySource> find(String written) throws IOException {
        List<EventType> types = types(written);
        JobConfig config = inputs.config();
        List<HistorySource> found = new ArrayList<>();
        try (KafkaTopics topics = new KafkaTopics(config.kafka())) {
            for (EventType type : types) {
                boolean isLabelled = type.equals(EventType.TRANSACTION)
                        && !inputs.labelColumn().isEmpty();
                PartitionSpan.of(topics, config.kafka(), config.topics().of(type), sinceMillis(type))
                        .forEach(span -> found.add(new TopicSource(span, isLabelled)));
            }
        }
        return found;
    }

    private long sinceMillis(EventType type) {
        boolean hasRows = inputs.config().schema().definitions().find(type).orElse(null) instanceof ChangeDefinition<?>;
        return hasRows || inputs.fromMillis() == Long.MIN_VALUE
                ? Long.MIN_VALUE
                : inputs.fromMillis() - inputs.config().time().maxFutureMillis();
    }

    private List<EventType> types(String written) throws HistoryException {
        if (written.equals(ALL)) {
            return names.types();
        }
        List<EventType> types = new ArrayList<>();
        for (String name : written.substring(SOME.length()).split(",", -1)) {
            types.add(names.ofRules(name)
                    .orElseThrow(() -> new HistoryException(
                            "'" + name + "' of " + written + " is no type of events" + names.advice(name))));
        }
        return types;
    }
}
