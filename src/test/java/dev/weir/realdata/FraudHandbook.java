package dev.weir.realdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.RuleDraft;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Two months of card transactions, simulated for the Fraud Detection Handbook. Times are UTC. */
final class FraudHandbook {
    /** The first day for which results are expected. */
    static final String WEEK_BEGINS = "2018-05-14T00:00:00";

    /** The first moment after the last of them. */
    static final String WEEK_ENDS = "2018-05-21T00:00:00";

    /** Transactions of that week. */
    static final int WEEK_SIZE = 67_574;

    /** Its columns are put under the names of the wire format, so that there is nothing to map; the library names an attribute. */
    static final String CONFIG = "attributes: {transaction: {giftCard: bool}}";

    /** The rules whose hits are expected, but for the two that are patterns. */
    static final List<RuleDocument> RULES = List.of(
            rule("r1", "", "transaction.amount > 220"),
            rule("r2", "value: {count: transaction, by: [customerId], over: 1h}", "value >= 3"),
            rule("r3", "value: {sum: transaction.amount, by: [customerId], over: 1d}", "value > 600"),
            rule("r4", "value: {distinct: transaction.customerId, by: [merchantId], over: 30m}", "value >= 3"));

    private static final String FOLDER = "fraud-handbook/";
    private static final String TRANSACTIONS = FOLDER + "transactions_2018-04-01_2018-05-31.csv.xz";
    private static final ObjectMapper JSON = new JsonMapper();

    private FraudHandbook() {}

    private static RuleDocument rule(String id, String features, String when) {
        return RuleDocument.of(RuleDraft.rule(id).features(features).when(when).json());
    }

    /** The transactions from one time to another, without their labels; to be closed. */
    static Stream<RawRecord> transactions(String from, String until) {
        return RealData.rows(TRANSACTIONS)
                .filter(row -> row.get("TX_DATETIME").compareTo(from) >= 0)
                .takeWhile(row -> row.get("TX_DATETIME").compareTo(until) < 0)
                .map(FraudHandbook::transaction);
    }

    static Stream<RawRecord> week() {
        return transactions(WEEK_BEGINS, WEEK_ENDS);
    }

    /** Both months, with labels; to be closed. */
    static Stream<Labelled> labelled() {
        return RealData.rows(TRANSACTIONS)
                .map(row -> new Labelled(transaction(row), row.get("TX_DATETIME"), "1".equals(row.get("TX_FRAUD"))));
    }

    private static RawRecord transaction(Row row) {
        String customer = row.get("CUSTOMER_ID");
        return Wire.record(
                Wire.TRANSACTIONS,
                customer,
                Wire.object()
                        .put("transactionId", row.get("TRANSACTION_ID"))
                        .put("timestamp", row.get("TX_DATETIME") + "Z")
                        .put("customerId", customer)
                        .put("cardId", customer)
                        .put("merchantId", row.get("TERMINAL_ID"))
                        .put("amount", new BigDecimal(row.get("TX_AMOUNT"))));
    }

    /** What the customer's windows hold at a transaction of the week; averages have six decimals. */
    record Windows(String transactionId, List<Long> counts, List<BigDecimal> averages) {}

    /** For each transaction of the week, in order; to be closed. */
    static Stream<Windows> expectedWindows() {
        return RealData.rows(FOLDER + "expected_features_2018-05-14_2018-05-20.csv.xz")
                .map(row -> new Windows(
                        row.get("TRANSACTION_ID"),
                        Stream.of("1", "7", "30")
                                .map(days -> Long.valueOf(row.get("CUSTOMER_ID_NB_TX_" + days + "DAY_WINDOW")))
                                .toList(),
                        Stream.of("1", "7", "30")
                                .map(days -> new BigDecimal(row.get("CUSTOMER_ID_AVG_AMOUNT_" + days + "DAY_WINDOW")))
                                .toList()));
    }

    /** The transactions of the week that a rule must hit, such as {@code R1_amount_gt_220}. */
    static Set<String> expectedHits(String rule) {
        try (InputStream in = RealData.open(FOLDER + "expected_rules_2018-05-14_week.json.gz")) {
            Set<String> hits = new HashSet<>();
            for (JsonNode id :
                    JSON.readTree(in).required("oracles").required(rule).required("alerts")) {
                hits.add(id.asText());
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
