package dev.weir.operators.rulebook;

import dev.weir.engine.deploy.InForceKeeper;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.InForceEntry;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.schema.JobSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Restores the rulebook at a start. With state: first the state, then the records that arrived since, then what the job
 * itself stored as in force since and whose records are gone. Without state: first what the job stored as in force,
 * then the last record of each rule and list.
 */
final class RulebookStart {
    private final RulebookKeeper keeper;
    private final RecordChecker checker;
    private final RulebookMemory memory;
    private final RulebookTopics topics;
    private final Received received;
    private final long nowMillis;
    private final Map<String, Written> written = new HashMap<>();
    private final Map<TopicPart, Long> seenBefore;
    private final Map<TopicPart, Long> reached = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> checkedToday = new HashSet<>();

    /** The receiver of the results. */
    interface Received {
        /** Receives the result for a record. */
        void checked(UpdateResult result);

        /** Receives an entry to be stored as in force. */
        void inForce(InForceEntry entry);
    }

    /** An entry stored for a key, without the document. */
    private record Written(long version, int textHash, String offReason) {
        static Written of(InForceEntry entry) {
            return new Written(entry.version(), Arrays.hashCode(entry.document()), entry.offReason());
        }
    }

    RulebookStart(
            RulebookKeeper keeper,
            RecordChecker checker,
            RulebookMemory memory,
            RulebookTopics topics,
            Received received,
            long nowMillis) {
        this.keeper = keeper;
        this.checker = checker;
        this.memory = memory;
        this.topics = topics;
        this.received = received;
        this.nowMillis = nowMillis;
        this.seenBefore = Map.copyOf(memory.nextOffsets());
    }

    /** Nothing is decided before this ends, so rules are checked by as many threads as there are processors. */
    void run(RulebookBootstrap rules) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), work -> new Thread(work, "rules-at-start"));
        try {
            run(rules, threads);
        } finally {
            threads.shutdownNow();
            keeper.forgetCheckedAhead();
        }
    }

    private void run(RulebookBootstrap rules, Executor threads) throws IOException {
        List<InForceEntry> first = new ArrayList<>();
        List<InForceEntry> later = new ArrayList<>();
        rules.readInForce(entry -> {
            written.put(entry.key(), Written.of(entry));
            if (seenBefore.isEmpty()) {
                first.add(entry);
            } else if (isNews(entry)) {
                later.add(entry);
            }
        });
        first.sort(Comparator.comparing(entry -> !entry.key().equals(JobSchema.ID))); // other documents may use it
        restoreAll(first, threads);
        readListsThatAreNotWritten();
        rules.read(Map.copyOf(memory.nextOffsets()), new RulebookBootstrap.RecordReceiver() {
            @Override
            public boolean receive(RawRecord record) {
                return RulebookStart.this.receive(record);
            }

            @Override
            public void expect(RawRecord record) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (record.topic().equals(topics.rules()) && record.value().length > 0 && !DocumentIds.isOfOther(key)) {
                    keeper.checkAhead(key, record.value(), false, memory, threads);
                }
            }
        });
        memory.nextOffsets().putAll(reached);
        later.stream().filter(this::isLater).forEach(this::restore);
        writeDocumentsThatAreNotWritten();
        memory.warm(List.of());
    }

    /**
     * Returns the rules that were checked as they are in force, by what new rules may use now: none of them needs to be
     * checked again.
     */
    Set<String> checkedToday() {
        return checkedToday;
    }

    /** Lists and documents come first: what a rule means depends on them. */
    private void restoreAll(List<InForceEntry> entries, Executor threads) {
        int next = 0;
        while (next < entries.size()
                && (entries.get(next).isList() || entries.get(next).isDocument())) {
            restore(entries.get(next++));
        }
        List<InForceEntry> left = entries.subList(next, entries.size());
        for (InForceEntry entry : left) {
            if (!entry.isList() && !entry.isDocument()) {
                keeper.checkAhead(entry.key(), entry.document(), true, memory, threads);
            }
        }
        left.forEach(this::restore);
    }

    private void restore(InForceEntry entry) {
        note(entry.key(), false);
        UpdateResult result = keeper.restore(entry, memory, nowMillis);
        received.checked(result);
        if (result.update().isPresent()) {
            memory.sources().put(entry.key(), entry.source());
        }
    }

    /** Returns whether the record that brought it arrived after the state was saved. */
    private boolean isNews(InForceEntry entry) {
        return entry.source().place().offset()
                >= seenBefore.getOrDefault(
                        new TopicPart(
                                entry.source().place().topic(),
                                entry.source().place().partition()),
                        0L);
    }

    /**
     * Returns whether the job accepted it after what is in force now. The position of its record decides, not its
     * version: a rule that was removed starts again with any version.
     */
    private boolean isLater(InForceEntry entry) {
        Push known = memory.sources().getOrDefault(entry.key(), Push.UNKNOWN);
        return !removed.contains(entry.key())
                && known.place().offset() < entry.source().place().offset();
    }

    /** Handles a record found at this start; after a refused record the earlier ones of its key follow. */
    private boolean receive(RawRecord record) {
        TopicPart part = new TopicPart(record.topic(), record.partition());
        reached.merge(part, record.offset() + 1, Math::max);
        if (record.topic().equals(topics.ruleStatus()) && seenBefore.isEmpty()) {
            return false; // was requested from an earlier job
        }
        memory.nextOffsets().put(part, record.offset());
        Optional<UpdateResult> checked = checker.check(record, nowMillis);
        checked.ifPresent(result -> send(record, result));
        return checked.filter(result -> keeper.leavesNothing(result, memory)).isPresent();
    }

    private void send(RawRecord record, UpdateResult result) {
        received.checked(result);
        if (result.answer().kind() == RuleStatus.Kind.REMOVED) {
            removed.add(result.answer().rule());
        }
        note(
                result.answer().rule(),
                switch (result.answer().kind()) {
                    case ACTIVE, SHADOW, OFF, UNCHANGED -> true;
                    case REMOVED, REJECTED, SWITCHING_OFF -> false;
                });
        InForceKeeper.entry(record, result, memory)
                .filter(entry -> entry.isList() || entry.isGone())
                .ifPresent(received::inForce);
    }

    /** Notes whether a rule was checked. A document that is no rule may change what rules may use, or what they mean. */
    private void note(String id, boolean checked) {
        RulebookMemory.Held held = memory.inForce().get(id);
        if (DocumentIds.isOfOther(id)) {
            checkedToday.clear();
        } else if (checked && held != null && held.linked().equals(held.document())) {
            checkedToday.add(id);
        } else {
            checkedToday.remove(id);
        }
    }

    /** Their documents are only on their topic; the same holds after an earlier release, which stored nothing. */
    private void readListsThatAreNotWritten() {
        if (!memory.lists().keySet().stream().allMatch(name -> written.containsKey(RuleStatus.LIST + name))) {
            memory.nextOffsets().keySet().removeIf(part -> part.topic().equals(topics.lists()));
        }
    }

    private void writeDocumentsThatAreNotWritten() {
        for (InForceEntry entry : InForceKeeper.documents(memory)) {
            if (!Written.of(entry).equals(written.get(entry.key()))) {
                received.inForce(entry);
            }
        }
    }
}
