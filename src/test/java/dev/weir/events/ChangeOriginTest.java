package dev.weir.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangeOriginTest {

    @ParameterizedTest
    @CsvSource({
        "lsn/99, lsn/100",
        "lsn/100, lsn/101",
        "mysql-bin.000003/900/0, mysql-bin.000004/4/0",
        "mysql-bin.999999/900/0, mysql-bin.1000000/4/0",
        "mysql-bin.000003/900/0, mysql-bin.000003/900/1",
        "mysql-bin.000003/900/0, mysql-bin.000003/1542/0",
        "00000027:000000a0:0002, 00000027:00000ac0:0001",
        "scn/5, scn/5/1"
    })
    void positionsSortAsTheSourceWroteThem(String earlier, String later) {
        assertThat(ChangeOrigin.ofSource(earlier).isBefore(ChangeOrigin.ofSource(later)))
                .isTrue();
        assertThat(ChangeOrigin.ofSource(later).isBefore(ChangeOrigin.ofSource(earlier)))
                .isFalse();
        assertThat(ChangeOrigin.ofSource(later).isBefore(ChangeOrigin.ofSource(later)))
                .isFalse();
    }

    @Test
    void whatHasNoPositionIsBeforeNothing() {
        assertThat(ChangeOrigin.ofRecord(0, 1).isBefore(ChangeOrigin.ofRecord(0, 2)))
                .isFalse();
        assertThat(ChangeOrigin.UNKNOWN.isBefore(ChangeOrigin.ofSource("lsn/1")))
                .isFalse();
        assertThat(ChangeOrigin.ofSource("lsn/1").isBefore(ChangeOrigin.UNKNOWN))
                .isFalse();
    }

    @Test
    void anOriginIsAPositionOrARecordOrBothOrNeither() {
        assertThat(ChangeOrigin.ofSource("lsn/1").inRecord(2, 7)).isEqualTo(new ChangeOrigin("lsn/1", 2, 7));
        assertThat(ChangeOrigin.UNKNOWN.inRecord(2, 7)).isEqualTo(ChangeOrigin.ofRecord(2, 7));
        assertThatThrownBy(() -> new ChangeOrigin("", 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChangeOrigin("", -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theIdOfAChangeIsItsPositionElseItsContent() {
        StockChange change = new StockChange("s-1", "eu", 5, false, 3, 1, Double.NaN);

        assertThat(change.id()).isEqualTo("s-1/eu/5/3/1");
        assertThat(change.from(ChangeOrigin.ofRecord(2, 7)).id()).isEqualTo(change.id());
        assertThat(change.from(ChangeOrigin.ofSource("lsn/24023128")).id()).isEqualTo("s-1/eu/lsn/24023128");
        assertThat(new StockChange("s-1", "", 5, true, 3, 1, 9.5).id()).isEqualTo("s-1//5/3/1/9.5/deleted");
    }
}
