package dev.weir.config;

import static dev.weir.config.ConfigTexts.LEAST;
import static dev.weir.config.ConfigTexts.errors;
import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom sessions are linked to, as it is written in a job config. */
final class IdentitySettingsTest {
    private static final String ATTRIBUTES =
            "attributes: {transaction: {visit: string, n: int}, click: {visit: string, account: string}}\n";

    @Test
    void whatIsLeftOutIsThirtyDaysThirtyMinutesAndAHundredEvents() throws ConfigException {
        assertThat(read(LEAST + "identity: {customer: {from: sessionId, to: customerId}}")
                        .identity())
                .contains(new JobConfig.Identity(
                        "customer", "sessionId", "customerId", 30 * 86_400_000L, 30 * 60_000, 100));
        assertThat(read(LEAST).identity()).isEmpty();
    }

    @Test
    void aFieldOfOneTypeMayBeAnAttributeOfAnother() throws ConfigException {
        String attributes = "attributes: {transaction: {sessionId: string}}\n";

        assertThat(read(LEAST + attributes + "identity: {customer: {from: sessionId, to: customerId}}")
                        .identity())
                .isPresent();
        assertThat(read(LEAST + ATTRIBUTES + "identity: {account: {from: visit, to: account}}")
                        .identity())
                .isPresent();
    }

    @Test
    void theBoundsMayBeReached() throws ConfigException {
        assertThat(read(LEAST + with("over: 1m, back: 0s, backEntries: 1")).identity())
                .isPresent();
        assertThat(read(LEAST + with("over: 400d, back: 24h, backEntries: 1000"))
                        .identity())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            from: sesionId, to: customerId                   | identity.customer.from: unknown field 'sesionId'; did you mean 'sessionId'?; declare it under attributes if it is one
            from: n, to: customerId                          | identity.customer.from: is 'n', which is no text; write a field or attribute with text
            from: sessionId, to: amount                      | identity.customer.to: is 'amount', which is no text; write a field or attribute with text
            from: customerId, to: customerId                 | identity.customer.to: is 'customerId', as 'from' is; write what a session is linked to, such as customerId
            from: sessionId, to: deviceId                    | identity.customer.to: no type of event has 'sessionId' and can be given a 'deviceId'; write customerId, a declared attribute of text, or a field of a declared stream that is neither its id nor its subject
            to: customerId                                   | identity.customer.from: is missing; write what identifies a session, such as sessionId
            from: sessionId                                  | identity.customer.to: is missing; write whom a session is linked to, such as customerId
            from: sessionId, to: customerId, ovr: 1d         | identity.customer.ovr: unknown key; did you mean 'over'?
            from: sessionId, to: customerId, over: 401d      | identity.customer.over: is the text '401d'; write a length of time from 1m to 400d, such as 100ms, 10s, 5m, 24h, 90d or 1h30m
            from: sessionId, to: customerId, over: 59s       | identity.customer.over: is the text '59s'; write a length of time from 1m to 400d, such as 100ms, 10s, 5m, 24h, 90d or 1h30m
            from: sessionId, to: customerId, back: 25h       | identity.customer.back: is the text '25h'; write a length of time from 0ms to 1d, such as 100ms, 10s, 5m, 24h, 90d or 1h30m
            from: sessionId, to: customerId, backEntries: 0    | identity.customer.backEntries: is the number 0; write a whole number from 1 to 1000
            from: sessionId, to: customerId, backEntries: 1001 | identity.customer.backEntries: is the number 1001; write a whole number from 1 to 1000
            """)
    void anErrorSaysWhatToWriteInstead(String written, String error) {
        String config = LEAST + ATTRIBUTES + "identity: {customer: {" + written + "}}";

        assertThat(errors(config, Map.of(), Map.of())).containsExactly(error);
    }

    @Test
    void thereIsOneWhoseNameIsAName() {
        assertThat(errors(
                        LEAST + "identity: {a: {from: sessionId, to: customerId}, b: {from: deviceId, to: customerId}}",
                        Map.of(),
                        Map.of()))
                .containsExactly("identity: has 2 names; write one: an event has one session");
        assertThat(errors(LEAST + "identity: {Customer: {from: sessionId, to: customerId}}", Map.of(), Map.of()))
                .containsExactly(
                        "identity.Customer: is no name; write a lower-case letter, then up to 63 letters, digits, '_' and '-'");
    }

    private static String with(String more) {
        return "identity: {customer: {from: sessionId, to: customerId, " + more + "}}";
    }
}
