package dev.weir.io.event;

import static dev.weir.io.Records.INVENTORY;
import static dev.weir.io.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.ChangeOrigin;
import dev.weir.events.StockChange;
import dev.weir.io.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a change of stock stands in its source's log. */
final class SourcePositionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'connector':'postgresql','txId':556,'lsn':24023128,'xmin':null                     | lsn/24023128
            'lsn':'24023128'                                                                   | lsn/24023128
            'connector':'mysql','file':'mysql-bin.000003','pos':154,'row':1,'gtid':null        | mysql-bin.000003/154/1
            'file':'mysql-bin.000003','pos':154                                                | mysql-bin.000003/154/0
            'connector':'oracle','scn':'2122185','commit_scn':'2122190','rs_id':'0x12.01','ssn':1 | scn/2122185/0x12.01/1
            'scn':null,'commit_scn':'2122190'                                                  | commit_scn/2122190
            'change_lsn':'00000027:00000ac0:0002','commit_lsn':'00000027:00000ac0:0003','event_serial_no':2 | commit_lsn/00000027:00000ac0:0003/00000027:00000ac0:0002/2
            'pos':154                                                                          | pos/154/0
            """)
    void thePositionIsThatOfTheConnector(String source, String position) {
        assertThat(origin("{'op':'u','ts_ms':9,'after':{'sku':'s'},'source':{'ts_ms':5," + source + "}}"))
                .isEqualTo(ChangeOrigin.ofSource(position));
    }

    @Test
    void theRowsOfASnapshotHaveThePositionAtWhichItWasTaken() {
        assertThat(origin("{'op':'r','after':{'sku':'s'},'source':{'snapshot':'true','ts_ms':5,'lsn':77}}"))
                .isEqualTo(ChangeOrigin.ofSource("lsn/77"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'sku':'s','__lsn':77}", "{'__op':'u','__source_lsn':'77','sku':'s','__table':'stock'}"})
    void aFlattenedRecordHasThePositionThatItWasToldToKeep(String json) {
        assertThat(origin(json)).isEqualTo(ChangeOrigin.ofSource("lsn/77"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'lsn':null",
                "'lsn':0",
                "'lsn':{'a':1}",
                "'lsn':''",
                "'file':'','pos':0",
                "'file':'a b'",
                "'file':'a/b','row':0",
                "'lsn':7,'lsn':'\\u0007'",
                "'name':'x'"
            })
    void whatIsNoPositionLeavesTheRecordToTellAChangeFromAnother(String source) {
        assertThat(origin("{'op':'u','after':{'sku':'s'},'source':{" + source + "}}"))
                .isEqualTo(ChangeOrigin.ofRecord(0, 0));
    }

    @Test
    void aPositionIsBounded() {
        String longest = "7".repeat(SourcePosition.MAX_CHARS);

        assertThat(origin("{'op':'u','after':{'sku':'s'},'source':{'lsn':'" + longest + "'}}"))
                .isEqualTo(ChangeOrigin.ofSource("lsn/" + longest));
        assertThat(origin("{'op':'u','after':{'sku':'s'},'source':{'lsn':'" + longest + "7'}}"))
                .isEqualTo(ChangeOrigin.ofRecord(0, 0));
    }

    private static ChangeOrigin origin(String json) {
        StockChange change =
                (StockChange) Records.accepted(Records.reader().read(record(INVENTORY, json.replace('\'', '"'))));
        return change.origin();
    }
}
