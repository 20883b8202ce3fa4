package dev.weir.io.row;

import static dev.weir.io.row.RuleRows.deleted;
import static dev.weir.io.row.RuleRows.envelope;
import static dev.weir.io.row.RuleRows.key;
import static dev.weir.io.row.RuleRows.ofRules;
import static dev.weir.io.row.RuleRows.row;
import static dev.weir.io.row.RuleRows.written;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.engine.deploy.InForceKeeper;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are rows of a table. */
final class RulesOfTableTest {
    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RuleRows.TOPICS);
    private final RulebookMemory memory = new RulebookMemory();

    private Optional<RuleStatus> said(RawRecord record) {
        return keeper.check(record, memory, 0).map(result -> {
            var unused = InForceKeeper.entry(record, result, memory); // as the operator does, which knows what is whose
            return result.answer();
        });
    }

    private Kind kind(RawRecord record) {
        return said(record).orElseThrow().kind();
    }

    private String refusal(RawRecord record) {
        RuleStatus said = said(record).orElseThrow();
        assertThat(said.kind()).isEqualTo(Kind.REJECTED);
        return said.errors().get(0).toString();
    }

    @Test
    void anInsertedRowIsAnsweredAsAPushIsAndADeletedOneRemovesTheRule() {
        assertThat(kind(written(0, 10, "a", always("a", 1, "BLOCK")))).isEqualTo(Kind.ACTIVE);
        assertThat(memory.inForce()).containsOnlyKeys("a");
        assertThat(kind(written(1, 11, "a", always("a", 1, "BLOCK")))).isEqualTo(Kind.UNCHANGED);
        assertThat(kind(deleted(2, 12, "a"))).isEqualTo(Kind.REMOVED);
        assertThat(said(ofRules(3, key("a"), ""))).isEmpty();
        assertThat(memory.inForce()).isEmpty();
    }

    @Test
    void aFaultInTheDocumentIsNamedWithItsPlaceAndTheVersionInForceStays() {
        assertThat(kind(written(0, 10, "a", always("a", 1, "BLOCK")))).isEqualTo(Kind.ACTIVE);

        RuleStatus said = said(written(1, 11, "a", always("a", 2, "BLOK"))).orElseThrow();

        assertThat(said.kind()).isEqualTo(Kind.REJECTED);
        assertThat(said.errors().get(0).path()).isEqualTo("then.outcome");
        assertThat(said.notes().push().place()).hasToString("rule-rows/0@1");
        assertThat(memory.inForce().get("a"))
                .extracting(RulebookMemory.Held::version)
                .isEqualTo(1L);
    }

    @Test
    void aRowThatIsNotEnabledIsNoRule() {
        String document = always("a", 1, "BLOCK");
        assertThat(kind(written(0, 10, "a", document))).isEqualTo(Kind.ACTIVE);
        assertThat(kind(ofRules(1, key("a"), envelope("u", 11, "null", row("a", document, false)))))
                .isEqualTo(Kind.REMOVED);
        assertThat(memory.inForce()).isEmpty();
        assertThat(kind(ofRules(2, key("a"), envelope("u", 12, "null", row("a", document, true)))))
                .isEqualTo(Kind.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"a","document":"D","enabled":true}
            {"id":"a","document":"D"}
            {"id":"a","document":"D","enabled":null,"added_later":7}
            {"payload":{"before":null,"after":{"id":"a","document":"D"},"source":{"lsn":4,"ts_ms":1795000000000},"op":"r"}}
            {"schema":{"type":"struct","fields":[]},"payload":{"after":{"id":"a","document":"D"},"op":"c","ts_ms":1795000000000}}
            {"id":"a","document":"D","__deleted":"false","__source_ts_ms":1795000000000,"__lsn":9}
            """)
    void rowsInAllFormsAreTaken(String value) {
        String document = always("a", 1, "BLOCK")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n");

        assertThat(kind(ofRules(0, key("a"), value.replace("D\"", document + "\""))))
                .isEqualTo(Kind.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"a","__deleted":"true"}
            {"before":{"id":"a","document":"{}"},"after":null,"op":"d","ts_ms":1795000000000}
            {"payload":{"before":{"id":"a"},"after":null,"op":"d","ts_ms":1795000000000}}
            """)
    void deletionsInAllFormsAreTaken(String value) {
        assertThat(kind(ofRules(0, key("a"), "{\"id\":\"a\",\"document\":" + quoted() + "}")))
                .isEqualTo(Kind.ACTIVE);
        assertThat(kind(ofRules(1, key("a"), value))).isEqualTo(Kind.REMOVED);
    }

    private static String quoted() {
        String row = row("a", always("a", 1, "BLOCK"), true);
        return row.substring(row.indexOf("\"document\":") + 11, row.indexOf(",\"enabled\""));
    }

    @Test
    void aConnectorThatWritesEarlierChangesAgainChangesNothing() {
        RawRecord[] story = {
            written(0, 10, "a", always("a", 1, "BLOCK")),
            deleted(1, 11, "a"),
            ofRules(2, key("a"), ""),
            written(3, 12, "a", always("a", 1, "REVIEW")),
        };
        for (RawRecord record : story) {
            said(record);
        }
        long epoch = memory.epoch();

        assertThat(said(written(4, 10, "a", always("a", 1, "BLOCK")))).isEmpty();
        assertThat(said(deleted(5, 11, "a"))).isEmpty();
        assertThat(said(ofRules(6, key("a"), ""))).isEmpty();
        assertThat(kind(written(7, 12, "a", always("a", 1, "REVIEW")))).isEqualTo(Kind.UNCHANGED);
        assertThat(memory.epoch()).isEqualTo(epoch);
    }

    @Test
    void ofADeletionThatCompactionHasTakenTheTombstoneIsEnough() {
        said(written(0, 10, "a", always("a", 1, "BLOCK")));

        assertThat(kind(ofRules(7, "{\"schema\":{},\"payload\":{\"id\":\"a\"}}", "")))
                .isEqualTo(Kind.REMOVED);
        assertThat(said(ofRules(8, "no JSON", ""))).isEmpty();
        assertThat(memory.inForce()).isEmpty();
    }

    @Test
    void whatIsOnTheTopicOfRulesIsNotTakenOverByARowNorTheOtherWay() {
        RawRecord pushed = Documented.pushed(0, "a", always("a", 1, "BLOCK"));
        assertThat(kind(pushed)).isEqualTo(Kind.ACTIVE);
        assertThat(refusal(written(0, 10, "a", always("a", 2, "BLOCK"))))
                .contains("'a' is in force from the topic 'rules'", "weir rules remove a");
        assertThat(refusal(deleted(1, 11, "a"))).contains("in force from the topic 'rules'");
        assertThat(kind(written(2, 12, "b", always("b", 1, "BLOCK")))).isEqualTo(Kind.ACTIVE);
        assertThat(refusal(Documented.pushed(1, "b", always("b", 2, "BLOCK"))))
                .contains("'b' is in force from a row of the table of rules (topic 'rule-rows')");
        assertThat(refusal(Documented.pushed(2, "b", ""))).contains("in force from a row");
        assertThat(memory.inForce()).containsOnlyKeys("a", "b");

        assertThat(kind(Documented.pushed(3, "a", ""))).isEqualTo(Kind.REMOVED);
        assertThat(kind(written(3, 13, "a", always("a", 2, "BLOCK")))).isEqualTo(Kind.ACTIVE);
    }

    @Test
    void aLargeDocumentThatDidNotChangeIsTheOneInForce() {
        said(written(0, 10, "a", always("a", 1, "BLOCK")));
        String unsent = envelope("u", 11, "null", row("a", "__debezium_unavailable_value", true));
        assertThat(kind(ofRules(1, key("a"), unsent))).isEqualTo(Kind.UNCHANGED);
        assertThat(kind(ofRules(2, key("a"), unsent.replace("true", "false").replace(":11,", ":12,"))))
                .isEqualTo(Kind.REMOVED);
        assertThat(refusal(ofRules(3, key("a"), unsent.replace(":11,", ":13,"))))
                .contains("REPLICA IDENTITY FULL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"a","document":"{"}                         | this cannot be read
            {"id":"a","document":"[1]"}                       |
            {"id":"a","document":null}                        | the row has no document
            {"id":"a"}                                        | the row has no document
            {"id":"a","document":{"id":"a"}}                  | document is
            {"id":"a","document":"{}","enabled":"perhaps"}    | enabled is
            {"document":"{}"}                                 | id is missing
            {"op":"t","before":null,"after":null}             | the table was truncated
            {"op":"c","after":                                | not JSON
            []                                                | not a JSON object
            {"op":"x","after":{"id":"a"}}                     | write c, u, r or d
            {"op":"u","before":{"id":"a","document":"{}"},"after":{"id":"b","document":"{}"}} | the row has got another id in one record
            """)
    void whatCannotBeTakenIsAnsweredAndWhatIsInForceStays(String value, String why) {
        said(ofRules(
                0,
                key("other"),
                "{\"id\":\"other\",\"document\":" + quoted().replace("\\\"a\\\"", "\\\"other\\\"") + "}"));
        assertThat(memory.inForce()).containsOnlyKeys("other");

        RuleStatus said = said(ofRules(1, key("a"), value)).orElseThrow();

        assertThat(said.kind()).isEqualTo(Kind.REJECTED);
        assertThat(said.rule()).isEqualTo("a");
        assertThat(said.errors().get(0).toString()).contains(why == null ? "" : why);
        assertThat(memory.inForce()).containsOnlyKeys("other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"ts_ms":1795000000000}
            {"status":"BEGIN","id":"571:1","event_count":null,"data_collections":null,"ts_ms":1795000000000}
            {"op":"m","message":{"prefix":"x"},"ts_ms":1795000000000}
            {"payload":null}
            """)
    void whatAConnectorSaysOfItselfIsPassedOver(String value) {
        assertThat(said(ofRules(0, key("a"), value))).isEmpty();
    }

    @Test
    void aDocumentOfTheLargestSizeIsTakenAlsoWithTheOneBeforeItAndOneByteMoreIsAnsweredAsElsewhere() {
        int most = 256 * 1024;
        String document = always("a", 1, "BLOCK");
        String padded = document + " ".repeat(most - document.length());
        assertThat(kind(ofRules(0, key("a"), envelope("u", 1, row("a", padded, true), row("a", padded, true)))))
                .isEqualTo(Kind.ACTIVE);
        assertThat(refusal(written(1, 2, "a", padded + " "))).contains("262145 bytes");
    }

    @Test
    void aRecordThatIsSetAsideIsAnsweredWithTheNameInItsKey() {
        assertThat(keeper.setAside(written(0, 1, "a", "{}"), "set aside", memory)
                        .orElseThrow()
                        .answer()
                        .rule())
                .isEqualTo("a");
    }
}
