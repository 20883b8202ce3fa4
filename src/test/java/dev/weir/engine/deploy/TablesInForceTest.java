package dev.weir.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.RuleDraft;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TablesInForceTest {
    private static final String RATES = "\"fields\":{\"rate\":\"double\",\"name\":\"string\"},\"rows\":{\"USD\":"
            + "{\"rate\":0.92,\"name\":\"dollar\"}}";

    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);
    private RulebookMemory memory = new RulebookMemory();
    private long offset;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lookup('fx', transaction.currency).rat > 1           | unknown field 'rat' of table 'fx'; did you mean 'rate'?
            lookup('fx', transaction.currency).rate == 'x'       | '==' cannot compare double with string; convert one of them with string(...) or double(...)
            lookup('fx', transaction.currency).name > 5          | '>' cannot compare string with int; convert one of them with string(...) or int(...)
            lookup('fx', transaction.currency) > 5               | '>' cannot compare table 'fx' with int
            has(lookup('fx', transaction.currency).nam)          | unknown field 'nam' of table 'fx'; did you mean 'name'?
            lookup('vips', transaction.cardId).level > 5         | 'vips' is a list and no table, so there is nothing to look up in it: use inList("vips", ...), or push it as a table
            """)
    void aRuleThatAsksATableForWhatItDoesNotHaveIsRefusedAlsoAfterARestart(String when, String error) {
        table("fx", RATES);
        table("vips", "\"entries\":[\"card-1\"]");
        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        UpdateResult result = rule("r", when);

        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(result.answer().errors()).extracting(RuleError::message).containsExactly(error);
        assertThat(result.answer().errors()).extracting(RuleError::path).containsExactly("when");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lookup('fx', transaction.currency).rate * transaction.amount > 1000
            lookup('fx', transaction.currency).rate > 1 && lookup('fx', 'USD').name == 'dollar'
            orElse(lookup('fx', transaction.currency).rate, 1) > 2
            """)
    void aRuleThatAsksForWhatThereIsComesIntoForce(String when) {
        table("fx", RATES);

        UpdateResult result = rule("r", when);

        assertThat(result.answer().errors()).isEmpty();
        assertThat(result.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(result.answer().notes().warnings()).isEmpty();
    }

    @Test
    void aTableThatIsNotThereYetIsWarnedOfAndRefusedIfItDoesNotFitWhenItComes() {
        UpdateResult result = rule("r", "lookup('fx', transaction.currency).rate > 1.0");
        assertThat(result.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(result.answer().notes().warnings())
                .extracting(RuleError::message)
                .containsExactly("there is no list 'fx' yet; until it is pushed it holds nothing, and what the rule"
                        + " takes from its rows is checked only then");

        UpdateResult refused = table("fx", "\"fields\":{\"price\":\"double\"},\"rows\":{\"USD\":{\"price\":0.92}}");

        assertThat(refused.update()).isEmpty();
        assertThat(refused.answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(refused.answer().errors())
                .extracting(RuleError::message)
                .containsExactly(
                        "rule 'r', when: unknown field 'rate' of table 'fx'; known are 'price'; change it first");
        assertThat(memory.lists()).isEmpty();
        assertThat(table("fx", RATES).answer().kind()).isEqualTo(Kind.ACTIVE);
    }

    @Test
    void aTableWhoseNewVersionWouldBreakARuleIsRefusedAndTheOneBeforeStays() {
        table("fx", RATES);
        rule("r", "lookup('fx', transaction.currency).rate > 1.0");
        rule("other", "lookup('fx', transaction.currency).name == 'x'");
        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        UpdateResult typed = table(
                "fx",
                RATES.replace("\"rate\":\"double\"", "\"rate\":\"string\"").replace("0.92", "\"a\""));
        UpdateResult single = table("fx", "\"value\":\"double\",\"rows\":{\"USD\":1}");
        UpdateResult list = table("fx", "\"entries\":[\"USD\"]");

        assertThat(typed.answer().errors())
                .extracting(RuleError::message)
                .singleElement()
                .asString()
                .startsWith("rule 'r', when: '>' cannot compare string with double");
        assertThat(single.answer().errors()).hasSize(2);
        assertThat(list.answer().errors()).hasSize(2);
        assertThat(list.answer().notes().entries()).isEqualTo(1);
        assertThat(rule("third", "lookup('fx', transaction.currency).rate > 2.0")
                        .answer()
                        .kind())
                .isEqualTo(Kind.ACTIVE);
    }

    @Test
    void otherRowsAndFurtherFieldsComeIntoForce() {
        table("fx", RATES);
        rule("r", "lookup('fx', transaction.currency).rate > 1.0");

        assertThat(table("fx", RATES.replace("0.92", "0.93")).answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(table("fx", RATES.replace("0.92", "0.93")).answer().kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(table("fx", RATES.replace("\"name\":\"string\"", "\"name\":\"string\",\"more\":\"int\""))
                        .answer()
                        .kind())
                .isEqualTo(Kind.ACTIVE);
        assertThat(table("fx", "\"fields\":{\"rate\":\"int\"},\"rows\":{\"USD\":{\"rate\":1}}")
                        .answer()
                        .kind())
                .as("an int compares with a double as well")
                .isEqualTo(Kind.ACTIVE);
    }

    @Test
    void aRuleThatHidesTheNameOfATableBehindAnEscapeIsFoundAllTheSame() {
        String rule = RuleDraft.rule("r")
                .when("lookup('fx', transaction.currency).rate > 1.0")
                .outcome("BLOCK")
                .json();
        pushed("rules", "r", rule.replace("'fx'", "'\\u0066x'"));

        assertThat(table("fx", "\"entries\":[\"USD\"]").answer().kind()).isEqualTo(Kind.REJECTED);
    }

    private UpdateResult rule(String id, String when) {
        return pushed(
                "rules", id, RuleDraft.rule(id).when(when).outcome("BLOCK").json());
    }

    private UpdateResult table(String name, String content) {
        return pushed("lists", name, "{\"name\":\"" + name + "\"," + content + "}");
    }

    private UpdateResult pushed(String topic, String key, String value) {
        RawRecord record = new RawRecord(
                topic, 0, offset++, 0, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
        return keeper.check(record, memory, 0).orElseThrow();
    }
}
