package dev.weir.cli.console;

import dev.weir.cli.condition.ConditionTree;
import dev.weir.cli.decisions.RuleInQuestion;
import dev.weir.config.JobConfig;
import dev.weir.console.question.ConditionSeen;
import dev.weir.console.question.RuleAnswered;
import dev.weir.console.question.RuleQuestions;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/** Answers the console as {@code weir explain} does, reading the topics anew for each question. */
public final class TopicQuestions implements RuleQuestions {
    private final JobConfig config;
    private final JobConfig.Kafka kafka;
    private final Duration most;

    /** Creates answers from the topics of a job, each of which reads them for this time at most. */
    public TopicQuestions(JobConfig config, JobConfig.Kafka kafka, Duration most) {
        this.config = config;
        this.kafka = kafka;
        this.most = most;
    }

    @Override
    public RuleAnswered ask(String decision, String rule, OptionalLong decidedAtMillis) throws IOException {
        try (KafkaTopics topics = new KafkaTopics(kafka, most)) {
            RuleInQuestion answer = RuleInQuestion.ask(topics, config, decision, rule, decidedAtMillis);
            return new RuleAnswered(answer.lines(), answer.condition().map(TopicQuestions::seen));
        }
    }

    private static ConditionSeen seen(ConditionTree tree) {
        return new ConditionSeen(
                tree.text(),
                tree.value(),
                tree.sides(),
                tree.parts().stream().map(TopicQuestions::seen).toList());
    }
}
