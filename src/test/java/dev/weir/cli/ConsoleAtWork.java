package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.console.PushNames;
import dev.weir.cli.console.TopicCases;
import dev.weir.cli.console.TopicLetters;
import dev.weir.cli.console.TopicRules;
import dev.weir.console.ConsoleServer;
import dev.weir.console.ConsoleSettings;
import dev.weir.console.ConsoleTasks;
import dev.weir.console.access.AccessSettings;
import dev.weir.console.edit.Answered;
import dev.weir.console.edit.RuleCases;
import dev.weir.console.edit.RuleChanges;
import dev.weir.console.edit.RuleDraft;
import dev.weir.console.edit.Step;
import dev.weir.console.edit.Wish;
import dev.weir.console.edit.Wisher;
import dev.weir.console.letter.LetterSending;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A console that may change rules, with the engine of the job behind its topics, and the cases of a rule {@code big}. */
final class ConsoleAtWork implements AutoCloseable {
    static final Wisher ANN = new Wisher("ann", true);
    static final Wisher BOB = new Wisher("bob", true);

    private final CommandsAtWork job;
    private final Path rules;
    private final RuleChanges changes;
    private final ConsoleServer console;
    private int events;

    private ConsoleAtWork(CommandsAtWork job, Path rules) throws Exception {
        this.job = job;
        this.rules = rules;
        changes = changes(false);
        console = ConsoleServer.start(settings(AccessSettings.changing(), Optional.of(changes)));
    }

    static ConsoleAtWork start(Path folder) throws Exception {
        CommandsAtWork job = CommandsAtWork.start(folder);
        job.write("rules/big.test.yaml", """
                cases:
                  - name: 600 is too much
                    events:
                      - {at: 0s, transaction: {customerId: c-1, cardId: card-1, amount: 600}}
                    expect:
                      - {event: e1, outcome: BLOCK}
                """);
        return new ConsoleAtWork(job, folder.resolve("rules"));
    }

    RuleChanges changes(boolean needsTwo) {
        return changes(new PushNames.Unsigned("ann"), needsTwo);
    }

    RuleChanges changes(PushNames names, boolean needsTwo) {
        return new TopicRules(job.config(), job.config().kafka(), Optional.of(rules), names, needsTwo);
    }

    RuleChanges changes() {
        return changes;
    }

    ConsoleServer server() {
        return console;
    }

    CommandsAtWork job() {
        return job;
    }

    /** Starts another console on the same topics. */
    ConsoleServer another(AccessSettings access, Optional<RuleChanges> changed) throws Exception {
        return ConsoleServer.start(settings(access, changed));
    }

    private ConsoleSettings settings(AccessSettings access, Optional<RuleChanges> changed) {
        RuleCases cases = new TopicCases(job.config(), job.config().kafka(), rules);
        LetterSending letters = new TopicLetters(job.config(), job.config().kafka());
        ConsoleTasks tasks = new ConsoleTasks(
                Optional.empty(), Optional.empty(), Optional.of(cases), changed, changed.map(any -> letters));
        return new ConsoleSettings(
                ConsoleSettings.LOOPBACK,
                0,
                job.config(),
                job.config().kafka(),
                Optional.empty(),
                ConsoleSettings.BACK,
                access,
                Optional.empty(),
                tasks);
    }

    /** Returns a rule that blocks what is larger. */
    static String big(String id, int amount) {
        return "id: " + id
                + "\nversion: 1\ndescription: what is large\nmode: live\non: transaction\nwhen: transaction.amount > "
                + amount + "\nthen: {outcome: BLOCK, score: 80}\n";
    }

    static RuleDraft with(RuleDraft draft, String text) {
        return new RuleDraft(draft.id(), text, draft.base());
    }

    /** Returns what the topic has. */
    RuleDraft draft(String id) throws Exception {
        return changes.draft(id).orElseThrow();
    }

    Answered push(Step step, RuleDraft draft, Wisher by) throws Exception {
        return push(changes, step, draft, by);
    }

    static Answered push(RuleChanges changes, Step step, RuleDraft draft, Wisher by) throws Exception {
        return changes.push(new Wish(step, draft, 0, by));
    }

    void pay(double amount) throws Exception {
        events++;
        Ran sent = job.send("{\"type\":\"transaction\",\"transactionId\":\"t-" + events
                + "\",\"customerId\":\"c-1\",\"cardId\":\"card-1\",\"amount\":" + amount
                + ",\"currency\":\"EUR\",\"merchantId\":\"m-1\",\"eventTime\":\"" + Instant.now() + "\"}");
        assertThat(sent.code()).as(sent.text() + sent.err()).isZero();
    }

    @Override
    public void close() throws Exception {
        console.close();
        job.close();
    }
}
