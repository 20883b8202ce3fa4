package dev.weir.job;

import dev.weir.sandbox.kafka.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A listener of a broker that speaks TLS and asks for a password, beside the plain one, and what a client needs to pass:
 * secrets in files.
 */
final class SecureListener {
    static final String PASSWORD = "of-the-user-4711";
    static final String STORE_PASSWORD = "of-the-store-4712";
    private static final String NAME = "SECURE";

    private final Path folder;
    private final int port;

    private SecureListener(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Makes keys and secrets in a folder. */
    static SecureListener in(Path folder) throws IOException, InterruptedException {
        keytool(
                folder,
                "-genkeypair",
                "-keystore",
                "broker.p12",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=ip:127.0.0.1");
        keytool(folder, "-exportcert", "-keystore", "broker.p12", "-file", "broker.crt");
        keytool(folder, "-importcert", "-keystore", "trust.p12", "-file", "broker.crt", "-noprompt");
        Files.writeString(folder.resolve("password"), PASSWORD);
        Files.writeString(folder.resolve("stores.properties"), "trust=" + STORE_PASSWORD + "\n");
        return new SecureListener(folder, Ports.free());
    }

    /** The settings of a broker, with this listener too. */
    Map<String, String> of(Map<String, String> broker) {
        Map<String, String> all = new HashMap<>(broker);
        String prefix = "listener.name.secure.";
        String listener = "," + NAME + "://" + bootstrapServers();
        all.merge("listeners", listener, String::concat);
        all.merge("advertised.listeners", listener, String::concat);
        all.merge("listener.security.protocol.map", "," + NAME + ":SASL_SSL", String::concat);
        all.put(prefix + "ssl.keystore.location", folder.resolve("broker.p12").toString());
        all.put(prefix + "ssl.keystore.type", "PKCS12");
        all.put(prefix + "ssl.keystore.password", STORE_PASSWORD);
        all.put(prefix + "sasl.enabled.mechanisms", "PLAIN");
        all.put(
                prefix + "plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_weir=\"" + PASSWORD + "\";");
        return all;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** What a job config says to pass. */
    Map<String, String> settings() {
        return Map.of(
                "kafka.bootstrapServers",
                bootstrapServers(),
                "kafka.properties.security.protocol",
                "SASL_SSL",
                "kafka.properties.sasl.mechanism",
                "PLAIN",
                "kafka.properties.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"weir\" password=\"${dir:"
                        + folder + ":password}\";",
                "kafka.properties.ssl.truststore.type",
                "PKCS12",
                "kafka.properties.ssl.truststore.location",
                folder.resolve("trust.p12").toString(),
                "kafka.properties.ssl.truststore.password",
                "${file:" + folder.resolve("stores.properties") + ":trust}");
    }

    private static void keytool(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "broker", "-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool " + arguments[0] + ": " + output);
        }
    }
}
