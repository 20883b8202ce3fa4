package dev.weir.config;

import static dev.weir.config.ConfigTexts.LEAST;
import static dev.weir.config.ConfigTexts.errors;
import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig.Delivery;
import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several sources a setting is taken from: the command line, the environment, the file. */
final class OverriddenConfigsTest {
    @Test
    void theCommandLineCountsBeforeTheEnvironmentAndThatBeforeTheFile() throws ConfigException {
        JobConfig config = new JobConfigs()
                .read(
                        LEAST + "parallelism: 1\nbufferTimeout: 1ms\ndelivery: at-least-once",
                        Map.of("parallelism", "3"),
                        Map.of("WEIR_PARALLELISM", "2", "WEIR_BUFFER_TIMEOUT", "2ms", "HOME", "/root"));

        assertThat(config.parallelism()).hasValue(3);
        assertThat(config.bufferTimeoutMillis()).isEqualTo(2);
        assertThat(config.delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void whatHasDotsInItsNameCanBeOverridden() throws ConfigException {
        JobConfig config = new JobConfigs()
                .read(
                        "",
                        Map.of(
                                "kafka.bootstrapServers", "b:1",
                                "kafka.producer.linger.ms", "2",
                                "mappings.transaction.items.price", "unit_price",
                                "attributes.click.depth", "int",
                                "outcomes", "[A, B]"),
                        Map.of("WEIR_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SSL"));

        assertThat(config.kafka().producer()).containsExactly(Map.entry("linger.ms", "2"));
        assertThat(config.kafka().properties()).containsExactly(Map.entry("security.protocol", "SSL"));
        assertThat(config.mappings().get(EventType.TRANSACTION)).containsEntry("items.price", "unit_price");
        assertThat(config.schema().attributesOf(EventType.CLICK)).containsEntry("depth", ValueType.INT);
        assertThat(config.outcomes()).containsExactly("A", "B");
    }

    @Test
    void aVariableGivesTheDotsOfAClientProperty() throws ConfigException {
        JobConfig config = new JobConfigs()
                .read(
                        LEAST,
                        Map.of("kafka.properties.ssl.truststore.location", "/t"),
                        Map.of(
                                "WEIR_KAFKA_PROPERTIES_SSL_KEYSTORE_LOCATION", "/k",
                                "WEIR_KAFKA_CONSUMER_FETCH_MAX_WAIT_MS", "50",
                                "WEIR_OUTCOMES", "[OK, NO]"));

        assertThat(config.kafka().properties())
                .containsOnly(Map.entry("ssl.keystore.location", "/k"), Map.entry("ssl.truststore.location", "/t"));
        assertThat(config.kafka().consumer()).containsExactly(Map.entry("fetch.max.wait.ms", "50"));
        assertThat(config.outcomes()).containsExactly("OK", "NO");
    }

    @Test
    void aVariableGivesAWholeMapInPlaceOfTheFiles() throws ConfigException {
        JobConfig config = new JobConfigs()
                .read(
                        LEAST + "attributes: {transaction: {old: int}}\nmappings: {transaction: {old: x}}",
                        Map.of(),
                        Map.of(
                                "WEIR_ATTRIBUTES_TRANSACTION", "{giftCard: bool}",
                                "WEIR_MAPPINGS_TRANSACTION", "{items.price: unit_price, cardId: pan.token}"));

        assertThat(config.schema().attributesOf(EventType.TRANSACTION))
                .containsExactly(Map.entry("giftCard", ValueType.BOOL));
        assertThat(config.mappings().get(EventType.TRANSACTION))
                .containsOnly(Map.entry("items.price", "unit_price"), Map.entry("cardId", "pan.token"));
    }

    @Test
    void whatStandsUnderAFreeNameIsATextWhateverItLooksLike() throws ConfigException {
        JobConfig config = new JobConfigs()
                .read(LEAST, Map.of("kafka.properties.sasl.jaas.config", "a.B required option=\"x: [y\";"), Map.of());

        assertThat(config.kafka().properties()).containsValue("a.B required option=\"x: [y\";");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WEIR_PARALELISM                          | unknown variable; did you mean 'WEIR_PARALLELISM'?
            WEIR_KAFKA_PROPERTYS_SECURITY_PROTOCOL   | unknown variable; did you mean 'WEIR_KAFKA_PROPERTIES_SECURITY_PROTOCOL'?
            WEIR_ATTRIBUTES_CLICK_DEPTH              | a variable cannot spell the names under attributes.click; write the whole map, WEIR_ATTRIBUTES_CLICK={name: value}
            WEIR_MAPPINGS_TRANSACTION_ITEMS_PRICE    | a variable cannot spell the names under mappings.transaction; write the whole map, WEIR_MAPPINGS_TRANSACTION={name: value}
            """)
    void anUnknownVariableIsRefusedWithWhatToWrite(String variable, String error) {
        assertThat(errors(LEAST, Map.of(), Map.of(variable, "x"))).containsExactly(variable + ": " + error);
    }

    @Test
    void anUnknownOverrideIsRefused() {
        assertThat(errors(LEAST, Map.of("kafka.groupid", "x"), Map.of()))
                .containsExactly("kafka.groupid: unknown key; did you mean 'groupId'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEIR_SERVICE_HOST", "WEIR_PORT", "WEIR_PORT_8081_TCP_ADDR", "WEIR_REST_SERVICE_PORT_UI"})
    void theVariablesOfAKubernetesServiceAreNoSettings(String variable) throws ConfigException {
        assertThat(new JobConfigs().read(LEAST, Map.of(), Map.of(variable, "tcp://10.0.0.1:8081")))
                .isEqualTo(read(LEAST));
    }
}
