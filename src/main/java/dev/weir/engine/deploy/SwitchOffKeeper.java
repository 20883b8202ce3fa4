package dev.weir.engine.deploy;

import dev.weir.engine.deploy.RulebookKeeper.Ruling;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import java.util.List;
import java.util.Optional;

/**
 * Hears what guards ask on the topic of answers. While the job runs only that counts; the answers themselves are the
 * Rulebook's own. Only requests that Guard sealed are heard.
 */
final class SwitchOffKeeper {
    private final DocumentReader reader;
    private long forged;

    SwitchOffKeeper(DocumentReader reader) {
        this.reader = reader;
    }

    /** What a record of the topic says, as far as it matters here. */
    private record Word(String rule, long version, String status, long epoch, String reason, String seal) {
        boolean isSealedUnder(byte[] key) {
            return key.length == SwitchOffSeal.KEY_BYTES
                    && new SwitchOffSeal(key).isOn(rule, version, epoch, reason, seal);
        }
    }

    /** How many requests did not come from Guard. */
    long forged() {
        return forged;
    }

    /** The rule goes off if a guard asks for it while it is in force; empty if not. */
    Optional<Ruling> hear(RawRecord record, RulebookMemory memory) {
        return wordOf(record)
                .filter(word -> word.status().equals(RuleStatus.Kind.SWITCHING_OFF.name()) && isGenuine(word, memory))
                .flatMap(word -> heldBy(word, memory)
                        .filter(held -> word.epoch() >= held.sinceEpoch())
                        .map(held -> switchOff(word, held, memory)));
    }

    private boolean isGenuine(Word word, RulebookMemory memory) {
        boolean genuine = word.isSealedUnder(memory.sealKey());
        forged += genuine ? 0 : 1;
        return genuine;
    }

    /** A rule that came into force just now is off from the beginning. */
    static Ruling switchedOff(RuleStatus accepted, String reason, RulebookMemory memory) {
        Word word = new Word(accepted.rule(), accepted.version(), "", accepted.epoch(), reason, "");
        return switchOff(word, heldBy(word, memory).orElseThrow(), memory);
    }

    /** The version that it is about, if that is in force and not off already. */
    private static Optional<RulebookMemory.Held> heldBy(Word word, RulebookMemory memory) {
        return Optional.ofNullable(memory.inForce().get(word.rule()))
                .filter(held ->
                        held.version() == word.version() && held.offReason().isEmpty());
    }

    private static Ruling switchOff(Word word, RulebookMemory.Held held, RulebookMemory memory) {
        RulebookMemory.Held off = held.switchedOff(word.reason());
        memory.startEpoch(memory.epoch() + 1);
        memory.inForce().put(word.rule(), off);
        return new Ruling(
                Optional.of(new RulebookUpdate.Put(
                        memory.epoch(), word.rule(), off.document(), off.bornEpoch(), off.patterns(), true)),
                new RuleStatus(
                        word.rule(),
                        word.version(),
                        RuleStatus.Kind.OFF,
                        List.of(),
                        memory.epoch(),
                        0,
                        RuleNotes.NONE.withReason(word.reason())));
    }

    /** Empty for a record that is no answer about a rule; somebody else may write to the topic too. */
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
