package dev.weir.engine.deploy;

import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.Boundary;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Versions;
import dev.weir.text.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks updates of the documents on the topic of rules that are no rules, and keeps those in force. */
final class DocumentKeeper {
    /** The largest number of such documents in force. */
    static final int MOST_DOCUMENTS = 1_000;

    private final RuleKeeper rules;
    private final DocumentReader ofPushed;
    private final DocumentReader ofInForce;
    private final Map<String, DocumentKind> kinds = new TreeMap<>();

    /**
     * Creates a keeper of documents of these kinds.
     *
     * @param rules keeps the rules that a document may give another meaning
     */
    DocumentKeeper(DocumentReader reader, RuleKeeper rules, List<DocumentKind> kinds) {
        this.rules = rules;
        this.ofPushed = reader;
        this.ofInForce = reader.ofWhatIsInForce();
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /** Removes a document; refused while something in force needs it. */
    UpdateResult remove(String id, RulebookMemory memory, long nowMillis) {
        RulebookMemory.HeldDocument held = memory.documents().get(id);
        if (held == null) {
            return answered(new RuleStatus(id, 0, RuleStatus.Kind.REMOVED, List.of(), memory.epoch(), 0));
        }
        DocumentKind.Effect effect = effect(id, Optional.empty(), memory);
        if (!effect.errors().isEmpty()) {
            return RuleKeeper.rejected(id, held.version(), effect.errors(), memory);
        }
        memory.startEpoch(memory.epoch() + 1);
        memory.documents().remove(id);
        RuleStatus answer = new RuleStatus(id, held.version(), RuleStatus.Kind.REMOVED, List.of(), memory.epoch(), 0);
        return changed(new RulebookUpdate.RemoveDocument(memory.epoch(), id), answer, effect, memory, nowMillis);
    }

    /** Checks a pushed document and puts it into force. */
    UpdateResult push(String key, byte[] text, RulebookMemory memory, long nowMillis) {
        Node document;
        try {
            document = ofPushed.read(text);
        } catch (DocumentException e) {
            return RuleKeeper.rejected(key, 0, List.of(e.error()), memory);
        }
        long version = Versions.of(document);
        String id = DocumentIds.of(document);
        if (!id.equals(key)) {
            RuleError error = RuleError.at(
                    "id",
                    "the record's key is '" + key + "' and the document's id '" + id + "': use the id as the key");
            return RuleKeeper.rejected(key, version, List.of(error), memory);
        }
        RulebookMemory.HeldDocument held = memory.documents().get(id);
        if (held != null && version <= held.version()) {
            return version == held.version() && read(held).equals(document)
                    ? answered(new RuleStatus(id, version, RuleStatus.Kind.UNCHANGED, List.of(), memory.epoch(), 0))
                    : RuleKeeper.rejected(id, version, List.of(versionDoesNotGrow(version, held)), memory);
        }
        if (held == null && memory.documents().size() >= MOST_DOCUMENTS) {
            return RuleKeeper.rejected(id, version, List.of(tooMany()), memory);
        }
        return put(document, text, memory, nowMillis);
    }

    /**
     * Puts a document into force again that was in force before a restart without state: its version is not checked,
     * because it was accepted before.
     */
    UpdateResult restore(InForceEntry entry, RulebookMemory memory, long nowMillis) {
        try {
            return put(ofInForce.read(entry.document()), entry.document(), memory, nowMillis);
        } catch (DocumentException e) {
            return RuleKeeper.rejected(entry.key(), entry.version(), List.of(e.error()), memory);
        }
    }

    private UpdateResult put(Node document, byte[] utf8, RulebookMemory memory, long nowMillis) {
        String id = DocumentIds.of(document);
        long version = Versions.of(document);
        DocumentKind.Effect effect = effect(id, Optional.of(document), memory);
        if (!effect.errors().isEmpty()) {
            return RuleKeeper.rejected(id, version, effect.errors(), memory);
        }
        String text = new String(utf8, StandardCharsets.UTF_8);
        memory.startEpoch(memory.epoch() + 1);
        memory.documents().put(id, new RulebookMemory.HeldDocument(version, text, memory.epoch()));
        RuleStatus answer = new RuleStatus(id, version, RuleStatus.Kind.ACTIVE, List.of(), memory.epoch(), 0);
        return changed(new RulebookUpdate.PutDocument(memory.epoch(), id, text), answer, effect, memory, nowMillis);
    }

    /** Returns a change together with the rules that mean something else by it: no event meets one without the other. */
    private UpdateResult changed(
            RulebookUpdate update,
            RuleStatus answer,
            DocumentKind.Effect effect,
            RulebookMemory memory,
            long nowMillis) {
        List<RulebookUpdate> all = new ArrayList<>();
        all.add(update);
        effect.rules().forEach(rule -> all.add(rules.mean(rule, memory, nowMillis)));
        RuleStatus last =
                new RuleStatus(answer.rule(), answer.version(), answer.kind(), answer.errors(), memory.epoch(), 0);
        return new UpdateResult(
                Optional.of(RulebookUpdate.Batch.of(all)), last.with(RuleNotes.NONE.withWarnings(effect.warnings())));
    }

    private DocumentKind.Effect effect(String id, Optional<Node> document, RulebookMemory memory) {
        String name = DocumentIds.kindOf(id);
        DocumentKind kind = kinds.get(name);
        if (kind == null) {
            return refused("there are no documents of the kind '" + name + "'" + Spelling.advice(name, kinds.keySet())
                    + "; the id of a rule has no slash");
        }
        return Boundary.cross(() -> kind.effect(id, document, memory), DocumentKeeper::refused);
    }

    private static DocumentKind.Effect refused(String why) {
        return new DocumentKind.Effect(List.of(RuleError.at("id", why)), List.of());
    }

    private Node read(RulebookMemory.HeldDocument held) {
        try {
            return ofInForce.read(held.document().getBytes(StandardCharsets.UTF_8));
        } catch (DocumentException e) {
            throw new IllegalStateException("a document that is in force cannot be read any more", e);
        }
    }

    private static RuleError versionDoesNotGrow(long version, RulebookMemory.HeldDocument held) {
        return RuleError.at(
                "version",
                "version " + held.version() + " is in force" + (version == held.version() ? " with other content" : "")
                        + ": " + Versions.higher(held.version()));
    }

    private static RuleError tooMany() {
        return RuleError.at(
                "",
                "there are " + MOST_DOCUMENTS + " documents that are no rules in force, and no more are allowed: remove"
                        + " one first, or put several into one");
    }

    private static UpdateResult answered(RuleStatus status) {
        return new UpdateResult(Optional.empty(), status);
    }
}
