package dev.weir.cli.console;

import dev.weir.cli.condition.ConditionTree;
import dev.weir.cli.decisions.RuleInQuestion;
import dev.weir.config.JobConfig;
import dev.weir.console.question.ConditionSeen;
import dev.weir.console.question.RuleAnswered;
import dev.weir.console.question.RuleQuestions;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;

/** Answers the console as {@code weir explain} does, reading the topics anew for each question. */
public final class TopicQuestions implements RuleQuestions {
    private final JobConfig config;
    private final JobConfig.Kafka kafka;

    /** Creates answers from the topics of a job. */
    public TopicQuestions(JobConfig config, JobConfig.Kafka kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    @Override
    public RuleAnswered ask(String decision, String rule) throws IOException {
        try (KafkaTopics topics = new KafkaTopics(kafka)) {
            RuleInQuestion answer = RuleInQuestion.ask(topics, config, decision, rule);
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
