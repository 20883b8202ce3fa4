package dev.weir.events.record;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Creates and checks Ed25519 signatures of pushes. A signature covers the kind, the key, all bytes, the signer and the
 * time, so that it cannot be used for another rule, a list, a removal, or another signer.
 */
public final class Signing {
    private static final String ALGORITHM = "Ed25519";
    private static final String FORM = "weir-signature-1";

    private Signing() {}

    /** The kind of a push. */
    public enum Kind {
        /** A rule, or its removal. */
        RULE,
        /** A list, or its removal. */
        LIST,
        /** A model, or its removal. */
        MODEL
    }

    /**
     * The signed content.
     *
     * @param value empty for a removal
     */
    @SuppressWarnings("ArrayRecordComponent") // never modified, and compared nowhere
    public record Pushed(Kind kind, byte[] key, byte[] value) {}

    /**
     * Signs a push.
     *
     * @throws GeneralSecurityException if this is not an Ed25519 key
     */
    public static Sender sign(Pushed pushed, String signer, PrivateKey key, long nowMillis)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(text(pushed, signer, nowMillis));
        return new Sender(signer, nowMillis, Base64.getEncoder().encodeToString(signature.sign()));
    }

    /** Returns whether the signature was made with this key, for this push, by this signer, at this time. */
    public static boolean isGood(Pushed pushed, Sender sender, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text(pushed, sender.name(), sender.signedAtMillis()));
            return signature.verify(Base64.getDecoder().decode(sender.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // the error says that it is not a signature
        }
    }

    /**
     * Returns a public key.
     *
     * @param encoded X.509 SubjectPublicKeyInfo
     * @throws GeneralSecurityException if it is not an Ed25519 key
     */
    public static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /**
     * Returns a private key.
     *
     * @param encoded PKCS#8
     * @throws GeneralSecurityException if it is not an Ed25519 key
     */
    public static PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static byte[] text(Pushed pushed, String signer, long atMillis) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(pushed.value().length + 300);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORM);
            out.writeUTF(pushed.kind().name());
            out.writeUTF(signer);
            out.writeLong(atMillis);
            out.writeInt(pushed.key().length);
            out.write(pushed.key());
            out.write(pushed.value());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
