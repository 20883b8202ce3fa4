package dev.weir.engine.deploy;

import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.trial.Trial;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.warm.WarmUp;
import dev.weir.engine.warm.WarmUps;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Costs;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Checks updates of rules, and keeps the rules in force. */
final class RuleKeeper {
    private final SchemaInForce schema;
    private final RuleValidator ofInForce;
    private final Trial trial;
    private final Costs costs;
    private final TableChecks tables;
    private final DefinitionsInForce definitions;
    private final OthersInForce others;
    private final RuleChecks checks;

    /** Creates a keeper with what pushed rules may use, a validator for rules in force, and a trial for both. */
    RuleKeeper(SchemaInForce schema, RuleValidator ofInForce, Trial trial) {
        this.schema = schema;
        this.ofInForce = ofInForce;
        this.trial = trial;
        this.tables = new TableChecks(ofInForce);
        this.definitions = new DefinitionsInForce(ofInForce.reader());
        this.others = new OthersInForce(trial.channels(), ofInForce);
        this.checks = new RuleChecks(ofInForce, trial);
        this.costs = new Costs(ofInForce.compiler().limits(), trial.series());
    }

    /** Removes a rule. */
    static UpdateResult remove(String id, RulebookMemory memory) {
        Optional<RulebookMemory.Held> held = memory.drop(id);
        if (held.isEmpty()) {
            return answered(status(id, 0, RuleStatus.Kind.REMOVED, memory));
        }
        memory.startEpoch(memory.epoch() + 1);
        return new UpdateResult(
                Optional.of(new RulebookUpdate.Remove(memory.epoch(), id)),
                status(id, held.get().version(), RuleStatus.Kind.REMOVED, memory));
    }

    /** A rule as it was received, and its validator. */
    @SuppressWarnings("ArrayRecordComponent") // never written to, and compared nowhere
    private record Sent(String key, byte[] text, RuleValidator by) {}

    /** Checks a pushed rule and puts it into force. */
    UpdateResult push(String key, byte[] text, RulebookMemory memory, long nowMillis) {
        return put(new Sent(key, text, schema.validator(memory)), memory, nowMillis);
    }

    /**
     * Puts a rule into force again that was in force before a restart without state: its version is not checked,
     * because it was accepted before.
     */
    UpdateResult restoreRule(InForceEntry entry, RulebookMemory memory, long nowMillis) {
        RulebookMemory.Held before = memory.inForce().get(entry.key());
        if (before != null && before.version() >= entry.version()) {
            memory.drop(entry.key());
        }
        UpdateResult result = put(new Sent(entry.key(), entry.document(), ofInForce), memory, nowMillis);
        if (before != null && result.update().isEmpty()) {
            memory.hold(entry.key(), before);
        }
        return result;
    }

    private UpdateResult put(Sent sent, RulebookMemory memory, long nowMillis) {
        String key = sent.key();
        RuleChecks.Result result = checks.of(key, input(sent, memory));
        if (result instanceof RuleChecks.Refused refused) {
            return rejected(key.isEmpty() ? refused.id() : key, refused.version(), refused.errors(), memory);
        }
        return put(sent, (RuleChecks.Good) result, memory, nowMillis);
    }

    private UpdateResult put(Sent sent, RuleChecks.Good good, RulebookMemory memory, long nowMillis) {
        String key = sent.key();
        Rule rule = good.accepted().rule();
        List<RuleError> errors = new ArrayList<>(good.unusable());
        if (errors.isEmpty() && !sent.by().equals(ofInForce)) {
            errors.addAll(tables.misuses(rule, good.linked(), memory));
            errors.addAll(others.circles(rule, Map.of(), memory));
            errors.addAll(others.models(rule, memory));
            errors.addAll(others.unpaid(rule, memory));
        }
        if (!errors.isEmpty()) {
            return rejected(key.isEmpty() ? rule.id() : key, rule.version(), errors, memory);
        }
        List<RuleError> warnings = others.warnings(good.accepted(), memory);
        return accept(new Pushed(sent, rule, good.linked(), warnings), memory, nowMillis);
    }

    private RuleChecks.Input input(Sent sent, RulebookMemory memory) {
        return new RuleChecks.Input(sent.by(), sent.text(), definitions.in(memory), schema.attributes(memory));
    }

    /**
     * Begins to check a rule that will be pushed or restored next, on other threads.
     *
     * @param wasInForce whether it will be restored
     */
    void checkAhead(String key, byte[] text, boolean wasInForce, RulebookMemory memory, Executor threads) {
        RuleValidator by = wasInForce ? ofInForce : schema.validator(memory);
        checks.begin(key, input(new Sent(key, text, by), memory), threads);
    }

    /** Returns what is in force besides. */
    OthersInForce others() {
        return others;
    }

    /** Returns what checks single rules. */
    RuleChecks checks() {
        return checks;
    }

    /** A valid rule as it was received. */
    private record Pushed(Sent sent, Rule rule, Linked linked, List<RuleError> warnings) {
        String text() {
            return new String(sent.text(), StandardCharsets.UTF_8);
        }
    }

    private byte[] utf8(Linked linked) {
        return ofInForce.reader().write(linked.form());
    }

