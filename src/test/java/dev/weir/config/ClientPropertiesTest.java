package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand among the properties of Kafka clients, above all of secrets. */
final class ClientPropertiesTest {
    private static final String LEAST = "kafka: {bootstrapServers: 'b:1'}";
    private static final String SECRET = "hunter2";
    private static final String FORMS =
            " for an entry of a file, or ${dir:/etc/weir/secrets:%s} for a file of a folder, or"
                    + " ${env:%s} for a variable";

    static Stream<String> passwords() {
        return Stream.of(AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef())
                .flatMap(of -> of.configKeys().values().stream())
                .filter(key -> key.type == ConfigDef.Type.PASSWORD)
                .map(key -> key.name)
                .filter(name -> !name.contains("certificate") && !name.equals("sasl.jaas.config"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void whatIsAPasswordForKafkaIsRefusedInTheOpenAndNotRepeated(String name) {
        assertThat(errors("kafka: {bootstrapServers: b, properties: {" + name + ": hunter2}}", Map.of(), Map.of()))
                .singleElement()
                .asString()
                .startsWith("kafka.properties." + name + ": is a secret in the open; write where it stands instead,"
                        + " ${file:/etc/weir/secrets.properties:" + name + "}")
                .doesNotContain(SECRET);
    }

    @Test
    void aSecretIsRefusedWhereverItIsWritten() {
        String error = "kafka.producer.ssl.key.password: is a secret in the open; write where it stands instead,"
                + " ${file:/etc/weir/secrets.properties:ssl.key.password}"
                + FORMS.formatted("ssl.key.password", "SSL_KEY_PASSWORD");

        assertThat(errors(LEAST, Map.of("kafka.producer.ssl.key.password", SECRET), Map.of()))
                .containsExactly(error);
        assertThat(errors(LEAST, Map.of(), Map.of("WEIR_KAFKA_PRODUCER_SSL_KEY_PASSWORD", SECRET)))
                .containsExactly(error);
        assertThat(errors(LEAST, Map.of(), Map.of("WEIR_KAFKA_PRODUCER", "{ssl.key.password: hunter2}")))
                .containsExactly(error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            module.Scram required username="weir" password="hunter2";                 | password
            module.Scram required username='weir' password='hunter2';                 | password
            module.Plain required username=weir password=hunter2;                     | password
            module.Plain required password="${env:P}"; module.B required password=hunter2; | password
            module.OAuth required clientId="weir" clientSecret="hunter2" scope="a";   | clientSecret
            module.Plain required password="hunter2${env:P}";                         | password
            """, quoteCharacter = '`')
    void aSecretInAJaasConfigIsRefusedAndNotRepeated(String jaas, String option) {
        assertThat(errors(LEAST, Map.of("kafka.properties.sasl.jaas.config", jaas), Map.of()))
                .containsExactly("kafka.properties.sasl.jaas.config: has a secret in the open at '" + option
                        + "'; write where it stands instead, " + option + "=\"${file:/etc/weir/secrets.properties:"
                        + option
                        + "}\"" + FORMS.formatted(option, option.toUpperCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.key.password: '${file:/etc/weir/a:b}'",
                "ssl.key.password: '${env:KEY_PASSWORD}'",
                "ssl.keystore.key: '${dir:/opt/weir/secrets:tls.key}'",
                "ssl.truststore.certificates: '-----BEGIN CERTIFICATE-----'",
                "sasl.jaas.config: '${file:/etc/weir/a:jaas}'",
                "sasl.jaas.config: 'module.Scram required tokenauth=true username=\"w\" password=\"${env:P}\";'",
                "sasl.jaas.config: 'com.sun.security.auth.module.Krb5LoginModule required keyTab=\"/etc/weir.keytab\";'",
                "sasl.oauthbearer.token.endpoint.url: https://a/token",
                "ssl.endpoint.identification.algorithm: ''",
                "my.plugin.setting: 1"
            })
    void whatIsNoSecretInTheOpenIsTaken(String property) throws ConfigException {
        JobConfig config = new JobConfigs()
                .read("kafka: {bootstrapServers: b, properties: {" + property + "}}", Map.of(), Map.of());

        assertThat(config.kafka().properties()).hasSize(1);
    }

    @Test
    void aSecretOfAPlugInIsKnownByItsName() {
        assertThat(errors(LEAST, Map.of("kafka.properties.my.login.client_secret", SECRET), Map.of()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka: {bootstrapServers: b, properties: {ssl.key.password: [hunter2]}}",
                "kafka: {bootstrapServers: b, properties: {ssl.key.password: {a: hunter2}}}",
                "kafka:\n  properties:\n    ssl.key.password: hunter2\n   x: [",
                "kafka:\n  properties:\n    sasl.jaas.config: a: hunter2",
            })
    void noErrorQuotesWhatMayBeASecret(String yaml) {
        assertThat(errors(yaml, Map.of(), Map.of()))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).doesNotContain(SECRET));
    }

    @Test
    void aSlipInAPropertyOfKafkaIsRefusedWithTheRightOne() {
        assertThat(errors(
                        LEAST,
                        Map.of("kafka.properties.ssl.keystore.locaton", "/k"),
                        Map.of("WEIR_KAFKA_CONSUMER_FETCH_MIN_BYTE", "1")))
                .containsExactly(
                        "kafka.properties.ssl.keystore.locaton: unknown property; did you mean 'ssl.keystore.location'?",
                        "kafka.consumer.fetch.min.byte: unknown property; did you mean 'fetch.min.bytes'?");
    }

    private static List<String> errors(String yaml, Map<String, String> overrides, Map<String, String> environment) {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> new JobConfigs().read(yaml, overrides, environment));
        assertThat(refused).as("refused").isNotNull();
        return refused.errors();
    }
}
