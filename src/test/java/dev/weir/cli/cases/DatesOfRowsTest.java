package dev.weir.cli.cases;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that act on a date in a row of a declared table. */
final class DatesOfRowsTest {
    private static final String TABLES = """
            kafka: {bootstrapServers: "b:1"}
            tables:
              customer: {by: customerId, key: id, fields: {birthday: string, contractEnd: timestamp, zone: string, vip: bool}}
              account: {by: customerId, fields: {balance: double}}
            """;
    private static final String BIRTHDAY = """
            id: a
            version: 1
            on: {date: customer.birthday, every: year, at: '09:00', zone: Europe/Berlin}
            when: true
            then: {outcome: GREETING}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aBirthdayIsOnceAYearAtTheClocksOfTheZone() throws Exception {
        decides(BIRTHDAY, """
                cases:
                  - name: two years, in summer and in winter
                    start: 2026-03-01T00:00:00Z
                    events:
                      - {at: 0s, customer: {id: c-1, birthday: "1990-07-05"}}
                      - {at: 0s, customer: {id: c-2, birthday: "1985-12-24"}}
                      - {at: 0s, customer: {id: c-3}}
                      - {at: 0s, customer: {id: c-4, birthday: "the 5th of May"}}
                    until: 730d
                    expect:
                      - {subject: c-1, outcome: GREETING, at: 126d7h}
                      - {subject: c-2, outcome: GREETING, at: 298d8h}
                      - {subject: c-1, outcome: GREETING, at: 491d7h}
                      - {subject: c-2, outcome: GREETING, at: 663d8h}
                """);
    }

    @Test
    void aRowThatChangesMovesTheDateAndADeletedOneCancelsIt() throws Exception {
        decides(BIRTHDAY, """
                cases:
                  - name: moved twice, then passed, then deleted
                    start: 2026-03-01T00:00:00Z
                    events:
                      - {at: 0s, customer: {id: c-1, birthday: "1990-03-10"}}
                      - {at: 1d, customer: {id: c-1, birthday: "1990-03-20"}}
                      - {at: 2d, customer: {id: c-1, birthday: "1990-03-05"}}
                      - {at: 10d, customer: {id: c-1, birthday: "1990-03-15"}}
                      - {at: 11d, customer: {op: d, ts_ms: 1773273600000, before: {id: c-1}}}
                    until: 400d
                    expect: [{subject: c-1, at: 4d8h}]
                """);
    }

    @Test
    void aDateThatIsPastWhenItsRowComesDoesNothing() throws Exception {
        decides("""
                id: a
                version: 1
                on: {date: customer.contractEnd, before: 30d, at: '10:00'}
                when: true
                then: {outcome: PROLONG}
                """, """
                cases:
                  - name: ends too soon, just in time, and was moved back
                    start: 2026-03-01T09:59:00Z
                    events:
                      - {at: 0s, customer: {id: c-1, contractEnd: "2026-03-20T00:00:00Z"}}
                      - {at: 0s, customer: {id: c-2, contractEnd: "2026-03-31T00:00:00Z"}}
                      - {at: 0s, customer: {id: c-3, contractEnd: "2026-12-31T00:00:00Z"}}
                      - {at: 2d, customer: {id: c-3, contractEnd: "2026-03-31T00:00:00Z"}}
                    until: 400d
                    expect: [{subject: c-2, at: 1m}]
                """);
    }

    @Test
    void theZoneCanBeAColumnOfTheRow() throws Exception {
        decides(BIRTHDAY.replace("Europe/Berlin", "customer.zone"), """
                cases:
                  - name: one day, three places
                    start: 2026-03-01T00:00:00Z
                    events:
                      - {at: 0s, customer: {id: c-1, birthday: "1990-03-02", zone: America/New_York}}
                      - {at: 0s, customer: {id: c-2, birthday: "1990-03-02", zone: Asia/Tokyo}}
                      - {at: 0s, customer: {id: c-3, birthday: "1990-03-02", zone: Atlantis}}
                    until: 30d
                    expect:
                      - {subject: c-2, at: 1d}
                      - {subject: c-3, at: 1d9h}
                      - {subject: c-1, at: 1d14h}
                """);
    }

    @Test
    void theConditionIsAskedOnTheDateWithWhatTheKeyOfTheRowKnows() throws Exception {
        decides("""
                id: a
                version: 1
                on: {date: customer.birthday, every: year, at: '09:00'}
                features:
                  orders: {count: transaction, by: [customerId], over: 30d}
                when: orders >= 2 && account.balance > 5.0 && !customer.vip && daysBetween(customer.timestamp, now, "UTC") == 0
                then: {outcome: GREETING, params: {orders: orders}}
                """, """
                defaults: {transaction: {cardId: k, amount: 5}}
                cases:
                  - name: two orders, one order, no balance, very important
                    start: 2026-03-01T00:00:00Z
                    events:
                      - {at: 0s, customer: {id: c-1, birthday: "1990-03-10", vip: false}}
                      - {at: 0s, customer: {id: c-2, birthday: "1990-03-10", vip: false}}
                      - {at: 0s, customer: {id: c-3, birthday: "1990-03-10", vip: false}}
                      - {at: 0s, account: {customerId: c-1, balance: 7}}
                      - {at: 0s, account: {customerId: c-2, balance: 7}}
                      - {at: 1d, transaction: {customerId: c-1}}
                      - {at: 2d, transaction: {customerId: c-1}}
                      - {at: 2d, transaction: {customerId: c-2}}
                      - {at: 2d, transaction: {customerId: c-3}}
                      - {at: 2d, transaction: {customerId: c-3}}
                    until: 380d
                    expect: [{subject: c-1, at: 9d9h, params: {orders: 2}, features: {orders: 2, account.balance: 7.0}}]
                """);
    }

    @Test
    void whatWaitsAfterADateIsAskedAgain() throws Exception {
        decides("""
                id: a
                version: 1
                on: {date: customer.birthday, every: month, at: '09:00'}
                when: '!inList("away", customer.customerId)'
                then: {outcome: GREETING, after: 2h, notBefore: '12:00', recheck: true, expires: 1d}
                """, """
                cases:
                  - name: at noon, each month, and on the last day where there is no 31st
                    start: 2026-01-01T00:00:00Z
                    events:
                      - {at: 0s, customer: {id: c-1, birthday: "1990-01-31"}}
                    until: 100d
                    expect:
                      - {subject: c-1, at: 30d12h}
                      - {subject: c-1, at: 58d12h}
                      - {subject: c-1, at: 89d12h}
                """);
    }

    private void decides(String rule, String cases) throws Exception {
        JobConfig config =
                new JobConfigs().read(Files.writeString(folder.resolve("job.yaml"), TABLES), Map.of(), Map.of());
        PlayedCases.assertGood(config, folder, rule, cases);
    }
}
