package dev.weir.io.event;

import static dev.weir.io.Records.CLICKS;
import static dev.weir.io.Records.TRANSACTIONS;
import static dev.weir.io.Records.accepted;
import static dev.weir.io.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Attributes;
import dev.weir.events.Click;
import dev.weir.events.EventType;
import dev.weir.events.LineItem;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.io.Records;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonEventsTest {
    private static final String FULL_TRANSACTION = """
            {"transactionId":"t-1","customerId":"c-42","cardId":"card-9","timestamp":"2026-03-01T10:00:00.123Z",
             "amount":129.90,"currency":"EUR","status":"AUTHORIZED","channel":"WEB",
             "merchantId":"m-7","merchantCategory":"5732","country":"DE","latitude":52.5,"longitude":13.4,
             "deviceId":"d-1","ip":"203.0.113.7",
             "items":[{"sku":"s-1","quantity":2,"price":64.95},{"note":"a line of nothing"}],
             "attributes":{"giftCard":true,"risk":3,"tries":4,"agent":7,"undeclared":{"a":[1]}},
             "extra":{"deep":[[{"x":null}]]}}
            """;

    @Test
    void everyFieldOfATransactionIsRead() {
        assertThat(transaction(FULL_TRANSACTION))
                .isEqualTo(new Transaction(
                        "t-1",
                        Instant.parse("2026-03-01T10:00:00.123Z").toEpochMilli(),
                        129.90,
                        "c-42",
                        "card-9",
                        "EUR",
                        "AUTHORIZED",
                        "WEB",
                        "m-7",
                        "5732",
                        "DE",
                        52.5,
                        13.4,
                        "d-1",
                        "203.0.113.7",
                        List.of(new LineItem("s-1", 2, 64.95), new LineItem("", 1, Double.NaN)),
                        new Attributes(Map.of(
                                "giftCard", new Value.Bool(true),
                                "risk", new Value.Real(3),
                                "tries", new Value.Int(4),
                                "agent", new Value.Text("7")))));
    }

    @Test
    void everyFieldOfAClickIsRead() {
        String json = """
                {"eventId":"e-1","customerId":"c-42","sessionId":"s-9","deviceId":"d-1","ip":"203.0.113.7",
                 "timestamp":"2026-03-01T09:58:00Z","type":"VIEW","sku":"s-1","quantity":1,"price":129.90,
                 "url":"/p/s-1","query":"headphones","attributes":{"depth":3}}
                """;

        assertThat(accepted(Records.reader().read(record(CLICKS, json))))
                .isEqualTo(new Click(
                        "e-1",
                        Instant.parse("2026-03-01T09:58:00Z").toEpochMilli(),
                        "VIEW",
                        "c-42",
                        "s-9",
                        "d-1",
                        "203.0.113.7",
                        "s-1",
                        1,
                        129.90,
                        "/p/s-1",
                        "headphones",
                        new Attributes(Map.of("depth", new Value.Int(3)))));
    }

    @Test
    void whatATransactionDoesNotHaveIsAbsent() {
        Transaction transaction = transaction("{'transactionId':'t','timestamp':0,'amount':-1,'cardId':'k'}");

        assertThat(List.of(transaction.customerId(), transaction.ip())).containsOnly("");
        assertThat(List.of(transaction.latitude(), transaction.longitude())).containsOnly(Double.NaN);
        assertThat(transaction.items()).isEmpty();
        assertThat(transaction.attributes()).isEqualTo(Attributes.NONE);
    }

    @Test
    void anArrayWithoutElementsIsAnObjectWithoutFieldsAsPhpWritesIt() {
        Transaction transaction =
                transaction("{'transactionId':'t','timestamp':0,'attributes':[],'amount':-1,'cardId':'k','items':[]}");

        assertThat(transaction.attributes()).isEqualTo(Attributes.NONE);
        assertThat(transaction.cardId()).as("what follows it").isEqualTo("k");
    }

    @Test
    void aClickWithoutAQuantityHasNone() {
        Click click = (Click) accepted(Records.reader()
                .read(record(CLICKS, json("{'eventId':'e','timestamp':0,'type':'VIEW','deviceId':'d'}"))));

        assertThat(click.quantity()).isEqualTo(Click.NO_QUANTITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "' \\t'"})
    void nullAndBlankAreAbsent(String nothing) {
        Transaction transaction = transaction("{'transactionId':'t','timestamp':0,'amount':1,'cardId':'k','country':"
                + nothing + ",'latitude':" + nothing + ",'items':null,'attributes':null}");

        assertThat(transaction.country()).isEmpty();
        assertThat(transaction.latitude()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00.123Z, 2026-03-01T10:00:00.123Z",
        "2026-03-01T10:00:00+01:00, 2026-03-01T09:00:00Z",
        "2026-03-01T10:00:00.123999-05:30, 2026-03-01T15:30:00.123Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
    })
    void anInstantIsReadInAnyOffset(String text, Instant instant) {
        assertThat(transactionAt("'" + text + "'").timestampMillis()).isEqualTo(instant.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_772_359_200_123L, -86_400_000L})
    void aNumberIsEpochMilliseconds(long millis) {
        assertThat(transactionAt(Long.toString(millis)).timestampMillis()).isEqualTo(millis);
    }

    @Test
    void anIdMayBeANumber() {
        Transaction transaction =
                transaction("{'transactionId':7000000000,'timestamp':0,'amount':1,'customerId':42,'cardId':4.20}");

        assertThat(List.of(transaction.transactionId(), transaction.customerId(), transaction.cardId()))
                .containsExactly("7000000000", "42", "4.20");
    }

    @Test
    void ofANameThatComesTwiceTheLastCounts() {
        Transaction transaction =
                transaction("{'transactionId':'t','timestamp':0,'amount':1,'cardId':'k','cardId':'l','amount':2}");

        assertThat(transaction.cardId()).isEqualTo("l");
        assertThat(transaction.amount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3.0", "3e0", "30e-1"})
    void aWholeNumberMayBeWrittenInAnyWay(String quantity) {
        Transaction transaction = transaction(
                "{'transactionId':'t','timestamp':0,'amount':1,'cardId':'k','items':[{'quantity':" + quantity + "}]}");

        assertThat(transaction.items()).containsExactly(new LineItem("", 3, Double.NaN));
    }

    @Test
    void fieldsAreReadFromWhereTheMappingSays() {
        JsonEvents reader = Records.readerWith(Map.of(
                EventType.TRANSACTION,
                Map.of(
                        "transactionId", "order.id",
                        "amount", "order.payment.total",
                        "customerId", "who",
                        "cardId", "who",
                        "items", "lines",
                        "items.sku", "article.number",
                        "items.quantity", "qty",
                        "attributes.giftCard", "is_gift")));
        String json = """
                {"order":{"id":9,"payment":{"total":5.5,"amount":6}},"who":"c","timestamp":0,"amount":"not this",
                 "lines":[{"article":{"number":"s"},"qty":3,"price":1}],"is_gift":true,"attributes":{"giftCard":false}}
                """;

        Transaction transaction = (Transaction) accepted(reader.read(record(TRANSACTIONS, json)));

        assertThat(List.of(transaction.transactionId(), transaction.customerId(), transaction.cardId()))
                .containsExactly("9", "c", "c");
        assertThat(transaction.amount()).isEqualTo(5.5);
        assertThat(transaction.items()).containsExactly(new LineItem("s", 3, 1));
        assertThat(transaction.attributes().get("giftCard")).isEqualTo(new Value.Bool(true));
    }

    @Test
    void aReaderCrossesTheNetwork() throws Exception {
        JsonEvents copy = InstantiationUtil.clone(Records.reader());

        assertThat(copy.read(record(TRANSACTIONS, FULL_TRANSACTION)))
                .isEqualTo(Records.reader().read(record(TRANSACTIONS, FULL_TRANSACTION)));
    }

    private static Transaction transaction(String json) {
        return (Transaction) accepted(Records.reader().read(record(TRANSACTIONS, json(json))));
    }

    private static Transaction transactionAt(String timestamp) {
        return transaction("{'transactionId':'t','timestamp':" + timestamp + ",'amount':1,'cardId':'k'}");
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
