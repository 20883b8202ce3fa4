package dev.weir.cli.push;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.WaitOptions;
import dev.weir.config.JobConfig;
import dev.weir.engine.seal.Signers;
import dev.weir.events.record.Signing;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import dev.weir.text.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pushes changes for a command, and reports the results. */
public final class PushTask {
    private final JobConfig config;
    private final WaitOptions wait;
    private final Output output;

    /** Creates a task for the topics of a job config that reports to this output. */
    public PushTask(JobConfig config, WaitOptions wait, Output output) {
        this.config = config;
        this.wait = wait;
        this.output = output;
    }

    /**
     * Pushes the changes that have to be pushed.
     *
     * @return the exit code
     */
    public int push(KafkaTopics topics, List<Change> changes) throws IOException {
        List<Change> pushed =
                changes.stream().filter(change -> change.kind().isPushed()).toList();
        Map<Boolean, List<Change>> byModel = pushed.stream().collect(Collectors.partitioningBy(Change::isOfModel));
        Map<String, RuleAnswer> answers = new HashMap<>();
        refuseBadlySigned(pushed);
        new ArtifactPublisher(topics, config).publish(pushed);
        for (boolean model : List.of(true, false)) { // rules ask models, so that these come first
            List<Change> some = byModel.getOrDefault(model, List.of());
            if (!some.isEmpty()) {
                answers.putAll(new ChangePublisher(topics, config, wait.sign()).push(some, wait.patience()));
            }
        }
        List<Change> unanswered = pushed.stream()
                .filter(change -> !answers.containsKey(change.rule()))
                .toList();
        boolean refused = answers.values().stream().anyMatch(RuleAnswer::isRejection);
        if (output.isJson()) {
            output.json(document(changes, answers));
        } else {
            show(byModel.getOrDefault(true, List.of()), answers);
            show(byModel.getOrDefault(false, List.of()), answers);
            explain(unanswered);
        }
        return refused || (wait.waits() && !unanswered.isEmpty()) ? Output.REFUSED : 0;
    }

    /**
     * Refuses what the job would refuse for its signature, by the signers of the config: on its topic it would take the
     * place of what is in force, and a removal would leave nothing there to remove again.
     */
    private void refuseBadlySigned(List<Change> pushed) throws IOException {
        Signers signers = new Signers(config.signers().encoded());
        for (Change change : pushed) {
            Signing.Pushed signed = ChangePublisher.pushed(change);
            Optional<String> fault =
                    signers.areAsked() ? signers.fault(signed, wait.sign().sender(signed)) : Optional.empty();
            if (fault.isPresent()) {
                throw new IOException(change.key() + ": " + fault.get() + "; nothing was pushed");
            }
        }
    }

    /**
     * Says what becomes of a rule or a model and pushes it; where nobody waits for the job, also how to see what it answers.
     *
     * @param done in a sentence, with the new version
     * @return the exit code
     */
    public int push(KafkaTopics topics, Change change, String done) throws IOException {
        if (!output.isJson()) {
            output.line(done);
        }
        if (!output.isJson() && !wait.waits()) {
            output.line((change.isOfModel() ? "'weir models list'" : "'weir rules list'")
                    + " shows whether it is in force, --wait waits for that");
        }
        return push(topics, List.of(change));
    }

    /** Shows what would be pushed; returns the exit code. */
    public int dryRun(List<Change> changes) {
        if (output.isJson()) {
            output.json(document(changes, Map.of()));
        }
        return 0;
    }

    private void show(List<Change> pushed, Map<String, RuleAnswer> answers) {
        if (pushed.isEmpty()) {
            return;
        }
        boolean lists = pushed.get(0).isOfList();
        String noun = pushed.get(0).isOfModel() ? "model" : lists ? "list" : "rule";
        if (!wait.waits()) {
            long removed = pushed.stream()
                    .filter(change -> change.kind() == Change.Kind.REMOVED)
                    .count();
            say(pushed.size() - removed, noun, "pushed");
            say(removed, noun, "removed");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(noun.toUpperCase(Locale.ROOT), lists ? "ENTRIES" : "VERSION", "STATUS", "EPOCH", "MESSAGE"));
        for (Change change : pushed) {
            RuleAnswer answer = answers.get(change.rule());
            if (answer == null) {
                rows.add(List.of(change.key(), number(change.version()), "no answer", "", ""));
            } else {
                rows.addAll(rows(change, answer));
            }
        }
        output.table(rows);
    }

    private void say(long count, String noun, String what) {
        if (count > 0) {
            output.line(Counted.of(count, noun) + " " + what);
        }
    }

    private static List<List<String>> rows(Change change, RuleAnswer answer) {
        List<String> messages = new ArrayList<>(answer.errors());
        messages.addAll(answer.notes());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                change.key(),
                change.isOfList() ? entries(answer) : number(answer.version()),
                answer.status(),
                Long.toString(answer.epoch()),
                messages.isEmpty() ? "" : messages.get(0)));
        messages.stream().skip(1).forEach(message -> rows.add(List.of("", "", "", "", message)));
        return rows;
    }

    private void explain(List<Change> unanswered) {
        if (wait.waits() && !unanswered.isEmpty()) {
            output.line("No answer within " + wait.patience().toMillis() / 1000.0 + " s to "
                    + String.join(", ", unanswered.stream().map(Change::key).toList())
                    + ". What was pushed is on the topic"
                    + " at " + config.kafka().bootstrapServers()
                    + ", and the job will take them when it reads it. Does it run?");
        }
    }

    private static String entries(RuleAnswer answer) {
        return answer.status().equals("REMOVED") ? "" : Long.toString(answer.entries());
    }

    private static String number(long number) {
        return number == 0 ? "" : Long.toString(number);
    }

    private static ObjectNode document(List<Change> changes, Map<String, RuleAnswer> answers) {
        ObjectNode document = Output.object();
        ArrayNode rules = document.putArray("rules");
        for (Change change : changes) {
            ObjectNode rule = rules.addObject()
                    .put("rule", change.rule())
                    .put("version", change.version())
                    .put("change", change.kind().name());
            RuleAnswer answer = answers.get(change.rule());
            if (answer != null) {
                rule.put("status", answer.status()).put("epoch", answer.epoch());
                ArrayNode errors = rule.putArray("errors");
                answer.errors().forEach(errors::add);
                ArrayNode notes = rule.putArray("notes");
                answer.notes().forEach(notes::add);
            }
        }
        return document;
    }
}
