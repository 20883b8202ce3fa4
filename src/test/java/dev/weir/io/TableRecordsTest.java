package dev.weir.io;

import static dev.weir.io.Records.accepted;
import static dev.weir.io.Records.record;
import static dev.weir.io.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfigs;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.Value;
import dev.weir.events.record.RawRecord;
import dev.weir.events.table.TableRow;
import dev.weir.io.event.JsonEvents;
import dev.weir.operators.EventReader.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a declared table, as connectors of several databases write them. */
final class TableRecordsTest {
    private static final String TABLE = """
            kafka: {bootstrapServers: "b:1"}
            tables:
              customer:
                topic: customers
                by: customerId
                key: id
                timeUnit: {born: days, lastSeen: micros}
                fields: {name: string, vip: bool, limit: double, visits: int, since: timestamp, born: timestamp, lastSeen: timestamp, status: string}
            """;
    private static final String ADVICE = "say so under tables.customer.timeUnit of the job, such as timeUnit: {";

    private JsonEvents reader = Records.reader();

    @BeforeEach
    void aTableIsDeclared() throws ConfigException {
        reader = JsonEvents.of(new JobConfigs().read(TABLE, Map.of(), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "42, 42",
        "42.0, 42",
        "-7.0, -7",
        "42.5, 42.5",
        "1e300, 1e300",
        "'\"042\"', 042",
        "'{\"scale\":0,\"value\":\"Kg==\"}', 42"
    })
    void aKeyIsTheTextThatEventsHave(String written, String key) {
        assertThat(row("{'id':" + written + "}").key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "1, true",
        "0, false",
        "'\"1\"', true",
        "'\"false\"', false",
        "'{\"scale\":0,\"value\":\"AQ==\"}', true"
    })
    void aFlagMayBeANumber(String written, boolean vip) {
        assertThat(column("vip", written)).isEqualTo(new Value.Bool(vip));
    }

    @ParameterizedTest
    @CsvSource({"2, the number 2", "'\"yes\"', 'the text \"yes\"'", "1.0, the number 1.0"})
    void anotherNumberIsNoFlag(String written, String found) {
        assertThat(rejected(read("{'op':'c','after':{'id':1,'vip':" + written + "}}")))
                .isEqualTo("after.vip is " + found + "; write true or false, without quotes, or 1 or 0");
    }

    @ParameterizedTest
    @CsvSource({
        "since, '\"1998-05-01T00:00:00Z\"', 893980800000",
        "since, '\"1998-05-01\"', 893980800000",
        "since, '\"1998-05-01Z\"', 893980800000",
        "since, '\"2026-03-01T12:00:00.5+02:00\"', 1772359200500",
        "since, 1772445600123, 1772445600123",
        "born, 10347, 893980800000",
        "born, -10347, -893980800000",
        "lastSeen, 893980800000000, 893980800000",
        "last_seen, 893980800000999, 893980800000",
        "last_seen, -1000, -1"
    })
    void aTimeHasTheUnitThatTheConfigSaysAndMayLieLongAgo(String column, String written, long millis) {
        String ours = column.equals("last_seen") ? "lastSeen" : column;

        assertThat(row("{'id':1,'" + column + "':" + written + "}").columns().get(ours))
                .isEqualTo(new Value.Time(millis));
        assertThat(row("{'op':'u','before':{'id':1,'" + column + "':" + written + "},'after':{'id':1,'" + column + "':"
                                + written + "}}")
                        .columns()
                        .get(ours))
                .isEqualTo(new Value.Time(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "io.debezium.time.Date, 10347, 893980800000",
        "org.apache.kafka.connect.data.Date, 10347, 893980800000",
        "io.debezium.time.Timestamp, 893980800000, 893980800000",
        "org.apache.kafka.connect.data.Timestamp, 893980800000, 893980800000",
        "io.debezium.time.MicroTimestamp, 893980800000001, 893980800000",
        "io.debezium.time.NanoTimestamp, 893980800000000001, 893980800000"
    })
    void theUnitOfASchemaCountsMoreThanTheConfig(String name, long written, long millis) {
        for (String column : new String[] {"since", "born", "last_seen"}) {
            String schema =
                    "{'type':'struct','fields':[{'type':'struct','field':'after','fields':[{'type':'int64','name':'"
                            + name + "','field':'" + column + "'}]}]}";
            TableRow row = row(
                    "{'schema':" + schema + ",'payload':{'op':'c','after':{'id':1,'" + column + "':" + written + "}}}");

            assertThat(row.columns().values()).containsValue(new Value.Time(millis));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            20514            | days? ADVICEborn: days}
            1772445600       | seconds? ADVICEsince: seconds}
            1772445600123456 | microseconds? ADVICEsince: micros}
            2021             | days? ADVICEborn: days}
            0                | say the unit of this column under tables.customer.timeUnit of the job, or write an ISO-8601 instant
            """)
    void aNumberThatIsNoTimeInItsUnitIsRefusedWithTheSettingThatHelps(long written, String advice) {
        assertThat(rejected(read("{'op':'c','after':{'id':1,'since':" + written + "}}")))
                .isEqualTo("after.since is the number " + written + "; " + advice.replace("ADVICE", ADVICE));
    }

    @Test
    void whatAConnectorSaysOfItselfIsNoRowThoughItHasColumnsOfOne() {
        String begin =
                "{'status':'BEGIN','id':'571:53195829','ts_ms':1772445600123,'event_count':null,'data_collections':null}";

        assertThat(read(begin)).isInstanceOf(Reading.Ignored.class);
        assertThat(read("{'ts_ms':1772445600123,'ts_us':1772445600123456,'ts_ns':1772445600123456789}"))
                .isInstanceOf(Reading.Ignored.class);
        assertThat(row("{'status':'BEGIN','id':'571'}").columns().get("status")).isEqualTo(new Value.Text("BEGIN"));
    }

    @Test
    void aColumnMayBeCalledAsTheOperation() throws ConfigException {
        reader =
                JsonEvents.of(new JobConfigs().read(TABLE.replace("status: string", "op: string"), Map.of(), Map.of()));
        TableRow row =
                row("{'before':null,'after':{'id':1,'op':'x'},'source':{'lsn':7},'op':'c','ts_ms':1772445600123}");

        assertThat(row.columns().get("op")).isEqualTo(new Value.Text("x"));
        assertThat(row.origin()).isEqualTo(ChangeOrigin.ofSource("lsn/7"));
        assertThat(row("{'id':1,'op':'x'}").columns().get("op")).isEqualTo(new Value.Text("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":42}",
                "{\"id\":42.0}",
                "{\"other\":1,\"id\":\"42\"}",
                "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"type\":\"int32\",\"field\":\"id\"}]},\"payload\":{\"id\":42}}",
                "{\"schema\":{\"fields\":[{\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"parameters\":{\"scale\":\"0\"},\"field\":\"id\"}]},\"payload\":{\"id\":\"Kg==\"}}",
                "42",
                "\"42\""
            })
    void aRecordWithoutAValueSaysThatTheRowOfItsKeyIsGone(String key) {
        TableRow gone = (TableRow) accepted(tombstone(key));

        assertThat(gone.key()).isEqualTo("42");
        assertThat(gone.deleted()).isTrue();
        assertThat(gone.timestampMillis()).isEqualTo(Records.RECORD_MILLIS);
    }

    @Test
    void aKeyMayBeAnyText() {
        assertThat(((TableRow) accepted(tombstone("c-1"))).key()).isEqualTo("c-1");
        assertThat(((TableRow) accepted(tombstone("007"))).key()).isEqualTo("007");
        assertThat(((TableRow) accepted(tombstone("k".repeat(256)))).key()).hasSize(256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "{}", "{\"sku\":1}", "{\"id\":null}", "{\"id\":[1]}", "[1]", "true", "a\nb"})
    void aKeyThatNamesNoRowIsNoted(String key) {
        assertThat(tombstone(key)).isInstanceOf(Reading.Ignored.class);
        assertThat(tombstone("k".repeat(257))).isInstanceOf(Reading.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'op':'c','after':{'name':'a'}}                     | customerId
            {'name':'a'}                                        | customerId
            {'op':'d','before':{'name':'a'}}                    | customerId
            {'op':'c','after':'{"id":1}'}                       | write the row as an object, or null
            {'op':'c','after':{'id':1,'visits':'many'}}         | after.visits is the text "many"; write a whole number
            {'op':'c','after':{'id':1,'limit':[1]}}             | after.limit is an array; write a number
            {'op':'c','after':{'id':1                           | not JSON
            {'data':[{'id':1}],'old':null,'type':'INSERT'}      | customerId
            """)
    void aRowThatCannotBeReadIsRefusedWithWhatToWrite(String json, String error) {
        assertThat(rejected(read(json))).contains(error.equals("customerId") ? "id (our customerId)" : error);
    }

    private Value column(String column, String written) {
        return row("{'op':'c','after':{'id':1,'" + column + "':" + written + "}}")
                .columns()
                .get(column);
    }

    private TableRow row(String json) {
        return (TableRow) accepted(read(json));
    }

    private Reading read(String json) {
        return reader.read(record("customers", json.replace('\'', '"')));
    }

    private Reading tombstone(String key) {
        return reader.read(new RawRecord(
                "customers", 0, 5, Records.RECORD_MILLIS, key.getBytes(StandardCharsets.UTF_8), new byte[0]));
    }
}
