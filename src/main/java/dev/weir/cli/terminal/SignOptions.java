package dev.weir.cli.terminal;

import dev.weir.events.record.Sender;
import dev.weir.events.record.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Who pushes, and the key for signing. */
public final class SignOptions {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Who pushes: the signer's name in rules.signers of the job config, or whatever helps others;"
                    + " default: the user of this machine.")
    private String name = System.getProperty("user.name", "");

    @Option(
            names = "--sign-key",
            paramLabel = "FILE",
            description = "Signs what is pushed with this Ed25519 key (PKCS#8, PEM or DER), as a job with rules.signers"
                    + " asks.")
    private Optional<Path> keyFile = Optional.empty();

    /** Returns the name of whoever pushes. */
    public String name() {
        return name;
    }

    /** Returns whether there is a key. */
    public boolean areSigned() {
        return keyFile.isPresent();
    }

    /**
     * Returns the options of somebody.
     *
     * @param key the file with the key; empty to sign nothing
     */
    public static SignOptions of(String name, Optional<Path> key) {
        SignOptions options = new SignOptions();
        options.name = name;
        options.keyFile = key;
        return options;
    }

    /** Returns the sender for the headers of a record. */
    public Sender sender(Signing.Pushed pushed) throws IOException {
        if (keyFile.isEmpty()) {
            return new Sender(name, 0, "");
        }
        try {
            return Signing.sign(pushed, name, key(keyFile.get()), System.currentTimeMillis());
        } catch (GeneralSecurityException e) {
            throw noKey(keyFile.get(), e);
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("--sign-key: there is no file " + file);
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.contains("BEGIN PUBLIC KEY")) {
            throw new IOException(
                    "--sign-key: " + file + " is the public half of a key, which signs nothing; name the file"
                            + " with the private one, in which it says BEGIN PRIVATE KEY");
        }
        Matcher pem = PEM.matcher(text);
        try {
            return Signing.privateKey(pem.find() ? Base64.getMimeDecoder().decode(pem.group(1)) : bytes);
        } catch (IllegalArgumentException e) {
            throw noKey(file, e);
        }
    }

    private static IOException noKey(Path file, Exception cause) {
        return new IOException(
                // the command names another file: this one may be the key of something else, or no key
                "--sign-key: " + file + " is no Ed25519 key in PKCS#8, or not the whole of one; name the file with the"
                        + " private key, or make one: openssl genpkey -algorithm ed25519 -out my-key.pem",
                cause);
    }
}
