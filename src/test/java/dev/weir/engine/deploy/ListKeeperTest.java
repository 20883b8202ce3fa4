package dev.weir.engine.deploy;

import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.topic.RulebookTopics;
import dev.weir.engine.message.RulebookUpdate.PutList;
import dev.weir.engine.message.RulebookUpdate.RemoveList;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.RuleDraft;
import dev.weir.rules.list.ListEntries;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListKeeperTest {
    private final RulebookKeeper keeper =
            new RulebookKeeper(Documented.documents(), Documented.compiler(), RulebookTopics.DEFAULT);
    private RulebookMemory memory = new RulebookMemory();
    private long offset;

    @Test
    void aListStartsAnEpochAndIsAnsweredWithItsNumberOfEntries() {
        UpdateResult result = list("ips", "\"a\",\"b\",\"a\"");

        assertThat(result.update()).contains(new PutList(1, "ips", ListEntries.of(List.of("a", "b"))));
        assertThat(result.answer().rule()).isEqualTo("list:ips");
        assertThat(result.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(result.answer().epoch()).isEqualTo(1);
        assertThat(result.answer().notes().entries()).isEqualTo(2);
    }

    @Test
    void aListWhoseEntriesARuleInForceCannotFindIsTakenWithAWarningThatNamesTheRule() {
        push("asks", "inNetworks('ips', transaction.ip)");
        push("other", "transaction.amount > 5.0");

        UpdateResult result = list("ips", "\"a\",\"203.0.113.0/24\"");

        assertThat(result.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(result.answer().notes().entries()).isEqualTo(2);
        assertThat(result.answer().notes().warnings())
                .singleElement()
                .extracting(RuleError::message)
                .asString()
                .startsWith(
                        "rule 'asks', when: the list 'ips' holds what is neither a network nor an address, such as 'a'");
        assertThat(list("ips", "\"203.0.113.7\"").answer().notes().warnings()).isEmpty();
    }

    @Test
    void anEntryThatLooksLikeAnAddressAndIsNoneIsTakenWithAWarning() {
        UpdateResult result = list("ips", "\"203.0.113.8\",\"999.2.3.4\"");

        assertThat(result.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(result.answer().notes().warnings())
                .singleElement()
                .extracting(RuleError::message)
                .asString()
                .startsWith("the entry '999.2.3.4' looks like an address or a network and is none");
    }

    @Test
    void ofFiftyRulesThatNameAListIsItSaid() {
        for (int i = 0; i < TableChecks.MOST_RULES + 1; i++) {
            push("r" + i, "inNetworks('ips', transaction.ip)");
        }
        assertThat(list("ips", "\"a\"").answer().notes().warnings()).hasSize(TableChecks.MOST_RULES);
    }

    @Test
    void rulesThatDoNotNameAListTakeNoneOfTheFiftyPlaces() {
        for (int i = 0; i < TableChecks.MOST_RULES; i++) {
            memory.hold("a" + i, new RulebookMemory.Held(1, "{}"));
        }
        push("r", "inNetworks('ips', transaction.ip)");

        assertThat(list("ips", "\"a\"").answer().notes().warnings()).hasSize(1);
    }

    @Test
    void aRuleThatHidesTheNameOfAListBehindAnEscapeIsWarnedAllTheSame() {
        String hidden = RuleDraft.rule("r")
                .when("inNetworks('ips', transaction.ip)")
                .outcome("BLOCK")
                .json()
                .replace("'ips'", "'\\u0069ps'");
        assertThat(keeper.check(Documented.pushed(offset++, "r", hidden), memory, 0)
                        .orElseThrow()
                        .answer()
                        .kind())
                .isEqualTo(Kind.ACTIVE);

        assertThat(list("ips", "\"a\"").answer().notes().warnings()).hasSize(1);
    }

    private void push(String id, String when) {
        RawRecord rule = Documented.pushed(
                offset++, id, RuleDraft.rule(id).when(when).outcome("BLOCK").json());
        assertThat(keeper.check(rule, memory, 0).orElseThrow().answer().kind()).isEqualTo(Kind.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0000007B00", "00007B00", "FEFF", "FFFE0000", "7B", "EFBBBF", "C0AF", "7B22656E7472696573223A"})
    void whateverBytesComeTheyAreAnsweredAndTheListBeforeStays(String hex) {
        list("ips", "\"a\"");

        UpdateResult result = keeper.check(
                        new RawRecord(
                                "lists",
                                0,
                                offset++,
                                0,
                                new byte[] {'i', 'p', 's'},
                                HexFormat.of().parseHex(hex)),
                        memory,
                        0)
                .orElseThrow();

        assertThat(result.update()).isEmpty();
        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(result.answer().errors()).isNotEmpty();
        assertThat(result.answer().notes().entries()).isEqualTo(1);
    }

    @Test
    void theSameEntriesAgainStartNoEpochAlsoAfterARestart() {
        list("ips", "\"a\",\"b\"");
        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        UpdateResult result = list("ips", "\"b\",\"a\"");

        assertThat(result.update()).isEmpty();
        assertThat(result.answer().kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(list("ips", "\"b\"").answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(memory.epoch()).isEqualTo(2);
    }

    @Test
    void aRuleThatAsksAListForWhatItNeverFindsThereIsWarnedAlsoAfterARestart() {
        list("nets", "\"10.0.0.0/8\",\"2001:db8::/32\"");
        list("names", "\"198.51.100.7\",\"card-1\"");
        memory = Bytes.there(new RulebookMemoryCodec(), memory);
        String when = "inList('nets', transaction.ip) || inNetworks('names', transaction.ip)";

        UpdateResult result = pushed(
                "rules", "r", RuleDraft.rule("r").when(when).outcome("BLOCK").json());

        assertThat(result.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(result.answer().notes().warnings())
                .extracting(RuleError::message)
                .containsExactly(
                        "the list 'names' holds what is neither a network nor an address, such as 'card-1', which"
                                + " inNetworks never finds: write 203.0.113.0/24 or 203.0.113.7, or use inList");
    }

    @Test
    void aRuleThatAsksAListForWhatItHoldsIsNotWarned() {
        list("nets", "\"10.0.0.0/8\",\"198.51.100.7\"");
        list("names", "\"198.51.100.7\",\"card-1\"");
        String when = "inNetworks('nets', transaction.ip) || inList('names', transaction.ip)";

        assertThat(pushed(
                                "rules",
                                "r",
                                RuleDraft.rule("r").when(when).outcome("BLOCK").json())
                        .answer()
                        .notes()
                        .warnings())
                .isEmpty();
    }

    @Test
    void aTombstoneRemovesAList() {
        list("ips", "\"a\"");

        assertThat(pushed("lists", "ips", "").update()).contains(new RemoveList(2, "ips"));
        assertThat(pushed("lists", "ips", "").update()).isEmpty();
        assertThat(pushed("lists", "ips", "").answer().kind()).isEqualTo(Kind.REMOVED);
    }

    @Test
    void aBadListIsAnsweredAndTheOneBeforeStays() {
        list("ips", "\"a\"");

        UpdateResult result = list("ips", "5");

        assertThat(result.update()).isEmpty();
        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        assertThat(result.answer().errors()).extracting(RuleError::path).containsExactly("entries[0]");
        assertThat(result.answer().notes().entries()).isEqualTo(1);
        assertThat(list("ips", "\"a\"").answer().kind()).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void aNameThatIsNotTheKeyIsRefused() {
        UpdateResult result = pushed("lists", "ips", "{\"name\":\"cards\",\"entries\":[]}");

        assertThat(result.answer().errors())
                .containsExactly(RuleError.at(
                        "name", "the record's key is 'ips' and the list's name 'cards': use the name as the key"));
        assertThat(result.answer().rule()).isEqualTo("list:ips");
    }

    @Test
    void aListAndARuleOfOneNameDoNotMeet() {
        pushed("rules", "a", always("a", 1, "BLOCK"));
        list("a", "\"x\"");
        pushed("lists", "a", "");

        assertThat(memory.inForce()).containsOnlyKeys("a");
        assertThat(memory.lists()).isEmpty();
    }

    @Test
    void aRuleThatAsksAListWhichIsNotThereIsAcceptedWithAWarning() {
        list("blocked-ips", "\"a\"");

        UpdateResult result = pushed("rules", "r", asking("blockd-ips", 1));

        assertThat(result.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(result.answer().notes().warnings())
                .containsExactly(RuleError.at(
                        "when",
                        "there is no list 'blockd-ips' yet; did you mean 'blocked-ips'?; until it is pushed it holds"
                                + " nothing"));
        assertThat(pushed("rules", "r", asking("blocked-ips", 2))
                        .answer()
                        .notes()
                        .warnings())
                .isEmpty();
    }

    @Test
    void aPatternWhoseMatchesWaitIsAcceptedWithAWarning() {
        UpdateResult result = pushed(
                "rules",
                "r",
                "{\"id\": \"r\", \"version\": 1, \"pattern\": {\"within\": \"1m\", \"order\": \"eventTime\","
                        + " \"stages\": [{\"name\": \"a\", \"on\": \"click\"}, {\"name\": \"b\", \"on\": \"click\"}]},"
                        + " \"then\": {\"outcome\": \"BLOCK\"}}");
        assertThat(result.answer().kind()).isEqualTo(Kind.ACTIVE);
        assertThat(result.answer().notes().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("pattern");
            assertThat(warning.message()).contains("late and by itself");
        });
    }

    private static String asking(String list, int version) {
        return RuleDraft.rule("r")
                .version(version)
                .when("inList('" + list + "', transaction.ip)")
                .outcome("BLOCK")
                .json();
    }

    @Test
    void anEndThatWasLikelierMeantInSecondsIsWarnedOf() {
        String list = "{\"name\":\"ips\",\"entries\":[\"a\",\"b\"],\"until\":{\"b\":%s}}";

        assertThat(pushed("lists", "ips", list.formatted("1772445600"))
                        .answer()
                        .notes()
                        .warnings())
                .containsExactly(RuleError.at(
                        "until",
                        "as milliseconds, 1772445600 is a day in 1970; if it is in seconds, write 1772445600000, or an"
                                + " instant such as 2026-03-01T00:00:00Z"));
        assertThat(pushed("lists", "ips", list.formatted("1772445600000"))
                        .answer()
                        .notes()
                        .warnings())
                .isEmpty();
    }

    private UpdateResult list(String name, String entries) {
        return pushed("lists", name, "{\"name\":\"" + name + "\",\"entries\":[" + entries + "]}");
    }

    private UpdateResult pushed(String topic, String key, String value) {
        RawRecord record = new RawRecord(
                topic, 0, offset++, 0, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
        Optional<UpdateResult> result = keeper.check(record, memory, 0);
        return result.orElseThrow();
    }
}
