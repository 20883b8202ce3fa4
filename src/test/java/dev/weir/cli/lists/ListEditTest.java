package dev.weir.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a list when one entry comes or goes. */
final class ListEditTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void whatEndedADayAgoGoesWithTheNextChangeAndWhatEndedLaterStays() throws IOException {
        String list = "{'name':'l','entries':['a','b','c','d'],'until':{'a':'2026-03-01T10:00:00Z',"
                + "'b':'2026-03-01T10:00:00.001Z','c':" + (NOW.toEpochMilli() - 86_400_000) + "}}";

        assertThat(applied(new ListEdit.Add("e", Optional.empty(), Optional.empty()), list))
                .isEqualTo(json("{'name':'l','entries':['b','d','e'],'until':{'b':'2026-03-01T10:00:00.001Z'}}"));
    }

    @Test
    void anEntryThatIsAddedAgainHasTheNewEndOrNone() throws IOException {
        String list = "{'name':'l','entries':['a'],'until':{'a':'2026-03-05T10:00:00Z'}}";

        assertThat(applied(new ListEdit.Add("a", Optional.empty(), Optional.of(NOW)), list))
                .isEqualTo(json("{'name':'l','entries':['a'],'until':{'a':'2026-03-02T10:00:00Z'}}"));
        assertThat(applied(new ListEdit.Add("a", Optional.empty(), Optional.empty()), list))
                .isEqualTo(json("{'name':'l','entries':['a']}"));
    }

    @Test
    void aRowThatGoesTakesItsEndAlong() throws IOException {
        String table = "{'name':'l','value':'int','rows':{'a':1,'b':2},'until':{'a':'2026-03-05T10:00:00Z'}}";

        assertThat(applied(new ListEdit.Remove("a"), table))
                .isEqualTo(json("{'name':'l','value':'int','rows':{'b':2}}"));
    }

    @Test
    void aListThatIsNotThereIsMadeAndNothingCanBeTakenOutOfIt() throws IOException {
        assertThat(new ListEdit.Add("a", Optional.empty(), Optional.empty()).applied("l", Optional.empty(), NOW))
                .isEqualTo(json("{'name':'l','entries':['a']}"));
        assertThatThrownBy(() -> new ListEdit.Remove("a").applied("l", Optional.empty(), NOW))
                .hasMessageContaining("'a' is no entry");
    }

    @Test
    void whatIsOnTheTopicAndIsNoListIsNotChanged() {
        for (String broken : new String[] {
            "{'name':'l','rows':['a']}",
            "{'name':'l','entries':'a'}",
            "{'name':'l','entries':{'a':1}}",
            "{'name':'l','entries':['a'],'until':['a']}",
            "{'name':'l','entries':null}",
            "['a']",
            "'a'"
        }) {
            assertThatThrownBy(() -> applied(new ListEdit.Add("a", Optional.empty(), Optional.of(NOW)), broken))
                    .as(broken)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(
                            "is no list, so no entry of it can be changed; push it as a whole with weir lists push");
        }
    }

    private static JsonNode applied(ListEdit edit, String list) throws IOException {
        return edit.applied("l", Optional.of(json(list)), NOW);
    }

    private static JsonNode json(String text) {
        return Output.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
