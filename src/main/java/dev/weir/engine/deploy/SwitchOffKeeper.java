package dev.weir.engine.deploy;

import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import java.util.List;
import java.util.Optional;

/**
 * Handles requests of guards on the topic of answers. While the job runs, only these count there; the answers
 * themselves were written by the Rulebook. Only requests sealed by Guard are accepted.
 */
final class SwitchOffKeeper {
    private final DocumentReader reader;
    private final ModelKeeper models;
    private long forged;

    /**
     * Creates a keeper.
     *
     * @param reader of answers
     * @param models switches models off
     */
    SwitchOffKeeper(DocumentReader reader, ModelKeeper models) {
        this.reader = reader;
        this.models = models;
    }

    /** The parts of a record of the topic that matter here. */
    private record Word(String rule, long version, String status, long epoch, String reason, String seal) {
        boolean isSealedUnder(byte[] key) {
            return key.length == SwitchOffSeal.KEY_BYTES
                    && new SwitchOffSeal(key).isOn(rule, version, epoch, reason, seal);
        }
    }

    /** Returns the number of requests that did not come from Guard. */
    long forged() {
        return forged;
    }

    /** Switches a rule or a model off if a guard asks for it while it is in force; empty if not. */
    Optional<UpdateResult> receive(RawRecord record, RulebookMemory memory) {
        return wordOf(record)
                .filter(word -> word.status().equals(RuleStatus.Kind.SWITCHING_OFF.name()) && isGenuine(word, memory))
                .flatMap(word -> ModelIds.isOne(word.rule())
                        ? models.switchOff(word.rule(), word.version(), word.epoch(), word.reason(), memory)
                        : heldBy(word, memory)
                                .filter(held -> word.epoch() >= held.sinceEpoch())
                                .map(held -> switchOff(word, held, memory)));
    }

    private boolean isGenuine(Word word, RulebookMemory memory) {
        boolean genuine = word.isSealedUnder(memory.sealKey());
        forged += genuine ? 0 : 1;
        return genuine;
    }

    /** Returns the result for a rule that has just come into force, switched off from the beginning. */
    static UpdateResult switchedOff(RuleStatus accepted, String reason, RulebookMemory memory) {
        Word word = new Word(accepted.rule(), accepted.version(), "", accepted.epoch(), reason, "");
        return switchOff(word, heldBy(word, memory).orElseThrow(), memory);
    }

    /** Returns the version that a request is about, if it is in force and not yet off. */
    private static Optional<RulebookMemory.Held> heldBy(Word word, RulebookMemory memory) {
        return Optional.ofNullable(memory.inForce().get(word.rule()))
                .filter(held ->
                        held.version() == word.version() && held.offReason().isEmpty());
    }

    private static UpdateResult switchOff(Word word, RulebookMemory.Held held, RulebookMemory memory) {
        RulebookMemory.Held off = held.switchedOff(word.reason());
        memory.startEpoch(memory.epoch() + 1);
        memory.hold(word.rule(), off);
        return new UpdateResult(
                Optional.of(new RulebookUpdate.Put(
                        memory.epoch(), word.rule(), off.linked(), off.bornEpoch(), off.patterns(), true)),
                new RuleStatus(
                        word.rule(),
                        word.version(),
                        RuleStatus.Kind.OFF,
                        List.of(),
                        memory.epoch(),
                        0,
                        RuleNotes.NONE.withReason(word.reason())));
    }

    /** Returns empty for a record that is not an answer about a rule; others may write to the topic too. */
    private Optional<Word> wordOf(RawRecord record) {
        try {
            if (record.value().length == 0 || !(reader.read(record.value()) instanceof Node.Fields fields)) {
                return Optional.empty();
            }
            return Optional.of(new Word(
                    text(fields, "rule"),
                    whole(fields, "version"),
                    text(fields, "status"),
                    whole(fields, "epoch"),
                    text(fields, "reason"),
                    text(fields, "seal")));
        } catch (DocumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Node.Fields fields, String name) {
        return fields.values().get(name) instanceof Node.Text text ? text.value() : "";
    }

    private static long whole(Node.Fields fields, String name) {
        return fields.values().get(name) instanceof Node.Whole number ? number.value() : 0;
    }
}
