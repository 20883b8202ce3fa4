package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    @Test
    void aClientPropertyThatHasAKeyOfItsOwnIsRefused() {
        assertThat(ConfigTexts.errors(
                        "kafka: {bootstrapServers: b, properties: {bootstrap.servers: c, group.id: g}}",
                        Map.of(),
                        Map.of()))
                .containsExactly(
                        "kafka.properties.bootstrap.servers: has a key of its own; write it as kafka.bootstrapServers",
                        "kafka.properties.group.id: has a key of its own; write it as kafka.groupId");
    }

    @Test
    void whatIsTakenWithoutAskingKafkaIsKnownToItAndNoSecret() {
        Map<String, ConfigDef.Type> known = new HashMap<>();
        Stream.of(AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef())
                .flatMap(of -> of.configKeys().values().stream())
                .forEach(key -> known.put(key.name, key.type));

        assertThat(known).containsKeys(ClientProperties.USUAL.toArray(String[]::new));
        assertThat(ClientProperties.USUAL)
                .allMatch(name -> known.get(name) != ConfigDef.Type.PASSWORD)
                .doesNotContain("bootstrap.servers", "group.id");
    }

    @Test
    void aDecisionMayBeAsLargeAsTheProducerSends() throws ConfigException {
        String kafka = "kafka: {bootstrapServers: b:1, producer: {max.request.size: 5000000}}\n";

        assertThat(ConfigTexts.read(kafka + "limits: {maxDecisionBytes: 5000000}")
                        .outputs()
                        .maxDecisionBytes())
                .isEqualTo(5_000_000);
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void whatIsAPasswordForKafkaIsRefusedInTheOpenAndNotRepeated(String name) {
        assertThat(errors("kafka: {bootstrapServers: b, properties: {" + name + ": hunter2}}", Map.of(), Map.of()))
                .singleElement()
                .asString()
                .startsWith("kafka.properties." + name + ": is a secret in plain text; write a reference to it instead,"
                        + " ${file:/etc/weir/secrets.properties:" + name + "}")
                .doesNotContain(SECRET);
    }

    @Test
    void aSecretIsRefusedWhereverItIsWritten() {
        String error = "kafka.producer.ssl.key.password: is a secret in plain text; write a reference to it instead,"
                + " ${file:/etc/weir/secrets.properties:ssl.key.password}"
                + FORMS.formatted("ssl.key.password", "SSL_KEY_PASSWORD");

        assertThat(errors(LEAST, Map.of("kafka.producer.ssl.key.password", SECRET), Map.of()))
                .containsExactly(error);
        assertThat(errors(LEAST, Map.of(), Map.of("WEIR_KAFKA_PRODUCER_SSL_KEY_PASSWORD", SECRET)))
                .containsExactly(error);
        assertThat(errors(LEAST, Map.of(), Map.of("WEIR_KAFKA_PRODUCER", "{ssl.key.password: hunter2}")))
                .containsExactly(error);
    }

    @Test
    void aSecretIsFoundInAValueOfAnyLength() {
        String quoted = "p=\"" + "\\\"".repeat(50_000) + "\" password=hunter2";

        assertThat(errors(LEAST, Map.of("kafka.properties.sasl.jaas.config", quoted), Map.of()))
                .singleElement()
                .asString()
                .contains("'password'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x-", "x9", "a=", "a://"})
    @Timeout(300) // a long value took hours, and takes milliseconds
    void aLongValueTakesNoLongerThanItIs(String part) {
        String value = part.repeat(2_000_000 / part.length()) + " password=hunter2";

        assertThat(errors(LEAST, Map.of("kafka.properties.client.rack", value), Map.of()))
                .singleElement()
                .asString()
                .contains("'password'");
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
                .containsExactly("kafka.properties.sasl.jaas.config: has a secret in plain text at '" + option
                        + "'; write a reference to it instead, " + option + "=\"${file:/etc/weir/secrets.properties:"
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
                "basic.auth.user.info",
                "schema.registry.basic.auth.user.info",
                "my.plugin.pwd",
                "PWD",
                "bearer.auth.token",
                "sasl.oauthbearer.access.token",
                "refreshToken",
                "my.secretValue",
                "client_secret",
                "db.passwd",
                "keystorePassword",
                "AWS_SECRET_ACCESS_KEY",
                "aws.accessKey",
                "fs.s3a.secret.key",
                "s3.access-key",
                "fs.azure.account.key.x.dfs.core.windows.net",
                "azure.sharedAccessKey",
                "azure.eventhubs.connection-string",
                "azure.connectionString",
                "google.credentials",
                "api-key",
                "apikey",
                "my.private.key",
                "http.authorization"
            })
    void whatPlugInsAndCloudsCallASecretIsRefusedInTheOpen(String name) {
        for (String place : List.of("properties", "consumer", "producer")) {
            assertThat(errors(LEAST, Map.of("kafka." + place + "." + name, SECRET), Map.of()))
                    .singleElement()
                    .asString()
                    .startsWith("kafka." + place + "." + name
                            + ": is a secret in plain text; write a reference to it instead")
                    .doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PRIVATE KEY-----\nhunter2\n",
                "-----BEGIN EC PRIVATE KEY----- hunter2",
                "https://weir:hunter2@registry:8081",
                "Endpoint=sb://a.example/;SharedAccessKeyName=weir;SharedAccessKey=hunter2",
                "AccountName=weir;AccountKey=hunter2;EndpointSuffix=core",
                "jdbc:x://db/weir?user=weir&password=hunter2",
                "Server=db;User Id=weir;Pwd=hunter2;",
                "AKIAHUNTER2HUNTER2AB",
                "eyJhbGciOiJIUzI1NiJ9.eyJodW50ZXIyIjoxfQ.hunter2",
                "{\"type\": \"service_account\", \"private_key\": \"hunter2\"}"
            })
    void whatLooksLikeASecretIsRefusedWhateverItIsCalled(String value) {
        assertThat(errors(LEAST, Map.of("kafka.properties.my.plugin.setting", value), Map.of()))
                .singleElement()
                .asString()
                .startsWith("kafka.properties.my.plugin.setting: ")
                .contains("write a reference to it instead")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            basic.auth.user.info               | ${file:/etc/weir/a:user}
            basic.auth.user.info               | weir:${env:REGISTRY_PASSWORD}
            basic.auth.user.info               | ${env:REGISTRY_USER}:${env:REGISTRY_PASSWORD}
            basic.auth.credentials.source      | USER_INFO
            sasl.oauthbearer.token.endpoint.url | https://a.example/oauth/token
            my.token.provider.class            | com.example.Tokens
            my.password.file                   | /etc/weir/password
            aws.credentials.provider           | com.example.Instance
            my.registry.url                    | https://weir:${env:P}@registry:8081
            my.plugin.keys                     | a,b
            sasl.kerberos.service.name         | kafka
            ssl.keystore.location              | /etc/weir/secret/keystore.p12
            partition.assignment.strategy      | org.apache.kafka.clients.consumer.RangeAssignor
            """)
    void whatOnlySpeaksOfSecretsIsTaken(String name, String value) throws ConfigException {
        assertThat(new JobConfigs()
                        .read(LEAST, Map.of("kafka.properties." + name, value), Map.of())
                        .kafka()
                        .properties())
                .containsEntry(name, value);
    }

    @Test
    void anAddressOfCheckpointsHasNoPasswordInIt() {
        assertThat(errors(LEAST, Map.of("checkpoints.dir", "s3://weir:hunter2@bucket/checkpoints"), Map.of()))
                .singleElement()
                .asString()
                .startsWith("checkpoints.dir: has a secret in plain text")
                .doesNotContain(SECRET);
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
