package dev.weir.io;

import static dev.weir.io.Records.INVENTORY;
import static dev.weir.io.Records.RECORD_MILLIS;
import static dev.weir.io.Records.record;
import static dev.weir.io.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.ChangeOrigin;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.StockChange;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StockRecordsTest {
    private static final String ROW = "{'sku':'s','warehouse':'w','available':3,'reserved':1,'price':9.5}";

    @Test
    void aPlainRecordIsRead() {
        assertThat(accepted("{'sku':'s','warehouse':'w','available':3,'reserved':1,'price':9.5,'timestamp':77}"))
                .isEqualTo(new StockChange("s", "w", 77, false, 3, 1, 9.5));
    }

    @Test
    void onlyTheSkuIsRequired() {
        assertThat(accepted("{'sku':'s'}")).isEqualTo(new StockChange("s", "", RECORD_MILLIS, false, 0, 0, Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "u", "r"})
    void aChangeIsTheNewRowAtTheTimeOfTheDatabase(String op) {
        assertThat(accepted(
                        "{'before':{'sku':'s'},'after':" + ROW + ",'source':{'db':'x','ts_ms':5,'deep':{'ts_ms':8}},"
                                + "'op':'" + op + "','ts_ms':6,'transaction':null}"))
                .isEqualTo(new StockChange("s", "w", 5, false, 3, 1, 9.5));
    }

    @Test
    void aDeleteIsTheOldRowMarkedAsDeleted() {
        assertThat(accepted("{'op':'d','ts_ms':6,'before':" + ROW + ",'after':null}"))
                .isEqualTo(new StockChange("s", "w", 6, true, 3, 1, 9.5));
    }

    @Test
    void aSchemaAroundTheChangeIsTakenOff() {
        assertThat(accepted(
                        "{'schema':{'type':'struct','fields':[{'field':'op'}]},'payload':{'op':'c','ts_ms':6,'after':"
                                + ROW + "}}"))
                .isEqualTo(new StockChange("s", "w", 6, false, 3, 1, 9.5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'source':{'ts_ms':0},'ts_ms':6 | 6
            'source':null,'ts_ms':6        | 6
            'source':{'ts_ms':5}           | 5
            'source':{}                    | 1000000000000
            """)
    void theTimeIsThatOfTheSourceElseOfTheConnectorElseOfTheRecord(String times, long millis) {
        assertThat(accepted("{'op':'c','after':" + ROW + "," + times + "}").timestampMillis())
                .isEqualTo(millis);
    }

    @Test
    void theTimeColumnOfARowIsNotTheTimeOfTheChange() {
        assertThat(accepted("{'op':'c','ts_ms':6,'after':{'sku':'s','timestamp':'any text'}}")
                        .timestampMillis())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '9.50' | 9.5
            '1e1'  | 10
            9      | 9
            null   | NaN
            """, quoteCharacter = '`')
    void aPriceMayBeADecimalInQuotes(String price, double expected) {
        assertThat(accepted("{'sku':'s','price':" + price + "}").price()).isEqualTo(Double.valueOf(expected));
    }

    @Test
    void aDecimalInBase64IsRejectedWithTheSettingThatAvoidsIt() {
        assertThat(rejected(read("{'op':'c','after':{'sku':'s','price':'EtaH'}}")))
                .isEqualTo("after.price is the text \"EtaH\"; write a number; for Debezium set decimal.handling.mode"
                        + " to double or string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{'schema':null,'payload':null}",
                "{'ts_ms':1772445600000}", // a heartbeat
                "{'schema':{'type':'struct'},'payload':{'ts_ms':1772445600000}}",
                "{'status':'BEGIN','id':'571','event_count':null,'data_collections':null,'ts_ms':6}",
                "{'status':'END','id':'571','event_count':2,'data_collections':[{'data_collection':'a','event_count':2}]}",
                "{'source':{'ts_ms':5},'ts_ms':6,'databaseName':'d','schemaName':'p','ddl':null,'tableChanges':[]}",
                "{'op':'m','ts_ms':6,'message':{'prefix':'x','content':'AA=='}}"
            })
    void tombstonesMessagesAndWhatAConnectorSaysOfItselfAreNoted(String json) {
        assertThat(read(json)).isInstanceOf(Reading.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'ts_ms':6,'quantity':3}     | sku is missing; write a text
            {'status':'BEGIN','id':'1'}  | sku is missing; write a text
            {'available':3}              | sku is missing; write a text
            {'op':'c','after':{'a':1}}   | sku is missing; write a text
            {'op':'u','after':null}      | after is missing in a change with op u; write the new row
            {'op':'d','before':null}     | before is missing in a change with op d; write the deleted row; PostgreSQL needs REPLICA IDENTITY FULL
            {'op':'x','after':{}}        | op is the text "x"; write c, u, r or d
            {'op':'c','after':'row'}     | after is the text "row"; write the row as an object, or null
            {'op':'c','after':{'sku':'s','available':'many'}} | after.available is the text "many"; write a whole number; for Debezium set decimal.handling.mode to double or string
            """)
    void aChangeThatSaysNothingIsRejected(String json, String error) {
        assertThat(rejected(read(json))).isEqualTo(error);
    }

    @Test
    void columnsOfAnyNameCanBeMapped() {
        JsonEvents reader = Records.readerWith(Map.of(
                EventType.INVENTORY, Map.of("sku", "product_id", "available", "on_hand_qty", "warehouse", "source")));
        String json = "{'op':'c','source':{'ts_ms':6},'after':{'product_id':102,'on_hand_qty':8,'source':'w'}}";

        assertThat(Records.accepted(reader.read(record(INVENTORY, json.replace('\'', '"')))))
                .isEqualTo(new StockChange("102", "w", 6, false, 8, 0, Double.NaN, ChangeOrigin.ofRecord(0, 0)));
    }

    @Test
    void aRowThatMovesIsGoneFromItsOldPlaceAndThenInItsNewOne() {
        String before = "{'id':5,'sku':'s','warehouse':'a','available':4,'reserved':1,'price':9.5}";

        assertThat(moved(before, "{'id':5,'sku':'s','warehouse':'b','available':7}"))
                .containsExactly(
                        new StockChange("s", "a", 6, true, 4, 1, 9.5),
                        new StockChange("s", "b", 6, false, 7, 0, Double.NaN));
        assertThat(moved(before, "{'id':5,'sku':'t','warehouse':'a','available':4}"))
                .containsExactly(
                        new StockChange("s", "a", 6, true, 4, 1, 9.5),
                        new StockChange("t", "a", 6, false, 4, 0, Double.NaN));
        assertThat(moved(before, "{'id':5,'sku':'s','warehouse':null,'available':4}"))
                .extracting(Event::id)
                .containsExactly("s/a/6/4/1/9.5/deleted", "s//6/4/0");
        assertThat(moved("{'sku':'s','warehouse':null,'available':4}", "{'sku':'s','warehouse':'b','available':4}"))
                .extracting(Event::id)
                .containsExactly("s//6/4/0/deleted", "s/b/6/4/0");
        assertThat(moved("{'sku':'s'}", "{'sku':'t','available':4}"))
                .extracting(Event::id)
                .containsExactly("s//6/0/0/deleted", "t//6/4/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{'sku':'s'}",
                "{'sku':'s','warehouse':null,'available':null}", // the key alone, which is the sku
                "{'sku':'s','warehouse':'w'}",
                "{'sku':'s','warehouse':'w','available':9}"
            })
    void anUpdateWhoseOldRowSaysOfNoMoveIsTheNewRow(String before) {
        assertThat(accepted("{'op':'u','ts_ms':6,'before':" + before + ",'after':" + ROW + "}"))
                .isEqualTo(new StockChange("s", "w", 6, false, 3, 1, 9.5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'op':'d','before':{'id':5}                                     | before has no sku in a change with op d
            'op':'d','before':{'id':5,'sku':null,'warehouse':null}         | before has no sku in a change with op d
            'op':'d','before':{'sku':'s','warehouse':null,'available':null} | before has no warehouse in a change with op d
            'op':'u','before':{'id':5},'after':{'id':5,'sku':'s','warehouse':'b','available':4} | before has no sku in a change with op u
            'op':'u','before':{'id':5,'sku':null,'warehouse':null,'available':null},'after':{'id':5,'sku':'s','warehouse':'b'} | before has no sku in a change with op u
            'op':'u','before':{'sku':'s','warehouse':null},'after':{'sku':'t','warehouse':'w'} | before has no warehouse in a change with op u
            '__deleted':'true','id':5                                      | the deleted row has no sku
            '__deleted':'true','sku':'s','warehouse':null,'available':null | the deleted row has no warehouse
            """)
    void aRowOfWhichOnlyTheKeyWasSentIsRejectedWithTheSettingThatSendsItWhole(String change, String error) {
        assertThat(rejected(read("{" + change + ",'ts_ms':6}")))
                .isEqualTo(
                        error + ": only the key of the row was sent; have the database send whole rows, PostgreSQL with"
                                + " ALTER TABLE … REPLICA IDENTITY FULL, MySQL with binlog_row_image=FULL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'__deleted':'true'",
                "'__deleted':true",
                "'__op':'d'",
                "'__op':'D'",
                "'__deleted':'TRUE','__op':'d'"
            })
    void aFlattenedRecordThatSaysSoIsADelete(String mark) {
        assertThat(accepted("{'sku':'s','warehouse':'w','available':3,'timestamp':77," + mark + "}"))
                .isEqualTo(new StockChange("s", "w", 77, true, 3, 0, Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'__deleted':'false'",
                "'__deleted':false",
                "'__deleted':null",
                "'__op':'u'",
                "'__deleted':'false','__op':'c'"
            })
    void aFlattenedRecordThatDoesNotIsALevel(String mark) {
        assertThat(accepted("{'sku':'s','warehouse':'w','available':3,'timestamp':77," + mark + "}")
                        .deleted())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '__source_ts_ms':5,'__ts_ms':6               | 5
            '__ts_ms':6                                  | 6
            '__source_ts_ms':0                           | 1000000000000
            '__source_ts_ms':5,'timestamp':77            | 77
            """)
    void theTimeOfAFlattenedRecordIsThatOfItsColumnElseOfTheSource(String times, long millis) {
        assertThat(accepted("{'sku':'s'," + times + "}").timestampMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'op':'t','source':{'ts_ms':5},'ts_ms':6}", "{'__op':'t','__deleted':'false'}", "{'__op':'T'}"})
    void aTruncationIsRejectedForNobodyKnowsWhichRowsItTook(String json) {
        assertThat(rejected(read(json)))
                .isEqualTo(
                        "the table was truncated (op t), and the record does not say which rows it had, so that their"
                                + " stock stays as it was; delete rows with DELETE, or send a change for each");
    }

    private static List<Event> moved(String before, String after) {
        Reading reading = read("{'op':'u','ts_ms':6,'before':" + before + ",'after':" + after + "}");
        assertThat(reading).isInstanceOf(Reading.Moved.class);
        return reading.events().stream()
                .map(event -> (Event) ((StockChange) event).from(ChangeOrigin.UNKNOWN))
                .toList();
    }

    private static StockChange accepted(String json) {
        return changed(json).from(ChangeOrigin.UNKNOWN);
    }

    private static StockChange changed(String json) {
        return (StockChange) Records.accepted(read(json));
    }

    private static Reading read(String json) {
        return Records.reader().read(record(INVENTORY, json.replace('\'', '"')));
    }
}
