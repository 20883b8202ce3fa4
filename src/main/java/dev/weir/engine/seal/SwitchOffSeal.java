package dev.weir.engine.seal;

import dev.weir.events.answer.RuleStatus;
import dev.weir.events.binary.Binary;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Distinguishes Guard's requests from anything else on the topic of answers, by an HMAC-SHA256 under a key that the
 * Rulebook creates at the job's first start and passes to Guard inside the job. It covers the version and the epoch, so
 * that a valid request cannot be replayed against a later version, or against the same version put into force again.
 */
public final class SwitchOffSeal {
    /** The length of a key, in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    /** Creates a seal with this key. */
    public SwitchOffSeal(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, and not " + key.length);
        }
        this.key = key.clone();
    }

    /** Returns a key that nobody knows. */
    public static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Returns a request with its seal. */
    public RuleStatus sealed(RuleStatus request) {
        String seal = of(
                request.rule(),
                request.version(),
                request.epoch(),
                request.notes().reason());
        return request.with(request.notes().withSeal(seal));
    }

    /** Returns the seal of a request, in hexadecimal digits. */
    private String of(String rule, long version, long epoch, String reason) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(bytes(rule, version, epoch, reason)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** Returns whether this is the seal of a request. Takes the same time for every wrong seal. */
    public boolean isOn(String rule, long version, long epoch, String reason, String seal) {
        return MessageDigest.isEqual(
                of(rule, version, epoch, reason).getBytes(StandardCharsets.UTF_8),
                seal.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the texts, each preceded by its length, so that different requests have different bytes. */
    private static byte[] bytes(String rule, long version, long epoch, String reason) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Binary.writeText(rule, out);
            out.writeLong(version);
            out.writeLong(epoch);
            Binary.writeText(reason, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
