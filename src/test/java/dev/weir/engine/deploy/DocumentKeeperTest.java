package dev.weir.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Bytes;
import dev.weir.engine.Documented;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.trial.Trial;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.answer.RuleStatus.Kind;
import dev.weir.events.record.Push;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.rules.document.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DocumentKeeperTest {
    private final DocumentKeeper keeper = new DocumentKeeper(Documented.documents(), rules(), List.of(new Notes()));
    private RulebookMemory memory = new RulebookMemory();

    /** A kind of documents that may say anything but "no", and that go only where a reason is in force too. */
    private static final class Notes implements DocumentKind {
        @Override
        public String name() {
            return "notes";
        }

        @Override
        public Effect effect(String id, Optional<Node> document, RulebookMemory memory) {
            boolean needed = document.isEmpty() && memory.documents().containsKey("notes/needs-all");
            boolean refused = document.filter(note -> note instanceof Node.Fields fields
                            && fields.values().get("text") instanceof Node.Text text
                            && text.value().equals("no"))
                    .isPresent();
            List<RuleError> errors = needed || refused ? List.of(RuleError.at("text", "not so")) : List.of();
            return new Effect(errors, List.of(RuleError.at("text", "so be it")));
        }
    }

    @Test
    void aGoodDocumentComesIntoForceAndStartsAnEpoch() {
        UpdateResult result = push("notes/a", note("notes/a", 3, "yes"));

        assertThat(result.update()).contains(new RulebookUpdate.PutDocument(1, "notes/a", note("notes/a", 3, "yes")));
        assertThat(result.answer())
                .extracting(RuleStatus::rule, RuleStatus::version, RuleStatus::kind, RuleStatus::epoch)
                .containsExactly("notes/a", 3L, Kind.ACTIVE, 1L);
        assertThat(result.answer().notes().warnings()).containsExactly(RuleError.at("text", "so be it"));
    }

    @Test
    void theSameVersionIsUnchangedWithTheSameContentAndRefusedWithAnother() {
        push("notes/a", note("notes/a", 3, "yes"));

        assertThat(push("notes/a", " " + note("notes/a", 3, "yes")).answer().kind())
                .isEqualTo(Kind.UNCHANGED);
        assertThat(refusal("notes/a", note("notes/a", 3, "more")))
                .isEqualTo(
                        RuleError.at("version", "version 3 is in force with other content: write version 4 or higher"));
        assertThat(refusal("notes/a", note("notes/a", 2, "yes")))
                .isEqualTo(RuleError.at("version", "version 3 is in force: write version 4 or higher"));
        assertThat(push("notes/a", note("notes/a", 4, "more")).answer().epoch()).isEqualTo(2);
    }

    @Test
    void whatItsKindRefusesIsRefusedAndTheOneBeforeStays() {
        push("notes/a", note("notes/a", 1, "yes"));

        assertThat(refusal("notes/a", note("notes/a", 2, "no"))).isEqualTo(RuleError.at("text", "not so"));
        assertThat(memory.documents().get("notes/a"))
                .isEqualTo(new RulebookMemory.HeldDocument(1, note("notes/a", 1, "yes"), 1));
    }

    @Test
    void aKeyThatIsNotTheIdAndAKindThatThereIsNotAreRefusedWithARemedy() {
        assertThat(refusal("notes/a", note("notes/b", 1, "yes")).message())
                .isEqualTo("the record's key is 'notes/a' and the document's id 'notes/b': use the id as the key");
        assertThat(refusal("note/a", note("note/a", 1, "yes")).message())
                .isEqualTo("there are no documents of the kind 'note'; did you mean 'notes'?; the id of a rule has no"
                        + " slash");
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsPlace() {
        RuleError error = refusal("notes/a", "{\"id\": \"notes/a\",\n \"version\": }");

        assertThat(error.line()).isEqualTo(2);
        assertThat(refusal("notes/a", "[]").message()).contains("the document's id ''");
    }

    @Test
    void aDocumentIsRemovedUnlessSomethingNeedsIt() {
        push("notes/a", note("notes/a", 1, "yes"));
        push("notes/needs-all", note("notes/needs-all", 1, "yes"));

        assertThat(remove("notes/a").answer().kind()).isEqualTo(Kind.REJECTED);
        memory.documents().remove("notes/needs-all");
        UpdateResult removed = remove("notes/a");

        assertThat(removed.update()).contains(new RulebookUpdate.RemoveDocument(3, "notes/a"));
        assertThat(removed.answer().kind()).isEqualTo(Kind.REMOVED);
        assertThat(memory.documents()).isEmpty();
        assertThat(remove("notes/a").update()).isEmpty();
    }

    @Test
    void noMoreThanSoManyAreInForceButThoseThatAreMayChange() {
        for (int i = 0; i < DocumentKeeper.MOST_DOCUMENTS; i++) {
            memory.documents().put("notes/n" + i, new RulebookMemory.HeldDocument(1, "{}", 1));
        }

        assertThat(refusal("notes/more", note("notes/more", 1, "yes")).message())
                .startsWith("there are 1000 documents that are no rules in force, and no more are allowed");
        assertThat(push("notes/n7", note("notes/n7", 2, "yes")).answer().kind()).isEqualTo(Kind.ACTIVE);
        remove("notes/n8");
        assertThat(push("notes/more", note("notes/more", 1, "yes")).answer().kind())
                .isEqualTo(Kind.ACTIVE);
    }

    @Test
    void itSurvivesARestartWithState() {
        push("notes/a", note("notes/a", 1, "yes"));

        memory = Bytes.there(new RulebookMemoryCodec(), memory);

        assertThat(memory.documents())
                .containsEntry("notes/a", new RulebookMemory.HeldDocument(1, note("notes/a", 1, "yes"), 1));
        assertThat(push("notes/a", note("notes/a", 1, "yes")).answer().kind()).isEqualTo(Kind.UNCHANGED);
    }

    @Test
    void itComesBackAfterAStartWithoutState() {
        String document = note("notes/a", 5, "yes");
        InForceEntry entry = new InForceEntry("notes/a", bytes(document), 5, 9, Push.UNKNOWN, "");

        UpdateResult restored = keeper.restore(entry, memory, 0);

        assertThat(restored.update()).contains(new RulebookUpdate.PutDocument(1, "notes/a", document));
        assertThat(push("notes/a", document).answer().kind()).isEqualTo(Kind.UNCHANGED);
    }

    private static RuleKeeper rules() {
        RuleValidator ofPushed = new RuleValidator(Documented.documents(), Documented.compiler());
        return new RuleKeeper(
                new SchemaInForce(ofPushed), ofPushed.ofWhatIsInForce(), Trial.under(SeriesLimits.DEFAULT));
    }

    private UpdateResult push(String key, String document) {
        return keeper.push(key, bytes(document), memory, 0);
    }

    private UpdateResult remove(String key) {
        return keeper.remove(key, memory, 0);
    }

    private RuleError refusal(String key, String document) {
        UpdateResult result = push(key, document);
        assertThat(result.update()).isEmpty();
        assertThat(result.answer().kind()).isEqualTo(Kind.REJECTED);
        return result.answer().errors().get(0);
    }

    private static String note(String id, long version, String text) {
        return "{\"id\": \"" + id + "\", \"version\": " + version + ", \"text\": \"" + text + "\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
