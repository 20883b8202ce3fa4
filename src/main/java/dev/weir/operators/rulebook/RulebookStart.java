package dev.weir.operators.rulebook;

import dev.weir.engine.deploy.InForceKeeper;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookKeeper.Ruling;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookTopics;
import dev.weir.engine.deploy.TopicPart;
import dev.weir.engine.message.InForceEntry;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.RulesAtStart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a rulebook comes to know at a start what holds. With its state: what that says, then the records that came since, then
 * what the job wrote down as in force since and of which the records are gone. Without: what the job wrote down as in force,
 * then the last record of each rule and list.
 */
final class RulebookStart {
    private final RulebookKeeper keeper;
    private final RecordJudge judge;
    private final RulebookMemory memory;
    private final RulebookTopics topics;
    private final Heard heard;
    private final long nowMillis;
    private final Map<String, Written> written = new HashMap<>();
    private final Map<TopicPart, Long> seenBefore;
    private final Map<TopicPart, Long> reached = new HashMap<>();
    private final Set<String> removed = new HashSet<>();

    /** Who hears of it. */
    interface Heard {
        /** Something was judged. */
        void judged(Ruling ruling);

        /** Something is to be written down as in force. */
        void inForce(InForceEntry entry);
    }

    /** What is written down of a key, but for the text. */
    private record Written(long version, int textHash, String offReason) {
        static Written of(InForceEntry entry) {
            return new Written(entry.version(), Arrays.hashCode(entry.document()), entry.offReason());
        }
    }

    RulebookStart(
            RulebookKeeper keeper,
            RecordJudge judge,
            RulebookMemory memory,
            RulebookTopics topics,
            Heard heard,
            long nowMillis) {
        this.keeper = keeper;
        this.judge = judge;
        this.memory = memory;
        this.topics = topics;
        this.heard = heard;
        this.nowMillis = nowMillis;
        this.seenBefore = Map.copyOf(memory.nextOffsets());
    }

    void run(RulesAtStart rules) throws IOException {
        List<InForceEntry> later = new ArrayList<>();
        rules.readInForce(entry -> {
            written.put(entry.key(), Written.of(entry));
            if (seenBefore.isEmpty()) {
                restore(entry);
            } else if (isNews(entry)) {
                later.add(entry);
            }
        });
        readListsThatAreNotWritten();
        rules.read(Map.copyOf(memory.nextOffsets()), this::hear);
        memory.nextOffsets().putAll(reached);
        later.stream().filter(this::isLater).forEach(this::restore);
        writeRulesThatAreNotWritten();
    }

    private void restore(InForceEntry entry) {
        Ruling ruling = keeper.restore(entry, memory, nowMillis);
        heard.judged(ruling);
        if (ruling.update().isPresent()) {
            memory.sources().put(entry.key(), entry.source());
        }
    }

    /** Whether the record that brought it had not come when the state was saved. */
    private boolean isNews(InForceEntry entry) {
        return entry.source().place().offset()
                >= seenBefore.getOrDefault(
                        new TopicPart(
                                entry.source().place().topic(),
                                entry.source().place().partition()),
                        0L);
    }

    /**
     * Whether the job accepted it after what is in force now. That its record came later says so, and its version does not: one
     * that was removed begins anew.
     */
    private boolean isLater(InForceEntry entry) {
        Push known = memory.sources().getOrDefault(entry.key(), Push.UNKNOWN);
        return !removed.contains(entry.key())
                && known.place().offset() < entry.source().place().offset();
    }

    /** A record of this start; one that was refused has those before it come after it. */
    private boolean hear(RawRecord record) {
        TopicPart part = new TopicPart(record.topic(), record.partition());
        reached.merge(part, record.offset() + 1, Math::max);
        if (record.topic().equals(topics.ruleStatus()) && seenBefore.isEmpty()) {
            return false; // asked of a job that is no more
        }
        memory.nextOffsets().put(part, record.offset());
        Optional<Ruling> judged = judge.judge(record, nowMillis);
        judged.ifPresent(ruling -> tell(record, ruling));
        return judged.filter(ruling -> keeper.leavesNothing(ruling, memory)).isPresent();
    }

    private void tell(RawRecord record, Ruling ruling) {
        heard.judged(ruling);
        if (ruling.answer().kind() == RuleStatus.Kind.REMOVED) {
            removed.add(ruling.answer().rule());
        }
        InForceKeeper.entry(record, ruling, memory)
                .filter(entry -> entry.isList() || entry.isGone())
                .ifPresent(heard::inForce);
    }

    /** Their documents are with their topic alone; so too after an earlier release, which wrote nothing down. */
    private void readListsThatAreNotWritten() {
        if (!memory.lists().keySet().stream().allMatch(name -> written.containsKey(RuleStatus.LIST + name))) {
            memory.nextOffsets().keySet().removeIf(part -> part.topic().equals(topics.lists()));
        }
    }

    private void writeRulesThatAreNotWritten() {
        for (InForceEntry entry : InForceKeeper.rules(memory)) {
            if (!Written.of(entry).equals(written.get(entry.key()))) {
                heard.inForce(entry);
            }
        }
    }
}
