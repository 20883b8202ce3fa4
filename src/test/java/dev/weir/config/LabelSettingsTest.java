package dev.weir.config;

import static dev.weir.config.ConfigTexts.LEAST;
import static dev.weir.config.ConfigTexts.errors;
import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.label.FraudLabel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a job reads labels, and from where. */
final class LabelSettingsTest {
    @Test
    void labelsAreReadFromATopicThatIsNamed() throws ConfigException {
        JobConfig config = read(LEAST + "labels: {topic: chargebacks}\nmappings: {label: {transactionId: payment.id}}\n"
                + "attributes: {transaction: {giftCard: bool}}");

        assertThat(LabelDefinition.of(config.schema()))
                .contains(new LabelDefinition("chargebacks", 30L * 24 * 3_600_000));
        assertThat(config.topics().of(FraudLabel.TYPE)).isEqualTo("chargebacks");
        assertThat(config.mappings().get(FraudLabel.TYPE)).isEqualTo(Map.of("transactionId", "payment.id"));
        assertThat(config.schema().attributesOf(FraudLabel.TYPE)).isEqualTo(Map.of("giftCard", ValueType.BOOL));
        assertThat(config.schema().recordAttributes(FraudLabel.TYPE)).isEmpty();
    }

    @Test
    void withoutATopicThereAreNoLabelsAndAStreamMayHaveTheirName() throws ConfigException {
        assertThat(LabelDefinition.of(read(LEAST + "labels: {horizon: 5d}").schema()))
                .isEmpty();
        JobConfig config = read(LEAST + "streams: {label: {id: a, subject: b}}\nattributes: {transaction: {x: int}}");

        assertThat(config.schema().types()).contains(EventType.declared("label"));
        assertThat(config.schema().attributesOf(EventType.declared("label"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1m, 60000", "400d, 34560000000"})
    void theHorizonHasBounds(String written, long millis) throws ConfigException {
        assertThat(LabelDefinition.of(read(LEAST + "labels: {topic: l, horizon: " + written + "}")
                        .schema()))
                .contains(new LabelDefinition("l", millis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            labels: {topic: l, horizon: 59s}  | labels.horizon: is the text '59s'; write a length of time from 1m to 400d
            labels: {topic: l, horizon: 401d} | labels.horizon: is the text '401d'; write a length of time from 1m to 400d
            labels: {topic: l, over: 1d}      | labels.over: unknown key; known are 'horizon', 'topic'
            labels: {topic: rules}            | topics.labels.topic: is 'rules', as is another topic; write a name of its own
            labels: {topic: transactions}     | topics.labels.topic: is 'transactions', as is another topic
            labels: {topic: t, horizon: 5d}, tables: {t: {topic: t, by: cardId, fields: {a: int}}} | is 't', as is another topic
            labels: {topic: l}, streams: {label: {id: a, subject: b}} | streams.label: is what labels are in rules, see labels.topic
            labels: {topic: l}, attributes: {label: {a: int}} | attributes.label: unknown key
            labels: {topic: l}, mappings: {label: {amount: a}} | mappings.label.amount: unknown field of label
            """)
    void whatIsWrongIsRefusedWithWords(String yaml, String error) {
        String config = LEAST.strip() + "\n" + yaml.replace("}, ", "}\n");

        assertThat(errors(config, Map.of(), Map.of()))
                .anySatisfy(one -> assertThat(one).contains(error));
    }
}
