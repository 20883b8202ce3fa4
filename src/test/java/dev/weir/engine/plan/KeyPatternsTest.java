package dev.weir.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Documented;
import dev.weir.events.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an event is asked before any pattern of its key is looked at. */
final class KeyPatternsTest {
    private static final String SMALL = "transaction.amount < 1.0";
    private static final String LARGE = "transaction.amount > 500.0";
    private final Rulebooks rulebooks = Documented.rulebooks();
    private long epoch;

    @Test
    void patternsThatBeginAlikeAskOnceWhateverComesThen() {
        push("a", stage("probe", SMALL), stage("hit", LARGE));
        push("b", stage("first", SMALL), stage("then", "transaction.amount > 700.0"));
        push("c", stage("large", LARGE), stage("small", SMALL));

        assertThat(asked()).containsExactlyInAnyOrder("2 of 1", "1 of 1");
    }

    @Test
    void aPatternWhoseFirstStageMayBeLeftOutAsksForTheNextOneToo() {
        push("a", stage("maybe", SMALL).replace("}", ", optional: true}"), stage("hit", LARGE));

        assertThat(asked()).containsExactly("1 of 2");
    }

    @Test
    void anEventThatCanOnlyGoOnWithAPatternIsAskedNothing() {
        push("a", stage("seen", "click.type == \"VIEW\"").replace("transaction", "click"), stage("hit", LARGE));

        assertThat(asked()).containsExactly("1 of 0");
    }

    @Test
    void everyPatternIsFoundAtItsPlace() {
        push("a", stage("probe", SMALL), stage("hit", LARGE));
        push("b", stage("large", LARGE), stage("small", SMALL));
        KeyPatterns patterns = patterns();

        assertThat(patterns.size()).isEqualTo(2);
        for (int place = 0; place < patterns.size(); place++) {
            assertThat(patterns.placeOf(patterns.get(place).id())).isEqualTo(place);
        }
        assertThat(patterns.placeOf("none")).isEqualTo(-1);
    }

    /** What keys hold under it is found by it after an upgrade. */
    @Test
    void theIdOfWhatIsSharedIsAContract() {
        push("a", stage("probe", SMALL), stage("hit", LARGE));
        push("b", stage("first", SMALL), stage("then", "transaction.amount > 700.0"));

        assertThat(patterns().starts()).extracting(PatternStart::sharedId).containsExactly("begun 5fd280eb2e1e5fe9");
    }

    private static String stage(String name, String where) {
        return "{\"name\": \"" + name + "\", \"on\": \"transaction\", \"where\": \"" + where.replace("\"", "\\\"")
                + "\"}";
    }

    private void push(String id, String... stages) {
        epoch++;
        String document = """
                {"id": "%s", "version": 1, "by": ["customerId"], "then": {"outcome": "BLOCK"},
                 "pattern": {"within": "5m", "stages": [%s]}}
                """.formatted(id, String.join(", ", stages).replace("optional", "\"optional\""));
        rulebooks.receive(Documented.put(epoch, id, document));
    }

    private KeyPatterns patterns() {
        return rulebooks.at(epoch).of(EventType.TRANSACTION).keys().get(0).patterns();
    }

    /** How many patterns ask how many conditions. */
    private List<String> asked() {
        List<String> asked = new ArrayList<>();
        for (PatternStart start : patterns().starts()) {
            asked.add(start.members() + " of " + start.conditions());
        }
        return asked;
    }
}
