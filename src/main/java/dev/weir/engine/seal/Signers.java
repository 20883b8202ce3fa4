package dev.weir.engine.seal;

import dev.weir.events.record.Sender;
import dev.weir.events.record.Signing;
import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks the signatures of records on the topics of rules and lists. If no signer is configured, no signature is
 * required.
 *
 * <p>A signature is valid for its own content, and only until somebody signs the same rule or list again: otherwise
 * anybody who may write to the topic could push a former version again, or remove a rule that was added again.
 */
public final class Signers implements Serializable {
    private static final long serialVersionUID = 1;
    private static final long MOST_AHEAD_MILLIS = 10 * 60 * 1000;

    /** Requires no signature. */
    public static final Signers NONE = new Signers(Map.of());

    private final TreeMap<String, PublicKey> keys = new TreeMap<>();

    /**
     * Creates a set of trusted signers.
     *
     * @param keys by name, X.509 SubjectPublicKeyInfo
     * @throws IllegalArgumentException if one is not an Ed25519 key; the job config has been checked before
     */
    public Signers(Map<String, byte[]> keys) {
        keys.forEach((name, encoded) -> {
            try {
                this.keys.put(name, Signing.publicKey(encoded));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("the key of " + name + " is not an Ed25519 key", e);
            }
        });
    }

    /** Returns whether signatures are required. */
    public boolean areAsked() {
        return !keys.isEmpty();
    }

    /** Returns what is wrong with the signer of this push, if anything. */
    public Optional<String> fault(Signing.Pushed pushed, Sender sender) {
        if (!areAsked()) {
            return Optional.empty();
        }
        if (!sender.isSigned()) {
            return Optional.of("it is not signed, and the job takes only what " + names()
                    + " signed (rules.signers): push it with --sign-key FILE --as NAME");
        }
        PublicKey key = keys.get(sender.name());
        if (key == null) {
            return Optional.of("it is signed by '" + sender.name() + "', who is not one of " + names()
                    + " (rules.signers): say with --as NAME whose key it is");
        }
        return Signing.isGood(pushed, sender, key)
                ? Optional.empty()
                : Optional.of("the signature is not one that the key of '" + sender.name()
                        + "' in rules.signers makes of this; sign it with the key that belongs to it");
    }

    /** Returns what the signature of this push is worth, apart from its time. */
    public SignatureState stateOf(Signing.Pushed pushed, Sender sender) {
        if (!sender.isSigned()) {
            return SignatureState.NONE;
        }
        if (!areAsked()) {
            return SignatureState.UNCHECKED;
        }
        return fault(pushed, sender).isEmpty() ? SignatureState.GOOD : SignatureState.BAD;
    }

    /**
     * Returns what is wrong with the time of its signature, if anything.
     *
     * @param lastMillis when the latest accepted change of the same rule or list was signed; 0 if there was none
     */
    public Optional<String> fault(Sender sender, long lastMillis, long nowMillis) {
        if (!areAsked()
                || (sender.signedAtMillis() >= lastMillis
                        && sender.signedAtMillis() <= nowMillis + MOST_AHEAD_MILLIS)) {
            return Optional.empty();
        }
        String when = "it was signed at " + Instant.ofEpochMilli(sender.signedAtMillis());
        return Optional.of(
                sender.signedAtMillis() < lastMillis
                        ? when + ", before what was accepted last (" + Instant.ofEpochMilli(lastMillis)
                                + "): sign it anew; if it is new, see to the clocks"
                        : when + ", which is more than ten minutes from now: see to the clock of whoever signs");
    }

    private String names() {
        return String.join(", ", keys.keySet());
    }
}