    private UpdateResult accept(Pushed pushed, RulebookMemory memory, long nowMillis) {
        String key = pushed.sent().key();
        Rule rule = pushed.rule();
        if (!key.equals(rule.id())) {
            RuleError error = RuleError.at(
                    "id",
                    "the record's key is '" + key + "' and the rule's id '" + rule.id() + "': use the id as the key");
            return rejected(key.isEmpty() ? rule.id() : key, rule.version(), List.of(error), memory);
        }
        RulebookMemory.Held held = memory.inForce().get(rule.id());
        if (held != null && rule.version() <= held.version()) {
            return rule.version() == held.version()
                            && ofInForce.read(held).equals(pushed.linked().rule())
                    ? answered(status(rule.id(), rule.version(), RuleStatus.Kind.UNCHANGED, memory)
                            .with(AnswerNotes.unchanged(held)))
                    : rejected(
                            rule.id(),
                            rule.version(),
                            List.of(AnswerNotes.versionDoesNotGrow(rule, held, memory)),
                            memory);
        }
        int maxRules = pushed.sent().by().compiler().limits().counts().maxRules();
        if (held == null && memory.inForce().size() >= maxRules) {
            return rejected(rule.id(), rule.version(), List.of(AnswerNotes.tooMany(maxRules, memory)), memory);
        }
        return comeIntoForce(pushed, Optional.ofNullable(held), memory, nowMillis);
    }

    private UpdateResult comeIntoForce(
            Pushed pushed, Optional<RulebookMemory.Held> before, RulebookMemory memory, long nowMillis) {
        Rule rule = pushed.rule();
        long epoch = memory.epoch() + 1;
        String structure = rule.structure();
        PatternHistory patterns = RulebookMemory.patternsOf(rule, structure, before, epoch);
        long bornEpoch = before.map(RulebookMemory.Held::bornEpoch).orElse(epoch);
        List<WarmUp> features = WarmUp.of(rule, memory.warmUps(), nowMillis);
        List<RuleError> warnings = AnswerNotes.warnings(
                pushed.warnings(),
                rule,
                memory,
                pushed.sent().by().compiler().limits().outcomes().lists());
        RuleNotes warned = RuleNotes.NONE.withWarnings(warnings);
        RuleNotes notes = rule.mode() == Mode.OFF
                ? warned
                : warned.withKept(WarmUp.notes(rule, features, nowMillis), patterns.note(epoch))
                        .withCost(costs.of(others.asking(rule, memory)));
        String linked =
                pushed.linked().isPlain() ? pushed.text() : new String(utf8(pushed.linked()), StandardCharsets.UTF_8);
        // Change the memory only after everything that may fail.
        memory.startEpoch(epoch);
        memory.hold(
                rule.id(),
                new RulebookMemory.Held(
                        rule.version(), pushed.text(), structure, patterns, bornEpoch, epoch, features, "", linked));
        trial.inForce().accept(linked, rule);
        return new UpdateResult(
                Optional.of(new RulebookUpdate.Put(epoch, rule.id(), linked, bornEpoch, patterns)),
                status(rule.id(), rule.version(), AnswerNotes.kindOf(rule.mode()), memory)
                        .with(notes));
    }

    /** Puts a rule that is in force into force with other definitions, under an epoch of its own; it stays off if it is. */
    RulebookUpdate mean(DocumentKind.NewMeaning other, RulebookMemory memory, long nowMillis) {
        RulebookMemory.Held held = other.held();
        byte[] text = held.document().getBytes(StandardCharsets.UTF_8);
        Pushed pushed =
                new Pushed(new Sent(other.rule().id(), text, ofInForce), other.rule(), other.linked(), List.of());
        UpdateResult result = comeIntoForce(pushed, Optional.of(held), memory, nowMillis);
        return (held.offReason().isEmpty()
                        ? result
                        : SwitchOffKeeper.switchedOff(result.answer(), held.offReason(), memory))
                .update()
                .orElseThrow();
    }

    /**
     * Adds to memory written by an earlier release what it lacks, the features of rules; those are treated as kept for
     * longer than is known.
     */
    void complete(RulebookMemory memory) {
        Map.copyOf(memory.inForce()).forEach((id, held) -> {
            boolean isKnown = held.sinceEpoch() > 0 || !held.features().isEmpty();
            if (!isKnown && ofInForce.validate(held) instanceof Compiled.Accepted accepted) {
                memory.hold(id, held.knowing(WarmUp.of(accepted.rule(), new WarmUps(), 0)));
            }
        });
    }

    /**
     * Returns an answer with a warning about a rule in force that would be refused if it were pushed today, because
     * bounds were lowered; empty if it is within bounds.
     */
    Optional<RuleStatus> beyondBounds(String id, RulebookMemory memory) {
        RulebookMemory.Held held = memory.inForce().get(id);
        if (held == null || !(schema.validator(memory).validate(held) instanceof Compiled.Rejected rejected)) {
            return Optional.empty();
        }
        Mode mode = held.offReason().isEmpty() ? Mode.of(ofInForce.read(held)) : Mode.OFF;
        return Optional.of(status(id, held.version(), AnswerNotes.kindOf(mode), memory)
                .with(AnswerNotes.beyondBounds(held, rejected.errors())));
    }

    /** Refuses an update; what is in force stays. */
    static UpdateResult rejected(String id, long version, List<RuleError> errors, RulebookMemory memory) {
        return answered(new RuleStatus(id, version, RuleStatus.Kind.REJECTED, errors, memory.epoch(), 0));
    }

    private static UpdateResult answered(RuleStatus status) {
        return new UpdateResult(Optional.empty(), status);
    }

    private static RuleStatus status(String id, long version, RuleStatus.Kind kind, RulebookMemory memory) {
        return new RuleStatus(id, version, kind, List.of(), memory.epoch(), 0);
    }
}
