package dev.weir.cli.cases;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that a job config declares: their rows are joined with the events that have their keys. */
final class DeclaredTablesTest {
    static final String TABLES = """
            kafka: {bootstrapServers: "b:1"}
            attributes: {transaction: {shop: string}}
            tables:
              customer: {topic: customers, by: customerId, key: id, fields: {segment: string, home: string, vip: bool, since: timestamp, limit: double, visits: int, note: string}}
              shop: {by: shop, fields: {risk: int}}
              product: {by: sku, fields: {category: string}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anEventIsDecidedByTheRowAsItWasWhenTheEventArrived() throws Exception {
        decides("""
                id: a
                version: 1
                on: transaction
                when: transaction.country != customer.home && !orElse(customer.vip, false)
                then: {outcome: REVIEW, score: 'double(orElse(customer.visits, 0))', params: {segment: customer.segment}}
                """, """
                defaults: {transaction: {customerId: c-1, cardId: k, amount: 5, country: FR}}
                cases:
                  - name: no row yet, then one, then another customer, then a very important one
                    events:
                      - {at: 0s, transaction: {}}
                      - {at: 1s, customer: {id: c-1, home: DE, segment: gold, visits: 3}}
                      - {at: 2s, transaction: {}}
                      - {at: 3s, transaction: {country: DE}}
                      - {at: 4s, transaction: {customerId: c-2}}
                      - {at: 5s, customer: {id: c-1, home: DE, vip: true}}
                      - {at: 6s, transaction: {}}
                    expect: [{event: e3, score: 3, params: {segment: gold}, features: {customer.home: DE}}]
                  - name: a deleted row is absent, and comes back with the next insert
                    events:
                      - {at: 0s, customer: {op: c, ts_ms: 1772445600000, after: {id: c-1, home: DE}}}
                      - {at: 1s, transaction: {}}
                      - {at: 2s, customer: {op: d, ts_ms: 1772445602000, before: {id: c-1}}}
                      - {at: 3s, transaction: {}}
                      - {at: 4s, customer: {op: c, ts_ms: 1772445604000, after: {id: c-1, home: PL}}}
                      - {at: 5s, transaction: {}}
                    expect: [{event: e2, features: {customer.home: DE}}, {event: e6, features: {customer.home: PL}}]
                """);
    }

    @Test
    void anUpdateOfThePrimaryKeyMovesTheRow() throws Exception {
        decides("""
                id: a
                version: 1
                on: transaction
                when: has(customer.home)
                then: {outcome: REVIEW}
                """, """
                defaults: {transaction: {cardId: k, amount: 5}}
                cases:
                  - name: c-1 becomes c-2
                    events:
                      - {at: 0s, customer: {op: c, source: {lsn: 10}, ts_ms: 1772445600000, after: {id: c-1, home: DE}}}
                      - {at: 1s, customer: {op: u, source: {lsn: 20}, ts_ms: 1772445600000, before: {id: c-1, home: DE}, after: {id: c-2, home: DE}}}
                      - {at: 2s, transaction: {customerId: c-1}}
                      - {at: 3s, transaction: {customerId: c-2}}
                    expect: [{event: e4}]
                """);
    }

    @Test
    void theLaterPositionInTheLogCountsWhateverArrivesLater() throws Exception {
        decides("""
                id: a
                version: 1
                on: transaction
                when: has(customer.home)
                then: {outcome: REVIEW, params: {home: customer.home}}
                """, """
                defaults: {transaction: {customerId: c-1, cardId: k, amount: 5}}
                cases:
                  - name: a row of the snapshot and a replayed change come after a newer change
                    events:
                      - {at: 0s, customer: {op: u, source: {lsn: 30}, ts_ms: 1772445600000, after: {id: c-1, home: PL}}}
                      - {at: 1s, customer: {op: r, source: {lsn: 20}, ts_ms: 1772445700000, after: {id: c-1, home: DE}}}
                      - {at: 2s, customer: {op: u, source: {lsn: 10}, ts_ms: 1772445500000, after: {id: c-1, home: AT}}}
                      - {at: 3s, transaction: {}}
                      - {at: 4s, customer: {op: u, source: {lsn: 31}, ts_ms: 1772445600000, after: {id: c-1, home: CH}}}
                      - {at: 5s, transaction: {}}
                    expect: [{event: e4, params: {home: PL}}, {event: e6, params: {home: CH}}]
                """);
    }

    @Test
    void aLargeValueThatTheLogLeavesOutStays() throws Exception {
        decides("""
                id: a
                version: 1
                on: transaction
                when: customer.note == "watch"
                then: {outcome: REVIEW, params: {home: customer.home}}
                """, """
                defaults: {transaction: {customerId: c-1, cardId: k, amount: 5}}
                cases:
                  - name: only the home changed
                    events:
                      - {at: 0s, customer: {op: c, source: {lsn: 1}, ts_ms: 1772445600000, after: {id: c-1, home: DE, note: watch}}}
                      - {at: 1s, customer: {op: u, source: {lsn: 2}, ts_ms: 1772445601000, after: {id: c-1, home: PL, note: __debezium_unavailable_value}}}
                      - {at: 2s, transaction: {}}
                      - {at: 3s, customer: {op: u, source: {lsn: 3}, ts_ms: 1772445603000, after: {id: c-1, home: PL, note: null}}}
                      - {at: 4s, transaction: {}}
                    expect: [{event: e3, params: {home: PL}}]
                """);
    }

    @Test
    void aConditionOfAStageSeesTheRowOfTheKeyThatThePatternIsKeptBy() throws Exception {
        decides("""
                id: a
                version: 1
                by: [customerId]
                pattern:
                  within: 10m
                  stages:
                    - {name: large, on: transaction, where: transaction.amount > customer.limit}
                    - {name: gone, on: click, where: 'click.type == "LOGOUT" && !has(customer.vip)'}
                when: customer.segment == "gold"
                then: {outcome: REVIEW, params: {limit: customer.limit}}
                """, """
                defaults: {transaction: {customerId: c-1, cardId: k}, click: {customerId: c-1}}
                cases:
                  - name: above the limit
                    events:
                      - {at: 0s, customer: {id: c-1, segment: gold, limit: 100}}
                      - {at: 1s, transaction: {amount: 50}}
                      - {at: 2s, click: {type: LOGOUT}}
                      - {at: 3s, transaction: {amount: 150}}
                      - {at: 4s, click: {type: LOGOUT}}
                    expect: [{event: e5, params: {limit: 100}, matched: {large: [e4], gone: [e5]}}]
                  - name: the row of another customer is another row
                    events:
                      - {at: 0s, customer: {id: c-2, segment: gold, limit: 100}}
                      - {at: 3s, transaction: {amount: 150}}
                      - {at: 4s, click: {type: LOGOUT}}
                    expect: []
                """);
    }

    @Test
    void aMatchThatTimeCompletesSeesTheRowOfItsKey() throws Exception {
        decides("""
                id: a
                version: 1
                by: [customerId]
                pattern:
                  within: 10m
                  stages:
                    - {name: cart, on: click, where: 'click.type == "ADD_TO_CART"'}
                    - {name: paid, on: transaction, not: true}
                when: customer.segment == "gold"
                then: {outcome: REMIND}
                """, """
                defaults: {click: {customerId: c-1, type: ADD_TO_CART}}
                cases:
                  - name: gold
                    events: [{at: 0s, customer: {id: c-1, segment: gold}}, {at: 1s, click: {}}]
                    until: 11m
                    expect: [{event: e2, at: 601s, outcome: REMIND, matched: {cart: [e2]}}]
                  - name: silver
                    events: [{at: 0s, customer: {id: c-1, segment: silver}}, {at: 1s, click: {}}]
                    until: 11m
                    expect: []
                """);
    }

    @Test
    void aChangeOfARowIsAnEventOfItsOwn() throws Exception {
        decides("""
                id: a
                version: 1
                on: customer
                features:
                  changes: {count: customer, by: [customerId], over: 1d}
                  was: {last: customer.segment, by: [customerId], over: 30d, current: exclude}
                when: customer.segment != was && !customer.deleted
                then: {outcome: HELLO, params: {n: changes}}
                """, """
                cases:
                  - name: silver to gold
                    events:
                      - {at: 0s, customer: {id: c-1, segment: silver}}
                      - {at: 1s, customer: {id: c-1, segment: gold}}
                      - {at: 2s, customer: {id: c-1, segment: gold, vip: true}}
                    expect: [{event: e2, outcome: HELLO, subject: c-1, params: {n: 2}}]
                """);
    }

    @Test
    void aTableIsJoinedByADeclaredAttributeToo() throws Exception {
        decides("""
                id: a
                version: 1
                on: transaction
                when: shop.risk > 3
                then: {outcome: REVIEW}
                """, """
                defaults: {transaction: {customerId: c-1, cardId: k, amount: 5}}
                cases:
                  - name: a risky shop
                    events:
                      - {at: 0s, shop: {shop: s-1, risk: 5}}
                      - {at: 0s, shop: {shop: s-2, risk: 1}}
                      - {at: 1s, transaction: {attributes: {shop: s-1}}}
                      - {at: 2s, transaction: {attributes: {shop: s-2}}}
                      - {at: 2s, transaction: {}}
                    expect: [{event: e3, features: {shop.risk: 5}}]
                """);
    }

    private JobConfig config() throws Exception {
        return new JobConfigs().read(Files.writeString(folder.resolve("job.yaml"), TABLES), Map.of(), Map.of());
    }

    private void decides(String rule, String cases) throws Exception {
        PlayedCases.assertGood(config(), folder, rule, cases);
    }
}
