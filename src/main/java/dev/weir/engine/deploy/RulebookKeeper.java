package dev.weir.engine.deploy;

import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.deploy.trial.Trial;
import dev.weir.engine.entry.EntryKeeper;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.seal.Signers;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.model.ModelIds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Checks updates of rules, lists and other documents: the one place where a document is read, checked and given an epoch. A valid update
 * is sent to all operators, an invalid one ends here; every update gets exactly one answer.
 */
public final class RulebookKeeper {
    private final RulebookTopics topics;
    private final RuleKeeper rules;
    private final DocumentKeeper documents;
    private final ListKeeper lists;
    private final ListKeeper listsInForce;
    private final EntryKeeper entries;
    private final RowKeeper rows;
    private final SwitchOffKeeper switchOffs;
    private final Signatures signatures;
    private final ModelKeeper models;

    /** Creates a keeper that requires no signatures. */
    public RulebookKeeper(DocumentReader reader, RuleCompiler compiler, RulebookTopics topics) {
        this(reader, compiler, topics, Signers.NONE);
    }

    /** Creates a keeper for records of these topics from a reader, a compiler and a check of signatures. */
    public RulebookKeeper(DocumentReader reader, RuleCompiler compiler, RulebookTopics topics, Signers signers) {
        this(reader, compiler, topics, signers, Trial.under(SeriesLimits.DEFAULT));
    }

    /** Creates a keeper with this trial. */
    public RulebookKeeper(
            DocumentReader reader, RuleCompiler compiler, RulebookTopics topics, Signers signers, Trial trial) {
        this.signatures = new Signatures(signers);
        this.topics = topics;
        RuleValidator ofPushed = new RuleValidator(reader, compiler);
        RuleValidator ofInForce = ofPushed.ofWhatIsInForce();
        SchemaInForce schema = new SchemaInForce(ofPushed);
        this.rules = new RuleKeeper(schema, ofInForce, trial);
        OthersInForce others = rules.others();
        PolicyKind policies = new PolicyKind(schema, trial.channels(), others);
        CapKind caps = new CapKind(schema, trial.policies(), others);
        this.models = new ModelKeeper(schema, ofInForce, rules, trial.loading());
        DefinitionKind definitions = new DefinitionKind(schema, ofInForce, rules);
        this.documents = new DocumentKeeper(
                reader, rules, List.of(definitions, new SchemaKind(schema, policies), policies, caps));
        this.lists = ListKeeper.ofPushed(reader, ofInForce);
        this.listsInForce = ListKeeper.ofInForce(ofInForce);
        this.entries = new EntryKeeper(reader, compiler.limits().outcomes());
        this.rows = new RowKeeper(topics);
        this.switchOffs = new SwitchOffKeeper(reader, models);
    }

    /** Returns how many requests to switch a rule off came from others than Guard, and were ignored, until now. */
    public long forgedRequests() {
        return switchOffs.forged();
    }

    /**
     * The result for one record of the topics of rules and lists.
     *
     * @param update what to send to all operators; empty if nothing changes
     * @param answer the answer to the pusher, to be given once every operator uses the update; its time is not set yet (0)
     */
    public record UpdateResult(Optional<RulebookUpdate> update, RuleStatus answer) {
        UpdateResult warning(List<RuleError> warnings) {
            return new UpdateResult(update, answer.with(answer.notes().withWarnings(warnings)));
        }

        UpdateResult of(Push push) {
            return new UpdateResult(update, answer.with(answer.notes().withPush(push)));
        }
    }

    /** What of checking a record takes long, and how to tell all who will have to do the same. */
    public record Ahead(Runnable work, RulebookUpdate.Expect news) {}

    /**
     * Restores what was in force when the job last ran, for a start without state: under an epoch no earlier than
     * before, and switched off if it was.
     */
    public UpdateResult restore(InForceEntry entry, RulebookMemory memory, long nowMillis) {
        Optional<String> fault = signatures.fault(entry, memory);
        UpdateResult result = fault.isPresent()
                ? refused(entry.isList(), entry.pushedKey(), fault.get(), memory)
                : restoreRule(entry, memory, nowMillis);
        return result.of(entry.source().signedIf(signatures.areAsked() && fault.isEmpty()));
    }

