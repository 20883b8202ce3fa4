package dev.weir.cli.console;

import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.config.JobConfig;
import dev.weir.console.edit.DraftChecked;
import dev.weir.console.edit.RuleCases;
import dev.weir.console.edit.RuleDraft;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Runs the cases that a folder has of rules, on the rules as the topic has them; both are read anew each time. */
public final class TopicCases implements RuleCases {
    private final JobConfig config;
    private final JobConfig.Kafka kafka;
    private final Path places;

    /**
     * Creates it.
     *
     * @param kafka how to connect to the topics
     * @param places the folder of rules
     */
    public TopicCases(JobConfig config, JobConfig.Kafka kafka, Path places) {
        this.config = config;
        this.kafka = kafka;
        this.places = places;
    }

    @Override
    public DraftChecked of(String rule) throws IOException {
        RulesOnTopic rules;
        try (KafkaTopics topics = new KafkaTopics(kafka)) {
            rules = RulesOnTopic.read(topics, config);
        }
        RuleDraft draft = new RuleDraft(rule, TopicRules.text(rules.required(rule)), "");
        return new DraftCheck(config, Optional.of(places), rules.othersAt(Long.MAX_VALUE)).whole(draft);
    }
}
