package dev.weir.cli.letters;

import dev.weir.cli.terminal.Confirmation;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.events.record.Sender;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.text.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir dead-letters resend}. */
@Command(
        name = "resend",
        description = {
            "Sends dead letters again to the topics of events that they are from, once the config can read them: after a"
                    + " mapping, a unit or a bound was corrected, say. It asks first.",
            "What still cannot be read stays, and so does what was truncated or masked, which is not the record any more. An"
                    + " event that was decided meanwhile is a duplicate, and the job knows it by its id."
        })
final class ResendLetters implements Callable<Integer> {
    private static final int MOST = 100_000;

    @Mixin
    private LetterChoice choice = new LetterChoice();

    @Option(names = "--dry-run", description = "Only says what would be sent.")
    private boolean dryRun;

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            Resending resending = new Resending(config);
            Map<String, Integer> kept = new LinkedHashMap<>();
            List<LetterRead> readable = readable(topics, config.topics().deadLetters(), resending, kept);
            choice.onlyOfOthers().ifPresent(this::said);
            kept.forEach(
                    (why, count) -> said(Counted.of(count, "letter") + (count == 1 ? " stays: " : " stay: ") + why));
            if (dryRun || readable.isEmpty()) {
                tell(readable.size(), 0);
                return 0;
            }
            if (!confirmation.isGiven("Send " + Counted.of(readable.size(), "record") + " again", output)) {
                said("nothing was sent");
                return Output.REFUSED;
            }
            for (LetterRead letter : readable) {
                resending.send(topics, letter, Sender.NOBODY);
            }
            tell(readable.size(), readable.size());
            return 0;
        }
    }

    /** Returns those that can be read now, each record once, and counts why others cannot be sent. */
    private List<LetterRead> readable(
            KafkaTopics topics, String letters, Resending resending, Map<String, Integer> kept) throws IOException {
        Map<String, LetterRead> readable = new LinkedHashMap<>();
        KafkaTopics.Position end = topics.end(letters);
        topics.goTo(choice.from(topics, letters));
        while (!topics.isAt(end)) {
            for (KafkaTopics.Headed headed : topics.nextHeaded()) {
                LetterRead letter = new LetterRead(headed.record(), headed.letter());
                if (choice.takes(letter)) {
                    String why = resending.whyNot(letter);
                    if (why.isEmpty()) {
                        readable.put(letter.identity(), letter);
                    } else {
                        kept.merge(why, 1, Integer::sum);
                    }
                }
            }
            if (readable.size() > MOST) {
                throw new IOException("more than " + MOST + " dead letters can be read now; send them in parts, with"
                        + " --since, --reason or --topic");
            }
        }
        return new ArrayList<>(readable.values());
    }

    private void said(String line) {
        if (!output.isJson()) {
            output.line(line);
        }
    }

    private void tell(int readable, int sent) {
        if (output.isJson()) {
            output.json(Output.object().put("readable", readable).put("sent", sent));
        } else {
            output.line(
                    sent == 0
                            ? Counted.of(readable, "record") + " can be read now"
                            : Counted.of(sent, "record") + " sent again");
        }
    }
}
