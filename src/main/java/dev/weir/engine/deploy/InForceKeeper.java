package dev.weir.engine.deploy;

import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.model.HeldModels;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.rules.model.ModelIds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes entries of the topic of what is in force. */
public final class InForceKeeper {
    private InForceKeeper() {}

    /**
     * Returns the entry to write about a record once it was checked, if any; the memory knows which record brought what is
     * in force.
     */
    public static Optional<InForceEntry> entry(RawRecord record, UpdateResult result, RulebookMemory memory) {
        RulebookUpdate update = result.update()
                .map(all -> all instanceof RulebookUpdate.Batch batch
                        ? batch.updates().get(0)
                        : all)
                .orElse(null);
        String key = result.answer().rule();
        if (isRemoval(update)) {
            memory.sources().remove(key);
            return Optional.of(InForceEntry.gone(key));
        }
        if (ModelIds.isOne(key) && update != null) {
            HeldModels.Held held = memory.models().byId().get(key);
            if (held != null && held.offReason().isEmpty()) {
                memory.sources().put(key, result.answer().notes().push());
            }
            return model(key, memory);
        }
        if (update instanceof RulebookUpdate.PutDocument) {
            memory.sources().put(key, result.answer().notes().push());
            return document(key, memory);
        }
        if (update instanceof RulebookUpdate.Put put) {
            if (!put.switchedOff()) {
                memory.sources().put(key, result.answer().notes().push());
            }
            return entry(key, memory);
        }
        boolean sameList = result.answer().kind() == RuleStatus.Kind.UNCHANGED
                && result.answer().isOfList();
        if (update instanceof RulebookUpdate.PutList || sameList) {
            memory.sources().put(key, result.answer().notes().push());
            return Optional.of(new InForceEntry(
                    key,
                    record.value(),
                    0,
                    result.answer().epoch(),
                    result.answer().notes().push(),
                    ""));
        }
        return Optional.empty();
    }

    private static boolean isRemoval(@Nullable RulebookUpdate update) {
        return update instanceof RulebookUpdate.Remove
                || update instanceof RulebookUpdate.RemoveList
                || update instanceof RulebookUpdate.RemoveDocument;
    }

    /**
     * Returns the entries of all rules, models and other documents in force. Lists are left out, because the memory does not hold their documents.
     */
    public static List<InForceEntry> documents(RulebookMemory memory) {
        List<InForceEntry> entries = new ArrayList<>();
        memory.documents().keySet().forEach(id -> document(id, memory).ifPresent(entries::add));
        memory.inForce().keySet().forEach(id -> entry(id, memory).ifPresent(entries::add));
        memory.models().byId().keySet().forEach(id -> model(id, memory).ifPresent(entries::add));
        return entries;
    }

    private static Optional<InForceEntry> model(String id, RulebookMemory memory) {
        return memory.models()
                .find(id)
                .map(held -> new InForceEntry(
                        id,
                        held.document().getBytes(StandardCharsets.UTF_8),
                        held.version(),
                        held.sinceEpoch(),
                        memory.sources().getOrDefault(id, Push.UNKNOWN),
                        held.offReason()));
    }

    private static Optional<InForceEntry> document(String id, RulebookMemory memory) {
        return Optional.ofNullable(memory.documents().get(id))
                .map(held -> new InForceEntry(
                        id,
                        held.document().getBytes(StandardCharsets.UTF_8),
                        held.version(),
                        held.sinceEpoch(),
                        memory.sources().getOrDefault(id, Push.UNKNOWN),
                        ""));
    }

    private static Optional<InForceEntry> entry(String id, RulebookMemory memory) {
        return Optional.ofNullable(memory.inForce().get(id))
                .map(held -> new InForceEntry(
                        id,
                        held.document().getBytes(StandardCharsets.UTF_8),
                        held.version(),
                        held.sinceEpoch(),
                        memory.sources().getOrDefault(id, Push.UNKNOWN),
                        held.offReason()));
    }
}
