package dev.weir.cli.console;

import dev.weir.cli.change.RuleSample;
import dev.weir.cli.push.Change;
import dev.weir.cli.push.ChangePublisher;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.config.JobConfig;
import dev.weir.console.edit.Answered;
import dev.weir.console.edit.DraftChecked;
import dev.weir.console.edit.Fault;
import dev.weir.console.edit.Planned;
import dev.weir.console.edit.PlayedHour;
import dev.weir.console.edit.RuleChanges;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.edit.Wish;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Changes rules on the topic for the console, with the classes of the commands. Keeps nothing that the topic does not have. */
public final class TopicRules implements RuleChanges {
    /** How long the job may take to answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** What the topic has beside rules is read again after so long, in nanoseconds: drafts are checked at each pause. */
    private static final long KNOWN_NANOS = 10_000_000_000L;
    /** So many read or push at once; each has a connection. */
    private static final int MOST = 4;

    private final JobConfig config;
    private final JobConfig.Kafka kafka;
    private final Optional<Path> places;
    private final PushNames names;
    private final boolean needsTwo;
    private final Semaphore turns = new Semaphore(MOST, true);
    private final HourPlay hour;
    private volatile Known known = new Known(List.of(), Long.MIN_VALUE);

    /** The documents on the topic that are no rules, and when they were read. */
    private record Known(Collection<Node> others, long atNanos) {}

    /**
     * Creates it.
     *
     * @param kafka how to connect to the topics
     * @param places the folder of rules; empty for none
     * @param names who pushes
     * @param needsTwo whether a change to live waits for a second person
     */
    public TopicRules(
            JobConfig config, JobConfig.Kafka kafka, Optional<Path> places, PushNames names, boolean needsTwo) {
        this.config = config;
        this.kafka = kafka;
        this.places = places;
        this.names = names;
        this.needsTwo = needsTwo;
        this.hour = new HourPlay(config, places);
    }

    private interface Asked<T> {
        T of(KafkaTopics topics) throws IOException;
    }

    private <T> T withTopics(Asked<T> asked) throws IOException {
        Turns.take(turns);
        try (KafkaTopics topics = new KafkaTopics(kafka)) {
            return asked.of(topics);
        } finally {
            turns.release();
        }
    }

    @Override
    public Optional<RuleDraft> draft(String id) throws IOException {
        return withTopics(topics -> {
            RulesOnTopic rules = RulesOnTopic.read(topics, config);
            return rules.latest(id)
                    .map(TopicRules::text)
                    .or(() -> Proposals.of(id, rules).map(proposal -> Proposals.text(proposal, id)))
                    .map(text -> new RuleDraft(id, text, ChangePlanner.base(id, rules)));
        });
    }

    /** Returns what was pushed, in YAML if it can be read. */
    static String text(Revision latest) {
        return latest.document().map(DocumentForms::yaml).orElse(latest.text());
    }

    @Override
    public RuleDraft sample(String id) {
        return new RuleDraft("", RuleSample.FEATURE.rule(id, ""), "");
    }

    @Override
    public DraftChecked check(RuleDraft draft) throws IOException {
        return new DraftCheck(config, places, known().others()).whole(draft);
    }

    private Known known() throws IOException {
        Known latest = known;
        if (latest.atNanos() == Long.MIN_VALUE || System.nanoTime() - latest.atNanos() > KNOWN_NANOS) {
            latest = withTopics(
                    topics -> new Known(RulesOnTopic.read(topics, config).othersAt(Long.MAX_VALUE), System.nanoTime()));
            known = latest;
        }
        return latest;
    }

    @Override
    public Planned plan(Wish wish) throws IOException {
        return withTopics(topics -> plan(wish, topics).planned());
    }

    private ChangePlan plan(Wish wish, KafkaTopics topics) throws IOException {
        return new ChangePlanner(config, places, names, needsTwo).plan(RulesOnTopic.read(topics, config), wish);
    }

    @Override
    public Answered push(Wish wish) throws IOException {
        return withTopics(topics -> {
            ChangePlan plan = plan(wish, topics);
            Planned planned = plan.planned();
            if (!planned.isPossible()) {
                return new Answered(
                        false,
                        planned.hindrance().isEmpty()
                                ? "It has errors, and was not pushed."
                                : "Not pushed: " + planned.hindrance() + ".",
                        planned.faults().stream().map(Fault::message).toList());
            }
            ChangePublisher publisher =
                    new ChangePublisher(topics, config, names.of(wish.by().name()));
            Answered answered = new Answered(true, "Done.", List.of());
            for (Change change : plan.changes()) {
                Map<String, RuleAnswer> answers = publisher.push(List.of(change), PATIENCE);
                Answered one = answered(change, Optional.ofNullable(answers.get(change.rule())))
                        .about(change.json().isEmpty() ? "" : change.rule());
                if (!one.good()) {
                    return one; // what follows needs it
                }
                answered = change.json().isEmpty() && plan.changes().size() > 1 ? answered : one;
            }
            return answered;
        });
    }

    private static Answered answered(Change change, Optional<RuleAnswer> given) {
        String what = change.json().isEmpty() ? change.rule() : "Version " + change.version() + " of " + change.rule();
        if (given.isEmpty()) {
            return new Answered(
                    false,
                    "No answer within " + PATIENCE.toSeconds() + " s. " + what
                            + " is on the topic, and the job will take it when it reads it. Does the job run?",
                    List.of());
        }
        RuleAnswer answer = given.get();
        List<String> more = new ArrayList<>(answer.errors());
        more.addAll(answer.notes());
        String since = " since epoch " + answer.epoch() + ".";
        return switch (answer.status()) {
            case "REJECTED" ->
                new Answered(false, "The job refused it. What was in force before stays in force.", more);
            case "ACTIVE" -> new Answered(true, what + " decides" + since, more);
            case "SHADOW" -> new Answered(true, what + " is in shadow" + since, more);
            case "OFF" -> new Answered(true, what + " is off" + since, more);
            case "REMOVED" -> new Answered(true, what + " is removed" + since, more);
            default -> new Answered(true, what + ": " + answer.status() + since, more);
        };
    }

    @Override
    public PlayedHour lastHour(RuleDraft draft) throws IOException {
        return withTopics(topics -> hour.play(draft, topics));
    }

    @Override
    public String words() throws IOException {
        return withTopics(topics -> EditorWords.json(config, topics));
    }

    @Override
    public boolean needsTwo() {
        return needsTwo;
    }
}