    private UpdateResult restoreRule(InForceEntry entry, RulebookMemory memory, long nowMillis) {
        if (entry.epoch() > memory.epoch() + 1) {
            memory.startEpoch(entry.epoch() - 1);
        }
        if (entry.isList()) {
            return listsInForce.put(entry.pushedKey(), entry.document(), memory);
        }
        if (ModelIds.isOne(entry.key())) {
            return models.restore(entry, memory, nowMillis);
        }
        if (entry.isDocument()) {
            return documents.restore(entry, memory, nowMillis);
        }
        UpdateResult result = rules.restoreRule(entry, memory, nowMillis);
        return entry.offReason().isEmpty() || result.update().isEmpty()
                ? result
                : SwitchOffKeeper.switchedOff(result.answer(), entry.offReason(), memory);
    }

    /**
     * Begins to check a rule, on other threads, that will be pushed or, if it was in force, restored soon; what does not
     * come has to be forgotten.
     */
    public void checkAhead(String key, byte[] text, boolean wasInForce, RulebookMemory memory, Executor threads) {
        rules.checkAhead(key, text, wasInForce, memory, threads);
    }

    /** Forgets what was checked ahead and did not come. */
    public void forgetCheckedAhead() {
        rules.checks().forgetBegun();
        models.forgetAhead();
    }

