package dev.weir.engine;

import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.ChangeOrigin;
import dev.weir.events.StockChange;
import dev.weir.events.answer.Decision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which changes of stock are the same, and which of two came first. */
class SameChangeTest {
    private static final long SECOND = 1_772_445_600_000L;
    private static final String REORDER = """
            id: reorder
            version: 1
            on: inventory
            when: inventory.available <= 5
            then: {outcome: REORDER}
            """;
    private static final String BACK = """
            id: back
            version: 1
            by: [%s]
            pattern:
              within: 1h
              stages:
                - {name: gone, on: inventory, where: inventory.available == 0}
                - {name: again, on: inventory, where: inventory.available > 0}
            then: {outcome: BACK}
            """;

    private final WholeEngine engine = new WholeEngine();

    @Test
    void bothChangesOfOneSecondAreDecided() {
        engine.push("reorder", REORDER);

        assertThat(outcomes(level(20), level(3), level(2))).containsExactly("REORDER", "REORDER");
    }

    @Test
    void aLevelThatComesBackWithinTheSecondIsAnotherChangeIfItsRecordIsAnother() {
        engine.push("reorder", REORDER);
        List<String> ids = new ArrayList<>();
        int offset = 0;
        for (long available : new long[] {20, 3, 20, 3}) {
            engine.happens(level(available).from(ChangeOrigin.ofRecord(0, offset++)))
                    .forEach(decision -> ids.add(decision.decisionId()));
        }

        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aLevelThatComesBackAtPositionsOfItsOwnIsAnotherChangeAndSentAgainItIsNot() {
        engine.push("reorder", REORDER);
        StockChange third = level(20).from(position(3));
        StockChange fourth = level(3).from(position(4));

        assertThat(outcomes(level(20).from(position(1)), level(3).from(position(2)), third, fourth, third, fourth))
                .hasSize(2);
    }

    @Test
    void severalChangesOfARowAtOnePositionAreToldApartByTheirFigures() {
        engine.push("reorder", REORDER);
        List<Decision> one = engine.happens(level(3).from(position(7)));
        List<Decision> two = engine.happens(level(2).from(position(7)));

        assertThat(two).hasSize(1);
        assertThat(two.get(0).decisionId()).isNotEqualTo(one.get(0).decisionId());
        assertThat(two.get(0).isCorrection()).isFalse();
    }

    @Test
    void aChangeThatComesAgainIsDecidedOnceByItsContent() {
        engine.push("reorder", REORDER);

        assertThat(outcomes(level(3).from(ChangeOrigin.ofRecord(0, 1)), level(3).from(ChangeOrigin.ofRecord(0, 2))))
                .containsExactly("REORDER");
    }

    @Test
    void aChangeThatComesAgainIsDecidedOnceByItsPositionWhateverItsTime() {
        engine.push("reorder", REORDER);
        StockChange again = new StockChange("s-1", "eu", SECOND + 700, false, 3, 0, 9.5);

        assertThat(outcomes(level(3).from(position(7)), again.from(position(7))))
                .containsExactly("REORDER");
    }

    @Test
    void aPatternOnInventoryFiresBesideAnotherRuleOnInventory() {
        engine.push("back", BACK.formatted("sku"));
        engine.push("back-here", BACK.formatted("sku, warehouse").replace("id: back", "id: back-here"));
        engine.push("reorder", REORDER.replace("<= 5", "< 100"));

        engine.happens(level(0));
        List<Decision> decided = engine.happens(level(12));

        assertThat(decided).hasSize(1);
        assertThat(decided.get(0).trigger().id()).isEqualTo("s-1/eu/1772445600000/12/0/9.5");
        assertThat(decided.get(0).reasons())
                .extracting(reason -> reason.rule())
                .containsExactlyInAnyOrder("back", "back-here", "reorder");
        assertThat(decided.get(0).reasons().stream()
                        .filter(reason -> reason.rule().equals("back"))
                        .findFirst()
                        .orElseThrow()
                        .matched()
                        .get("gone"))
                .containsExactly("s-1/eu/1772445600000/0/0/9.5");
    }

    @Test
    void anOlderPositionOfTheSameSecondDoesNotTakeTheNewerOnesPlace() {
        engine.push("low", """
                id: low
                version: 1
                on: click
                when: stock.available <= 5
                then: {outcome: LOW}
                """);
        engine.happens(level(3).from(position(100)));
        engine.happens(level(20).from(position(99)));

        assertThat(engine.happens(visit("e-1").of("s-1").event())).hasSize(1);
    }

    @Test
    void theRowsOfASnapshotShareAPositionAndAreDifferentChanges() {
        engine.push("reorder", REORDER);
        StockChange elsewhere = new StockChange("s-1", "us", SECOND, false, 2, 0, 9.5);

        assertThat(outcomes(level(3).from(position(7)), elsewhere.from(position(7))))
                .hasSize(2);
    }

    private List<String> outcomes(StockChange... changes) {
        List<String> outcomes = new ArrayList<>();
        for (StockChange change : changes) {
            engine.happens(change).forEach(decision -> outcomes.add(decision.outcome()));
        }
        return outcomes;
    }

    private static StockChange level(long available) {
        return new StockChange("s-1", "eu", SECOND, false, available, 0, 9.5);
    }

    private static ChangeOrigin position(long lsn) {
        return ChangeOrigin.ofSource("lsn/" + lsn);
    }
}
