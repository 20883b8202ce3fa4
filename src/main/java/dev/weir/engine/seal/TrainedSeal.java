package dev.weir.engine.seal;

import dev.weir.events.binary.Binary;
import dev.weir.events.record.Sender;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Distinguishes versions of models that the job trained from anything else on the topic of models, by an HMAC-SHA256
 * under the key of {@link SwitchOffSeal}. It stands where others have a signature: in a job that asks for signatures,
 * nobody has to trust the job with a key. It covers the key and the document with its version, so that a good seal cannot be
 * put on another version.
 */
public final class TrainedSeal {
    /** The name of the sender in the headers of such a record. */
    public static final String SENDER = "weir-train";

    private static final String HMAC = "HmacSHA256";
    private static final String PURPOSE = "trained model";

    private final byte[] key;

    /** Creates a seal with this key, of {@link SwitchOffSeal#KEY_BYTES}. */
    public TrainedSeal(byte[] key) {
        if (key.length != SwitchOffSeal.KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key has " + SwitchOffSeal.KEY_BYTES + " bytes, and not " + key.length);
        }
        this.key = key.clone();
    }

    /**
     * Returns the seal of a record, in base64.
     *
     * @param recordKey the key of the record
     * @param document its value, which says the version
     */
    public String of(byte[] recordKey, byte[] document) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(recordKey, document)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** Returns whether a sender claims that the job itself wrote a record; only {@link #isOn} proves it. */
    public static boolean isClaimed(Sender sender) {
        return sender.name().equals(SENDER) && sender.isSigned();
    }

    /** Returns whether the signature of a sender is the seal of a record. Takes the same time for every wrong one. */
    public boolean isOn(byte[] recordKey, byte[] document, Sender sender) {
        return isClaimed(sender)
                && MessageDigest.isEqual(
                        of(recordKey, document).getBytes(StandardCharsets.US_ASCII),
                        sender.signature().getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the parts, each preceded by its length, so that different records have different bytes. */
    private static byte[] bytes(byte[] recordKey, byte[] document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Binary.writeText(PURPOSE, out);
            Binary.writeBytes(recordKey, out);
            Binary.writeBytes(document, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
