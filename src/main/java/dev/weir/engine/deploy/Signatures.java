package dev.weir.engine.deploy;

import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.seal.Signers;
import dev.weir.engine.seal.SwitchOffSeal;
import dev.weir.engine.seal.TrainedSeal;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.Sender;
import dev.weir.events.record.Signing;
import dev.weir.rules.model.ModelIds;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Checks whether updates of a rulebook are signed as the job config requires. */
final class Signatures {
    private static final String FORGED =
            "it says that this job trained it, and has no seal of this job, or its model is"
                    + " not in force; push it with --sign-key FILE --as NAME";

    private final Signers signers;

    Signatures(Signers signers) {
        this.signers = signers;
    }

    /** Returns whether signatures are required. */
    boolean areAsked() {
        return signers.areAsked();
    }

    /** Returns what is wrong with an entry that the job itself wrote as in force, if anything. */
    Optional<String> fault(InForceEntry entry, RulebookMemory memory) {
        byte[] key = entry.pushedKey().getBytes(StandardCharsets.UTF_8);
        Sender sender = entry.source().sender();
        if (ModelIds.isOne(entry.key())
                && memory.sealKey().length == SwitchOffSeal.KEY_BYTES
                && new TrainedSeal(memory.sealKey()).isOn(key, entry.document(), sender)) {
            return Optional.empty(); // with another key, after a start without state, a person has to sign it
        }
        return signers.fault(new Signing.Pushed(kind(entry.key()), key, entry.document()), sender);
    }

    /**
     * Returns what is wrong with a record, if anything. After a signed removal, nothing that was signed earlier is
     * accepted.
     *
     * @param name as used in answers
     */
    Optional<String> fault(RawRecord record, String name, RulebookMemory memory, long nowMillis) {
        if (areAsked() && ModelIds.isOne(name) && TrainedSeal.isClaimed(record.sender())) {
            return isTrained(record, name, memory) ? Optional.empty() : Optional.of(FORGED);
        }
        Optional<String> fault =
                signers.fault(new Signing.Pushed(kind(name), record.key(), record.value()), record.sender());
        if (fault.isPresent()) {
            return fault;
        }
        Optional<String> late = signers.fault(record.sender(), memory.lastSignedMillis(name), nowMillis);
        if (late.isEmpty() && areAsked() && record.value().length == 0) {
            memory.noteRemoval(name, record.sender().signedAtMillis());
        }
        return late;
    }

    /** Returns whether it is proved who sent a record that was taken: by a signature, or by the seal of this job. */
    boolean prove(RawRecord record, String name, RulebookMemory memory) {
        return areAsked() || (ModelIds.isOne(name) && isTrained(record, name, memory));
    }

    /** Returns whether the job trained this, of a model that is in force: what was removed stays so. */
    private static boolean isTrained(RawRecord record, String name, RulebookMemory memory) {
        String model = ModelIds.modelOf(name);
        boolean inForce =
                memory.models().find(ModelIds.ofKey(ModelIds.key(model, false))).isPresent()
                        || memory.models()
                                .find(ModelIds.ofKey(ModelIds.key(model, true)))
                                .isPresent();
        return inForce
                && memory.sealKey().length == SwitchOffSeal.KEY_BYTES
                && new TrainedSeal(memory.sealKey()).isOn(record.key(), record.value(), record.sender());
    }

    private static Signing.Kind kind(String name) {
        if (ModelIds.isOne(name)) {
            return Signing.Kind.MODEL;
        }
        return name.startsWith(RuleStatus.LIST) ? Signing.Kind.LIST : Signing.Kind.RULE;
    }
}
