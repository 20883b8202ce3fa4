package dev.weir.io;

import static dev.weir.io.Records.INVENTORY;
import static dev.weir.io.Records.TRANSACTIONS;
import static dev.weir.io.Records.accepted;
import static dev.weir.io.Records.record;
import static dev.weir.io.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.StockChange;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.operators.EventReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimals and times as Kafka Connect writes them with its defaults. */
final class DecimalRecordsTest {
    private static final String DECIMAL =
            "{'type':'bytes','name':'org.apache.kafka.connect.data.Decimal','version':1,'parameters':{'scale':'2'},'field':";

    @ParameterizedTest
    @CsvSource({"BQo=, 12.9", "AA==, 0.0", "/w==, -0.01", "AIo=, 1.38", "1234, -26588.24"})
    void aPriceOfBytesHasTheScaleOfItsSchema(String base64, double price) {
        assertThat(stock(envelope("'price':'" + base64 + "'")).price()).isEqualTo(price);
    }

    @Test
    void aNumberBesideASchemaOfBytesIsTheNumber() {
        assertThat(stock(envelope("'price':12.9")).price()).isEqualTo(12.9);
    }

    @Test
    void figuresAndKeysOfBytesAreReadToo() {
        String json = "{'schema':{'fields':[" + DECIMAL + "'sku'}," + DECIMAL + "'available'}]},"
                + "'payload':{'sku':'BQo=','available':'AZA=','timestamp':6}}";

        StockChange change = stock(json);
        assertThat(change.sku()).isEqualTo("12.90");
        assertThat(change.available()).isEqualTo(4);
    }

    @Test
    void aDecimalWithAScaleOfItsOwnIsReadWithoutASchema() {
        StockChange change = stock("{'op':'c','ts_ms':6,'after':{'sku':{'scale':0,'value':'BQo='},"
                + "'available':{'value':'BA==','scale':0},'price':{'scale':2,'value':'BQo='}}}");

        assertThat(change.sku()).isEqualTo("1290");
        assertThat(change.available()).isEqualTo(4);
        assertThat(change.price()).isEqualTo(12.9);
    }

    @Test
    void transactionsHaveThemToo() {
        String json = "{'schema':{'fields':[" + DECIMAL
                + "'amount'},{'type':'array','field':'items','items':{'type':'struct',"
                + "'fields':[" + DECIMAL + "'price'}]}},{'type':'struct','field':'attributes','fields':[" + DECIMAL
                + "'risk'}]}]},'payload':{'transactionId':'t','cardId':'k','timestamp':6,'amount':'BQo=','items':[{'sku':'s',"
                + "'price':'BQo='}],'attributes':{'risk':'BQo=','tries':{'scale':0,'value':'BA=='}}}}";

        Transaction payment = (Transaction) accepted(read(TRANSACTIONS, json));
        assertThat(payment.amount()).isEqualTo(12.9);
        assertThat(payment.items().get(0).price()).isEqualTo(12.9);
        assertThat(payment.attributes().get("risk")).isEqualTo(new Value.Real(12.9));
        assertThat(payment.attributes().get("tries")).isEqualTo(new Value.Int(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'scale':2}",
                "{'value':'BQo='}",
                "{'scale':2,'value':'?'}",
                "{'scale':2,'value':''}",
                "{'scale':2000000000,'value':'BQo='}",
                "{'scale':-2147483648,'value':'BQo='}",
                "{'scale':99999999999999999999,'value':'BQo='}",
                "{'scale':-13,'value':'BQo='}",
                "{'scale':{'a':[]},'value':[{}]}"
            })
    void anObjectThatIsNoDecimalIsRejected(String price) {
        assertThat(rejected(read(INVENTORY, "{'sku':'s','price':" + price + "}")))
                .startsWith("price is an object; write a number");
    }

    @Test
    void bytesWithoutASchemaAreRejectedWithTheSettingThatAvoidsThem() {
        assertThat(rejected(read(INVENTORY, "{'op':'c','after':{'sku':'s','price':'BQo='}}")))
                .isEqualTo(
                        "after.price is the text \"BQo=\"; write a number; for Debezium set decimal.handling.mode to double"
                                + " or string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NAN", "NaN", "Infinity", "-Infinity", "POSITIVE_INFINITY", "NEGATIVE_INFINITY"})
    void whatIsNoNumberInADatabaseIsRejectedWithoutASettingThatWouldNotHelp(String text) {
        assertThat(rejected(read(INVENTORY, "{'op':'c','after':{'sku':'s','price':'" + text + "'}}")))
                .isEqualTo("after.price is the text \"" + text + "\"; write a number, or null where the row has none:"
                        + " a database can store this, and nothing compares with it");
    }

    @Test
    void aSchemaThatFollowsItsPayloadIsRejected() {
        assertThat(rejected(read(
                        INVENTORY,
                        "{'payload':{'sku':'s','price':'1234'},'schema':{'fields':[" + DECIMAL + "'price'}]}}")))
                .isEqualTo("the schema follows its payload; write it first, as Kafka Connect does");
    }

    @ParameterizedTest
    @CsvSource({
        "io.debezium.time.Timestamp, 1772445600123, 1772445600123",
        "io.debezium.time.MicroTimestamp, 1772445600123999, 1772445600123",
        "io.debezium.time.NanoTimestamp, 1772445600123999999, 1772445600123",
        "io.debezium.time.Date, 20514, 1772409600000",
        "org.apache.kafka.connect.data.Timestamp, 1772445600123, 1772445600123"
    })
    void aTimeHasTheUnitOfItsSchema(String name, long time, long millis) {
        String json = "{'schema':{'fields':[{'type':'int64','name':'" + name + "','field':'timestamp'}]},"
                + "'payload':{'sku':'s','timestamp':" + time + "}}";

        assertThat(stock(json).timestampMillis()).isEqualTo(millis);
    }

    private static String envelope(String price) {
        return "{'schema':{'type':'struct','fields':[{'type':'struct','field':'before','fields':[" + DECIMAL
                + "'price'}]},{'type':'struct','field':'after','fields':[" + DECIMAL + "'price'}]}]},"
                + "'payload':{'op':'c','ts_ms':6,'after':{'sku':'s'," + price + "}}}";
    }

    private static StockChange stock(String json) {
        return (StockChange) accepted(read(INVENTORY, json));
    }

    private static Reading read(String topic, String json) {
        return Records.reader().read(record(topic, json.replace('\'', '"')));
    }
}
