package dev.weir.config;

import dev.weir.events.record.Sender;
import dev.weir.events.record.Signing;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The signers whose signatures are accepted on the topics of rules and lists. If there are none, no signature is
 * required.
 *
 * @param keys by name, Ed25519 public keys, X.509 SubjectPublicKeyInfo in base64
 */
public record RuleSigners(Map<String, String> keys) {

    /** Makes defensive copies. */
    public RuleSigners {
        keys = Map.copyOf(keys);
    }

    static RuleSigners read(ConfigSection rules) {
        ConfigSection signers = rules.section("signers");
        Map<String, String> keys = signers.open("an Ed25519 public key in base64");
        keys.forEach((name, key) -> {
            if (name.isBlank() || name.length() > Sender.MOST_CHARS) {
                signers.note(name, "is the name of a signer; write 1 to " + Sender.MOST_CHARS + " characters");
            }
            if (!isKey(key)) {
                signers.note(
                        name,
                        "is no Ed25519 public key (X.509, base64, in one line); print it:"
                                + " openssl pkey -in KEY.pem -pubout -outform DER | base64 -w0");
            }
        });
        rules.end();
        return new RuleSigners(keys);
    }

    private static boolean isKey(String key) {
        try {
            return Signing.publicKey(Base64.getDecoder().decode(key)).getEncoded().length > 0;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return false; // the error says what is expected
        }
    }

    /** Returns the keys as bytes. */
    public Map<String, byte[]> encoded() {
        Map<String, byte[]> encoded = new HashMap<>();
        keys.forEach((name, key) -> encoded.put(name, Base64.getDecoder().decode(key)));
        return encoded;
    }
}
