package dev.weir.engine.deploy;

import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.lint.RuleReview;
import dev.weir.rules.list.NamedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks updates of lists, as {@link RuleKeeper} does for rules. */
final class ListKeeper {
    private final DocumentReader reader;
    private final Optional<TableChecks> tables;

    private ListKeeper(DocumentReader reader, Optional<TableChecks> tables) {
        this.reader = reader;
        this.tables = tables;
    }

    /** Creates a keeper of pushed lists, which refuses a table with which a rule in force would no longer be valid. */
    static ListKeeper ofPushed(DocumentReader reader, RuleValidator inForce) {
        return new ListKeeper(reader, Optional.of(new TableChecks(inForce)));
    }

    /** Creates a keeper of lists that were in force before a restart. */
    static ListKeeper ofInForce(RuleValidator inForce) {
        return new ListKeeper(inForce.reader(), Optional.empty());
    }

    /** Removes a list. */
    UpdateResult remove(String name, RulebookMemory memory) {
        RulebookMemory.HeldList held = memory.lists().remove(name);
        if (held == null) {
            return new UpdateResult(Optional.empty(), status(name, RuleStatus.Kind.REMOVED, 0, memory));
        }
        memory.startEpoch(memory.epoch() + 1);
        return new UpdateResult(
                Optional.of(new RulebookUpdate.RemoveList(memory.epoch(), name)),
                status(name, RuleStatus.Kind.REMOVED, 0, memory));
    }

    /**
     * Puts a whole list into force; warns of what rules look for in a pushed one and cannot find, and of entries that are
     * probably not what they look like.
     */
    UpdateResult put(String key, byte[] text, RulebookMemory memory) {
        NamedList list;
        try {
            list = reader.readList(text);
        } catch (DocumentException e) {
            return rejected(key, e.errors(), memory);
        }
        if (!list.name().equals(key)) {
            RuleError error = RuleError.at(
                    "name",
                    "the record's key is '" + key + "' and the list's name '" + list.name()
                            + "': use the name as the key");
            return rejected(key.isEmpty() ? list.name() : key, List.of(error), memory);
        }
        List<RuleError> broken =
                tables.map(checks -> checks.broken(list, memory)).orElse(List.of());
        if (!broken.isEmpty()) {
            return rejected(key, broken, memory);
        }
        UpdateResult result = putUnwarned(key, list, memory);
        return tables.isEmpty() ? result : result.warning(warnings(list, tables.get(), memory));
    }

    private static List<RuleError> warnings(NamedList list, TableChecks checks, RulebookMemory memory) {
        List<RuleError> warnings =
                new ArrayList<>(checks.warnings(list.name(), list.entries().sample(), memory));
        list.entries().nearAddresses().ifPresent(warning -> warnings.add(RuleError.at("", warning)));
        warnings.addAll(RuleReview.ofEnds(list.entries()));
        return warnings;
    }

    private static UpdateResult putUnwarned(String key, NamedList list, RulebookMemory memory) {
        RulebookMemory.HeldList now = RulebookMemory.HeldList.of(list.entries());
        RulebookMemory.HeldList before = memory.lists().put(key, now);
        if (before != null && before.holds(list.entries())) {
            return new UpdateResult(Optional.empty(), status(key, RuleStatus.Kind.UNCHANGED, now.entries(), memory));
        }
        memory.startEpoch(memory.epoch() + 1);
        return new UpdateResult(
                Optional.of(new RulebookUpdate.PutList(memory.epoch(), key, list.entries())),
                status(key, RuleStatus.Kind.ACTIVE, now.entries(), memory));
    }

    /** Refuses a list; the one before stays in force, and the answer says how many entries it has. */
    static UpdateResult rejected(String name, List<RuleError> errors, RulebookMemory memory) {
        RulebookMemory.HeldList held = memory.lists().get(name);
        return new UpdateResult(
                Optional.empty(),
                new RuleStatus(
                        RuleStatus.LIST + name,
                        0,
                        RuleStatus.Kind.REJECTED,
                        errors,
                        memory.epoch(),
                        0,
                        RuleNotes.ofEntries(held == null ? 0 : held.entries())));
    }

    private static RuleStatus status(String name, RuleStatus.Kind kind, int entries, RulebookMemory memory) {
        return new RuleStatus(
                RuleStatus.LIST + name, 0, kind, List.of(), memory.epoch(), 0, RuleNotes.ofEntries(entries));
    }
}
