package dev.weir.engine;

import dev.weir.events.RawRecord;
import dev.weir.events.RuleError;
import dev.weir.events.RuleNotes;
import dev.weir.events.RuleStatus;
import dev.weir.rules.Compiled;
import dev.weir.rules.DocumentException;
import dev.weir.rules.DocumentReader;
import dev.weir.rules.NamedList;
import dev.weir.rules.Node;
import dev.weir.rules.Rule;
import dev.weir.rules.RuleCompiler;
import dev.weir.rules.RulePattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges updates of rules and lists: the one place where a document is read, checked and given an epoch. What it finds good goes on to
 * all rooms, what it does not ends here, and either way there is one answer per update.
 */
public final class RulebookKeeper {
    private final DocumentReader reader;
    private final RuleCompiler compiler;
    private final RulebookTopics topics;
    private final ListKeeper lists;

    /** With what it takes to read and check a document, and to tell what it is of. */
    public RulebookKeeper(DocumentReader reader, RuleCompiler compiler, RulebookTopics topics) {
        this.reader = reader;
        this.compiler = compiler;
        this.topics = topics;
        this.lists = new ListKeeper(reader);
    }

    /**
     * What became of one record of the topics of rules and lists.
     *
     * @param update what to tell all rooms; empty if nothing changes
     * @param answer what to tell whoever pushed it, once every room decides by it; its time is not set yet (0)
     */
    public record Ruling(Optional<RulebookUpdate> update, RuleStatus answer) {}

    /**
     * Judges a record.
     *
     * @return empty if it was judged before: a record is told from others by its partition and offset
     */
    public Optional<Ruling> judge(RawRecord record, RulebookMemory memory) {
        TopicPart part = new TopicPart(record.topic(), record.partition());
        if (record.offset() < memory.nextOffsets().getOrDefault(part, 0L)) {
            return Optional.empty();
        }
        memory.nextOffsets().put(part, record.offset() + 1);
        String key = new String(record.key(), StandardCharsets.UTF_8);
        boolean removes = record.value().length == 0;
        if (record.topic().equals(topics.lists())) {
            return Optional.of(removes ? lists.remove(key, memory) : lists.put(key, record.value(), memory));
        }
        return Optional.of(removes ? remove(key, memory) : put(key, record.value(), memory));
    }

    private static Ruling remove(String id, RulebookMemory memory) {
        RulebookMemory.Held held = memory.inForce().remove(id);
        if (held == null) {
            return answered(status(id, 0, RuleStatus.Kind.REMOVED, memory));
        }
        memory.startEpoch(memory.epoch() + 1);
        return new Ruling(
                Optional.of(new RulebookUpdate.Remove(memory.epoch(), id)),
                status(id, held.version(), RuleStatus.Kind.REMOVED, memory));
    }

    private Ruling put(String key, byte[] text, RulebookMemory memory) {
        Node document;
        try {
            document = reader.read(text);
        } catch (DocumentException e) {
            return rejected(key, 0, List.of(e.error()), memory);
        }
        Compiled compiled = compiler.compile(document);
        if (compiled instanceof Compiled.Rejected rejected) {
            return rejected(key.isEmpty() ? rejected.id() : key, rejected.version(), rejected.errors(), memory);
        }
        Rule rule = ((Compiled.Accepted) compiled).rule();
        return accept(key, rule, document, text, memory);
    }

    private Ruling accept(String key, Rule rule, Node document, byte[] text, RulebookMemory memory) {
        if (!key.equals(rule.id())) {
            RuleError error = RuleError.at(
                    "id",
                    "the record's key is '" + key + "' and the rule's id '" + rule.id() + "': use the id as the key");
            return rejected(key.isEmpty() ? rule.id() : key, rule.version(), List.of(error), memory);
        }
        RulebookMemory.Held held = memory.inForce().get(rule.id());
        if (held != null && rule.version() <= held.version()) {
            return rule.version() == held.version() && sameContent(held, document)
                    ? answered(status(rule.id(), rule.version(), RuleStatus.Kind.UNCHANGED, memory))
                    : rejected(rule.id(), rule.version(), List.of(versionDoesNotGrow(rule, held)), memory);
        }
        String stored = new String(text, StandardCharsets.UTF_8);
        memory.startEpoch(memory.epoch() + 1);
        String structure =
                rule.pattern().map(pattern -> pattern.compiled().id()).orElse("");
        PatternHistory patterns = patternsOf(rule, structure, Optional.ofNullable(held), memory.epoch());
        memory.inForce().put(rule.id(), new RulebookMemory.Held(rule.version(), stored, structure, patterns));
        return new Ruling(
                Optional.of(new RulebookUpdate.Put(memory.epoch(), rule.id(), stored, patterns)),
                status(rule.id(), rule.version(), kindOf(rule), memory)
                        .with(RuleNotes.NONE.withWarnings(missingLists(rule, memory))));
    }

    private static List<RuleError> missingLists(Rule rule, RulebookMemory memory) {
        List<RuleError> warnings = new ArrayList<>();
        new TreeMap<>(rule.lists()).forEach((list, path) -> {
            if (!memory.lists().containsKey(list)) {
                warnings.add(RuleError.at(
                        path,
                        "there is no list '" + list + "' yet"
                                + NamedList.advice(list, memory.lists().keySet())
                                + "; until it is pushed it holds nothing"));
            }
        });
        return warnings;
    }

    /** A pattern that keeps its structure keeps its open matches; another starts afresh, and may let them finish. */
    private static PatternHistory patternsOf(
            Rule rule, String structure, Optional<RulebookMemory.Held> held, long epoch) {
        if (structure.isEmpty()) {
            return PatternHistory.ALWAYS;
        }
        if (held.isPresent() && held.get().structure().equals(structure)) {
            return held.get().patterns();
        }
        boolean drains = rule.pattern().filter(RulePattern::drains).isPresent()
                && held.filter(before -> !before.structure().isEmpty()).isPresent();
        return drains
                ? held.orElseThrow()
                        .patterns()
                        .replacedAt(epoch, held.orElseThrow().document())
                : PatternHistory.startingAt(epoch);
    }

    private boolean sameContent(RulebookMemory.Held held, Node document) {
        try {
            return reader.read(held.document().getBytes(StandardCharsets.UTF_8)).equals(document);
        } catch (DocumentException e) {
            throw new IllegalStateException("a rule that is in force cannot be read any more", e);
        }
    }

    private static RuleError versionDoesNotGrow(Rule rule, RulebookMemory.Held held) {
        return RuleError.at(
                "version",
                "version " + held.version() + " is in force"
                        + (rule.version() == held.version() ? " with other content" : "") + ": write version "
                        + (held.version() + 1) + " or higher");
    }

    private static RuleStatus.Kind kindOf(Rule rule) {
        return switch (rule.mode()) {
            case LIVE -> RuleStatus.Kind.ACTIVE;
            case SHADOW -> RuleStatus.Kind.SHADOW;
            case OFF -> RuleStatus.Kind.OFF;
        };
    }

    private static Ruling rejected(String id, long version, List<RuleError> errors, RulebookMemory memory) {
        return answered(new RuleStatus(id, version, RuleStatus.Kind.REJECTED, errors, memory.epoch(), 0));
    }

    private static Ruling answered(RuleStatus status) {
        return new Ruling(Optional.empty(), status);
    }

    private static RuleStatus status(String id, long version, RuleStatus.Kind kind, RulebookMemory memory) {
        return new RuleStatus(id, version, kind, List.of(), memory.epoch(), 0);
    }
}
