package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write who know other systems, and what the commands make of it. */
final class NewcomersTest {
    private static final String LARGE = """
            id: large
            version: 1
            on: transaction
            when: transaction.amount > 100
            then: {outcome: REVIEW}
            """;

    private static final String CART = """
            id: cart
            version: 1
            by: [customerId]
            pattern:
              within: 30m
              stages:
                - {name: cart, on: click}
                - {name: paid, not: true, on: transaction}
            """;

    private static final String CARTS = """
            defaults: {click: {customerId: c-1, sku: s, type: ADD_TO_CART}}
            cases:
              - name: at ten to eight and at ten to ten
                start: 2026-03-02T20:20:00Z
                events: [{at: 0s, click: {}}, {at: +2h, click: {customerId: c-2}}]
                until: 24h
                expect: EXPECTED
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anAddressIsInAListThatHoldsItsNetwork() throws Exception {
        write("large.yaml", LARGE.replace("transaction.amount > 100", "inList('nets', transaction.ip)"));
        write("large.test.yaml", """
                lists: {nets: [203.0.113.0/24, "2001:db8::/32", 192.0.2.1]}
                defaults: {transaction: {customerId: c, amount: 1}}
                cases:
                  - name: an address of a network, and one of none
                    events:
                      - {at: 0s, transaction: {ip: 203.0.113.7}}
                      - {at: 1s, transaction: {ip: "2001:db8::7"}}
                      - {at: 2s, transaction: {ip: 192.0.2.1}}
                      - {at: 3s, transaction: {ip: 192.0.2.2}}
                      - {at: 4s, transaction: {}}
                    expect: [{event: e1}, {event: e2}, {event: e3}]
                """);

        assertThat(Ran.of("rules", "test", folder.toString()).out()).containsExactly("1 case passed, 0 failed");
    }

    @Test
    void hoursOfTheDayThatDropWhatIsCompleteAtNightAreWarnedOfWithWhatToWriteInstead() throws Exception {
        write(
                "cart.yaml",
                CART + "when: hour(now, 'UTC') >= 8 && hour(now, 'UTC') < 22\nthen: {outcome: CART_REMINDER}\n");
        write("cart.test.yaml", CARTS.replace("EXPECTED", "[{at: 30m}]"));

        Ran ran = Ran.of("rules", "test", folder.toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("1 case passed, 0 failed");
        assertThat(String.join("\n", ran.out()))
                .contains("/cart.yaml:9:1: ", "'when' is asked once, when the wait is over")
                .contains("as notBefore: '08:00', notAfter: '22:00', zone: UTC, and to drop it add expires: 1s there");
    }

    @Test
    void whatIsToldToBeWrittenInsteadSaysItInTheMorningOrDropsIt() throws Exception {
        String hours = CART + "then: {outcome: CART_REMINDER, notBefore: '08:00', notAfter: '22:00', zone: UTC";
        write("cart.test.yaml", CARTS.replace("EXPECTED", "[{at: 30m}, {at: 11h40m}]"));
        write("cart.yaml", hours + "}\n");
        assertThat(Ran.of("rules", "test", folder.toString()).out()).containsExactly("1 case passed, 0 failed");

        write("cart.test.yaml", CARTS.replace("EXPECTED", "[{at: 30m}]"));
        write("cart.yaml", hours + ", expires: 1s}\n");
        assertThat(Ran.of("rules", "test", folder.toString()).out()).containsExactly("1 case passed, 0 failed");
    }

    @Test
    void aKafkaThatDoesNotAnswerIsNamed() throws Exception {
        write("client.properties", "default.api.timeout.ms=300\nrequest.timeout.ms=200\n");
        Ran ran = Ran.of(
                "rules",
                "list",
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--command-config",
                folder.resolve("client.properties").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).startsWith("weir: Kafka at 127.0.0.1:1 does not answer");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