    /**
     * Returns what of checking a record takes long, if it is checked next: to load a model. After that {@link #check}
     * takes little time; before, it waits or does the work itself. Empty if nothing of it takes long.
     */
    public Optional<Ahead> ahead(RawRecord record, RulebookMemory memory, long nowMillis) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        return isOfModel(record)
                        && record.value().length > 0
                        && record.offset()
                                >= memory.nextOffsets()
                                        .getOrDefault(new TopicPart(record.topic(), record.partition()), 0L)
                        && signatures
                                .fault(record, ModelIds.ofKey(key), memory, nowMillis)
                                .isEmpty()
                ? models.ahead(ModelIds.ofKey(key), record.value(), memory)
                : Optional.empty();
    }

    /** Returns whether an update was refused and nothing is in force under its name. */
    public boolean leavesNothing(UpdateResult result, RulebookMemory memory) {
        String name = result.answer().rule();
        if (result.answer().kind() != RuleStatus.Kind.REJECTED) {
            return false;
        }
        return result.answer().isOfList()
                ? !memory.lists().containsKey(name.substring(RuleStatus.LIST.length()))
                : !memory.inForce().containsKey(name)
                        && !memory.documents().containsKey(name)
                        && memory.models().find(name).isEmpty();
    }

    /**
     * Checks a record and decides what it changes.
     *
     * @return empty if there is nothing to answer, for example because the record was handled before: a record is
     *     identified by its topic, partition and offset
     */
    public Optional<UpdateResult> check(RawRecord record, RulebookMemory memory, long nowMillis) {
        if (!memory.sees(record)) {
            return Optional.empty();
        }
        if (record.topic().equals(topics.ruleStatus())) {
            return switchOffs.receive(record, memory);
        }
        return topics.tables().isOfRules(record) || topics.tables().isOfLists(record)
                ? checkRow(record, memory, nowMillis)
                : checkPushed(record, memory, nowMillis);
    }

    private Optional<UpdateResult> checkRow(RawRecord record, RulebookMemory memory, long nowMillis) {
        if (topics.tables().isOfLists(record)) {
            return rows.entry(record, memory)
                    .map(fault ->
                            refused(true, fault.name(), fault.why(), memory).of(Push.of(record, false)));
        }
        RowKeeper.Step step = rows.rule(record, memory);
        if (step instanceof RowKeeper.Step.Pushed pushed) {
            Optional<UpdateResult> result = checkPushed(pushed.record(), memory, nowMillis);
            result.filter(one -> one.answer().kind() != RuleStatus.Kind.REJECTED)
                    .flatMap(accepted -> pushed.row())
                    .ifPresent(row -> memory.rows().note(row.key(), row));
            return result;
        }
        return step instanceof RowKeeper.Step.Refused fault
                ? Optional.of(refused(false, fault.name(), fault.why(), memory).of(Push.of(record, false)))
                : Optional.empty();
    }

    private Optional<UpdateResult> checkPushed(RawRecord record, RulebookMemory memory, long nowMillis) {
        boolean isList = record.topic().equals(topics.lists());
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (isList && ListWrite.isKey(key)) {
            return entries.take(key, record.value(), memory.written())
                    .map(error ->
                            ListKeeper.rejected(key, List.of(error), memory).of(Push.of(record, false)));
        }
        String name = isList ? RuleStatus.LIST + key : isOfModel(record) ? ModelIds.ofKey(key) : key;
        Optional<String> fault = signatures
                .fault(record, name, memory, nowMillis)
                .or(() -> isList ? Optional.empty() : rows.fault(record, name, memory));
        boolean proved = fault.isEmpty() && signatures.prove(record, name, memory);
        UpdateResult result = fault.isPresent()
                ? refused(isList, isList ? key : name, fault.get(), memory)
                : isList ? checkList(record, key, memory) : checkRule(record, name, memory, nowMillis);
        return Optional.of(result.of(Push.of(record, proved)));
    }

    /** Returns what is said about a record that has no answer. */
    public static UpdateResult unanswered(RawRecord record, RulebookMemory memory) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        return new UpdateResult(
                Optional.empty(),
                new RuleStatus(RuleStatus.LIST + key, 0, RuleStatus.Kind.UNCHANGED, List.of(), memory.epoch(), 0));
    }

    private UpdateResult checkList(RawRecord record, String key, RulebookMemory memory) {
        return record.value().length == 0 ? lists.remove(key, memory) : lists.put(key, record.value(), memory);
    }

    private boolean isOfModel(RawRecord record) {
        return record.topic().equals(topics.models());
    }

    private UpdateResult checkRule(RawRecord record, String key, RulebookMemory memory, long nowMillis) {
        if (isOfModel(record)) {
            return record.value().length == 0
                    ? models.remove(key, memory)
                    : models.push(key, record.value(), memory, nowMillis);
        }
        if (ModelIds.isOne(key)) {
            return refused(false, key, "models are on the topic of models: weir models push brings one there", memory);
        }
        if (DocumentIds.isOfOther(key)) {
            return record.value().length == 0
                    ? documents.remove(key, memory, nowMillis)
                    : documents.push(key, record.value(), memory, nowMillis);
        }
        return record.value().length == 0
                ? RuleKeeper.remove(key, memory)
                : rules.push(key, record.value(), memory, nowMillis);
    }

    private static UpdateResult refused(boolean isList, String key, String why, RulebookMemory memory) {
        List<RuleError> errors = List.of(RuleError.at("", why));
        return isList ? ListKeeper.rejected(key, errors, memory) : RuleKeeper.rejected(key, 0, errors, memory);
    }

    /**
     * Sets a record aside without reading it.
     *
     * @param why the reason, for the pusher
     * @return empty if there is nothing to answer, as for {@link #check}
     */
    public Optional<UpdateResult> setAside(RawRecord record, String why, RulebookMemory memory) {
        if (!memory.sees(record) || record.topic().equals(topics.ruleStatus())) {
            return Optional.empty();
        }
        boolean isRow = topics.tables().isOfRules(record) || topics.tables().isOfLists(record);
        boolean isList =
                record.topic().equals(topics.lists()) || topics.tables().isOfLists(record);
        String key = isRow ? rows.nameOf(record) : new String(record.key(), StandardCharsets.UTF_8);
        return Optional.of(refused(isList, isOfModel(record) ? ModelIds.ofKey(key) : key, why, memory)
                .of(Push.of(record, false)));
    }

    /**
     * Adds to memory written by an earlier release what it lacks, the features of rules; those are treated as kept for
     * longer than is known.
     */
    public void complete(RulebookMemory memory) {
        rules.complete(memory);
    }

    /** Returns an answer that warns of a rule in force that lowered bounds would refuse today; empty if they would not. */
    public Optional<RuleStatus> beyondBounds(String id, RulebookMemory memory) {
        return rules.beyondBounds(id, memory);
    }
}
