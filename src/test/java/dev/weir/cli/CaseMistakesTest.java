package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that people make in files of cases are told with their place, and what to write instead. */
final class CaseMistakesTest {
    private static final String RULE = """
            id: many
            version: 1
            on: transaction
            features:
              payments: {count: transaction, by: [cardId], over: 5m}
            when: payments >= 2 || inList("ips", transaction.ip)
            then: {outcome: REVIEW}
            """;

    private static final String CASES = """
            defaults:
              transaction: {customerId: c-1, cardId: card-1, amount: 40}
            lists: {ips: [203.0.113.7]}
            cases:
              - name: two
                events:
                  - {at: 0s, transaction: {}}
                  - {at: +1m, transaction: {country: PL}}
                expect:
                  - {event: e2, outcome: REVIEW, features: {payments: 2}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void withoutAMistakeTheCasePasses() throws Exception {
        assertThat(tested(CASES)).isEqualTo("1 case passed, 0 failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customerId: c-1, cardId: card-1 | customer: c-1          | :2:17: 'customer' is no field of transaction; did you mean 'customerId'?
            customerId: c-1                 | customer: c-1          | :2:17: 'customer' is no field of transaction; did you mean 'customerId'?
            cardId: card-1                  | card: card-1           | :2:34: 'card' is no field of transaction; did you mean 'cardId'?
            country: PL                     | amuont: 5              | :8:33: 'amuont' is no field of transaction; did you mean 'amount'?
            country: PL                     | giftCard: true         | :8:33: 'giftCard' is no field of transaction, but an attribute; write attributes: {giftCard: …}
            country: PL                     | attributes: {giftcard: true} | :8:46: 'giftcard' is no attribute of transaction; did you mean 'giftCard'?
            country: PL                     | warehouse: w-1         | :8:33: warning: 'warehouse' is no field of transaction, and no rule sees it
            country: PL                     | 'customerId: "\\uD83D"'  | customerId is the text "\\ud83d"; write whole characters
            {at: 0s, transaction: {}}       | {at: 0s, customer: {id: c-1, segmnt: gold}} | :7:38: 'segmnt' is no field of customer; did you mean 'segment'?
            transaction: {country: PL}      | transactions: {}       | :8:9: this is no event, and there are none of the type 'transactions'; did you mean 'transaction'?
            transaction: {country: PL}      | payment: {}            | :8:9: this is no event, and there are none of the type 'payment'; known are 'transaction', 'click'
            transaction: {country: PL}      | transaction: {}, click: {} | :8:36: this is a second event; give 'click' a line of its own
            transaction: {country: PL}      | transaction: {}, amount: 5 | :8:36: unknown key 'amount'; fields of the event are written inside, such as transaction: {amount: …}
            transaction: {country: PL}      | transaction: 40        | :8:19: this is no map; write keys and values, such as {amount: 5}, or {} for none
            at: +1m                         | at: 60                 | 'at': '60' is no time up to 36500d, for it has no unit; write 60s, 60m or 60ms
            at: +1m                         | at: +60                | 'at': '+60' is no time up to 36500d, for it has no unit; write +60s, +60m or +60ms
            at: +1m                         | at: 2026-03-02T10:01:00Z | write how long after the start, such as 90s
            'at: +1m, '                     | ''                     | :8:9: 'at' is missing; write such as at: 0s
            at: +1m                         | 'at: +1m, late: true'  | :8:19: this event happens after all before it, and is not late
            at: +1m                         | 'at: +1m, late: yes'   | write late: true, or leave it out
            name: two                       | 'name: [two]'          | :5:5: this is no text; say in a few words what happens
            name: two                       | 'name: {two: 2}'       | :5:5: this is no text; say in a few words what happens
            defaults:                       | 'default:'             | :1:1: unknown key 'default'; did you mean 'defaults'?
            cases:                          | 'case:'                | :4:1: unknown key 'case'; did you mean 'cases'?
            lists:                          | 'with: [many.yaml]\\nlists:' | :3:8: 'many.yaml' is the rule of these cases, and in force; leave it out
            lists:                          | 'with: many.yaml\\nlists:' | 'with' is no list; write such as with: [../fraud/card-velocity.yaml]
            lists: {ips: [203.0.113.7]}     | lists: {fx: {value: dubble, rows: {USD: 7}}} | :5:5: two: the list 'fx' is refused: value: 'dubble' is no type; did you mean 'double'?
            expect:                         | 'until: 10s\\n    expect:' | :9:5: 'until' is before the last event
            expect:                         | 'expects:'             | :9:5: unknown key 'expects'; did you mean 'expect'?
            event: e2                       | event: e3              | there is no event 'e3'; the case has e1, e2
            outcome: REVIEW                 | outcome: REVEIW        | no rule of this case decides 'REVEIW'; did you mean 'REVIEW'?
            outcome: REVIEW                 | 'outcome: APPROVE'     | APPROVE is decided where no rule fires
            outcome: REVIEW                 | rules: [mani]          | this case has no rule 'mani'; did you mean 'many'?
            outcome: REVIEW                 | rule: many             | :10:21: unknown key 'rule'; did you mean 'rules'?
            features: {payments: 2}         | features: {payment: 2} | no rule of this case has a feature 'payment'; did you mean 'payments'?
            features: {payments: 2}         | matched: {probe: [e1]} | no rule of this case has a stage 'probe'
            """)
    void isToldWithWhatToWriteInstead(String good, String bad, String said) throws Exception {
        assertThat(tested(CASES.replace(good, bad.replace("\\n", "\n"))))
                .contains(said)
                .doesNotContain("?;");
    }

    @Test
    void anEventThatIsMisspeltIsToldOnceAndNothingElseOfIt() throws Exception {
        assertThat(tested(CASES.replace("customerId: c-1, cardId", "customer: c-1, card")))
                .containsOnlyOnce("'customer' is no field")
                .doesNotContain("missing", "asks nothing", "asks the list");
    }

    @Test
    void casesOfOneNameAreRefused() throws Exception {
        String again = CASES.substring(CASES.indexOf("  - name"));
        assertThat(tested(CASES + again))
                .contains(":11:5: the case on line 5 is called 'two' too; say in the name in what they differ");
    }

    @Test
    void aListThatTheRuleAsksAndTheCaseDoesNotHaveIsNamed() throws Exception {
        String failing = CASES.replace("{country: PL}", "{cardId: card-2}");
        assertThat(tested(failing)).contains("1 failed").doesNotContain("the list");
        assertThat(tested(failing.replace("ips:", "ip:")))
                .contains("the rule asks the list 'ips', and this case has none of that name; did you mean 'ip'?");
        assertThat(tested(failing.replace("lists: {ips: [203.0.113.7]}", "")))
                .contains("the rule asks the list 'ips', and this case has none of that name: write its entries under");
    }

    @Test
    void aRepeatedIdIsTold() throws Exception {
        assertThat(tested(CASES.replace("{at: 0s, transaction: {}}", "{at: 0s, transaction: {transactionId: t}}")
                        .replace("{country: PL}", "{transactionId: t}")))
                .contains("two events have the id 't': a job counts the second as the first, sent again, and decides it"
                        + " only if something else is in it, as a correction");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t-2    | t-2
            t-2    | e2
            1001   | 1001
            1001   | '1001'
            1001   | e2
            1_001  | 1001
            """)
    void anEventIsCalledByItsIdOrItsNumber(String id, String name) throws Exception {
        String named = CASES.replace("{country: PL}", "{country: PL, transactionId: " + id + "}");
        assertThat(tested(named.replace("event: e2", "event: " + name))).isEqualTo("1 case passed, 0 failed");
        assertThat(tested(named.replace("event: e2", "event: e1"))).contains("1 failed");
    }

    @Test
    void whatHasTheNumberOfAnotherForItsIdIsMeantByIt() throws Exception {
        String named = CASES.replace("{at: 0s, transaction: {}}", "{at: 0s, transaction: {transactionId: e2}}")
                .replace("{country: PL}", "{country: PL, transactionId: e1}");
        assertThat(tested(named.replace("event: e2", "event: e1"))).isEqualTo("1 case passed, 0 failed");
    }

    @ParameterizedTest
    @CsvSource({"deleted: true, 1", "deleted: false, 2", "__deleted: true, 1", "deleted: 'true', 1"})
    void aRowThatACaseCallsDeletedIsGone(String said, int decisions) throws Exception {
        Files.writeString(folder.resolve("low.yaml"), """
                id: low
                version: 1
                on: click
                when: stock.available < 5
                then: {outcome: NUDGE}
                """);
        Files.writeString(folder.resolve("low.test.yaml"), """
                defaults: {inventory: {sku: s-1, warehouse: w, available: 3}, click: {customerId: c-1, sku: s-1, type: VIEW}}
                cases:
                  - name: gone
                    events:
                      - {at: 0s, inventory: {}}
                      - {at: 1s, click: {}}
                      - {at: 2s, inventory: {SAID}}
                      - {at: 3s, click: {}}
                    expect: [{event: e2}, {event: e4}]
                """.replace("SAID", said)
                .replace(decisions == 1 ? ", {event: e4}" : "nothing", ""));
        assertThat(tested(CASES)).isEqualTo("2 cases passed, 0 failed");
    }

    @Test
    void aChangeOfStockThatComesTwiceIsCalledAsItCameFirst() throws Exception {
        Files.writeString(folder.resolve("low.yaml"), """
                id: low
                version: 1
                on: inventory
                when: inventory.available < 5
                then: {outcome: REORDER}
                """);
        Files.writeString(folder.resolve("low.test.yaml"), """
                cases:
                  - name: twice
                    events:
                      - {at: 0s, inventory: {sku: s-1, warehouse: w, available: 3}}
                      - {at: 0s, inventory: {sku: s-1, warehouse: w, available: 3}}
                    expect: [{event: e1, outcome: REORDER}]
                """);
        assertThat(tested(CASES)).isEqualTo("2 cases passed, 0 failed");
    }

    @Test
    void anEventThatGoesBackInTimeIsDoubtedUnlessItSaysThatItIsLate() throws Exception {
        String late = CASES.replace("+1m", "1m")
                .replace("    expect:", "      - {at: 10s, transaction: {cardId: other}}\n    expect:");
        assertThat(tested(late))
                .contains(":9:10: warning: e3 happens at 10s, before e2 at 1m, and comes after it; write late: true")
                .contains("1 case passed, 0 failed");
        assertThat(tested(late.replace("at: 10s", "at: 10s, late: true"))).isEqualTo("1 case passed, 0 failed");
    }

    @Test
    void casesWithoutTheirRuleAreToldAndTheOthersRun() throws Exception {
        Files.writeString(folder.resolve("gone.test.yaml"), CASES);
        assertThat(tested(CASES))
                .contains("gone.test.yaml:1:1: there is no rule " + folder.resolve("gone.yaml"))
                .contains("1 case passed, 0 failed, 1 error");
    }

    private String tested(String cases) throws IOException {
        Files.writeString(folder.resolve("many.yaml"), RULE);
        Files.writeString(folder.resolve("many.test.yaml"), cases);
        return Ran.of("rules", "test", folder.toString(), "--config", "job-configs/local.yaml")
                .text();
    }
}
