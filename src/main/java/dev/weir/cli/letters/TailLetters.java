package dev.weir.cli.letters;

import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir dead-letters tail}. */
@Command(
        name = "tail",
        description = {
            "Shows dead letters, two lines each: when, where the record stood and why it could not be read, and the record.",
            "The values of fields listed under 'masked' in the job config are hidden, as on the topic."
        })
final class TailLetters implements Callable<Integer> {
    @Mixin
    private LetterChoice choice = new LetterChoice();

    @Option(names = "--limit", paramLabel = "N", description = "Ends after this many.")
    private Optional<Long> limit = Optional.empty();

    @Option(names = "--no-follow", description = "Ends with the last that there is.")
    private boolean noFollow;

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        String topic = config.topics().deadLetters();
        try (KafkaTopics topics = job.topics(config)) {
            long left = limit.orElse(Long.MAX_VALUE);
            boolean isNew = false;
            KafkaTopics.Position end = topics.end(topic);
            topics.goTo(choice.from(topics, topic));
            while (left > 0 && output.isRead() && !(noFollow && topics.isAt(end))) {
                for (KafkaTopics.Headed headed : topics.nextHeaded()) {
                    LetterRead letter = new LetterRead(headed.record(), headed.letter());
                    if (left > 0 && choice.takes(letter)) {
                        left--;
                        show(letter);
                    }
                }
                if (!isNew && topics.isAt(end)) {
                    isNew = true;
                    choice.onlyOfOthers().filter(line -> !output.isJson()).ifPresent(output::line);
                }
            }
            return 0;
        }
    }

    private void show(LetterRead letter) {
        if (output.isJson()) {
            output.json(letter.json());
        } else {
            for (String line : letter.lines()) {
                output.line(line);
            }
        }
    }
}
