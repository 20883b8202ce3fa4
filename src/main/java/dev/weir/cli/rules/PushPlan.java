package dev.weir.cli.rules;

import dev.weir.cli.push.Change;
import dev.weir.cli.push.Change.Kind;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.events.answer.RuleError;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.FileError;
import dev.weir.io.document.SourceText;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.rule.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The changes that pushing files would make.
 *
 * @param changes for every rule that is in a file or on the topic
 * @param overtaken files that are behind the topic, which are passed over
 * @param off why the job has switched off rules that would otherwise be unchanged, by id
 * @param errors about versions that are not higher
 */
record PushPlan(List<Change> changes, List<Overtaken> overtaken, Map<String, String> off, List<FileError> errors) {
    /** Makes defensive copies. */
    PushPlan {
        changes = List.copyOf(changes);
        overtaken = List.copyOf(overtaken);
        off = Map.copyOf(off);
        errors = List.copyOf(errors);
    }

    /**
     * Compares files with the topic.
     *
     * @param owners whose rules are removed if they are in no file
     */
    static PushPlan of(List<RuleFile> files, RulesOnTopic topic, Set<String> owners) throws IOException {
        List<Change> changes = new ArrayList<>();
        List<Overtaken> overtaken = new ArrayList<>();
        Map<String, String> off = new HashMap<>();
        List<FileError> errors = new ArrayList<>();
        Set<String> inFiles = new HashSet<>();
        for (RuleFile file : files) {
            inFiles.add(file.id());
            Optional<Revision> latest = topic.latest(file.id());
            Kind kind = kind(file, latest, topic);
            changes.add(new Change(file.id(), file.version(), kind, DocumentForms.json(file.document())));
            if (kind == Kind.BEHIND) {
                overtaken.add(Overtaken.of(file, latest.orElseThrow(), topic));
            } else if (kind == Kind.CHANGED && mustGrow(file, latest.orElseThrow(), topic)) {
                errors.add(versionError(file, latest.orElseThrow()));
            }
            latest.flatMap(topic::offReason)
                    .filter(reason -> kind == Kind.OFF)
                    .ifPresent(reason -> off.put(file.id(), reason));
        }
        List<Revision> onTopic = new ArrayList<>(topic.latest());
        // Rules go before what they use.
        onTopic.sort(Comparator.comparing(Revision::id, DocumentIds.USED_FIRST.reversed()));
        for (Revision other : onTopic) {
            if (!inFiles.contains(other.id())) {
                boolean gone = owners.contains(other.text("owner", ""));
                changes.add(new Change(other.id(), other.version(), gone ? Kind.REMOVED : Kind.KEPT, ""));
            }
        }
        return new PushPlan(changes, overtaken, off, errors);
    }

    /** Returns a copy without the rules that are in no file and stay: a folder may be one of several. */
    PushPlan withoutOthers() {
        return new PushPlan(
                changes.stream().filter(change -> change.kind() != Kind.KEPT).toList(), overtaken, off, errors);
    }

    /** Returns what is told of a rule that is not pushed although its file asks for something else; empty for others. */
    Optional<String> told(String id) {
        return overtaken.stream()
                .filter(one -> one.file().id().equals(id))
                .findFirst()
                .map(Overtaken::sentence)
                .or(() -> Optional.ofNullable(off.get(id))
                        .map(reason -> reason + "; 'weir rules enable " + id + "' switches it on again"));
    }

    /** Returns the changes to be pushed. */
    List<Change> pushed() {
        return changes.stream().filter(change -> change.kind().isPushed()).toList();
    }

    /** Returns the number of changes of a kind. */
    long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    private static Kind kind(RuleFile file, Optional<Revision> latest, RulesOnTopic topic) {
        if (latest.isEmpty()) {
            return Kind.NEW;
        }
        if (!isSame(file, latest.get())) {
            return file.version() < latest.get().version() && mustGrow(file, latest.get(), topic)
                    ? Kind.BEHIND
                    : Kind.CHANGED;
        }
        if (topic.offReason(latest.get()).isPresent()) {
            return Kind.OFF;
        }
        return topic.isInForce(latest.get()) ? Kind.UNCHANGED : Kind.AGAIN;
    }

    private static boolean isSame(RuleFile file, Revision latest) {
        return latest.document().filter(file.document()::equals).isPresent();
    }

    /** Returns whether the version has to be higher; a version that the job refused may be used again. */
    private static boolean mustGrow(RuleFile file, Revision latest, RulesOnTopic topic) {
        boolean refused = topic.answer(file.id())
                .filter(answer -> answer.isRejection() && answer.version() == latest.version())
                .isPresent();
        return !refused && !isSame(file, latest) && file.version() <= latest.version();
    }

    private static FileError versionError(RuleFile file, Revision latest) throws IOException {
        String message = "version " + latest.version() + " is on the topic with other content; "
                + Versions.higher(latest.version());
        return FileError.of(
                file.path(), SourceText.of(Files.readAllBytes(file.path())), RuleError.at("version", message));
    }
}
