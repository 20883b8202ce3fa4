package dev.weir.operators;

import dev.weir.engine.decide.SubjectStateCodec;
import dev.weir.engine.dedup.DeduplicationEntryCodec;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import dev.weir.engine.guard.GuardTallyCodec;
import dev.weir.engine.guard.GuardsCodec;
import dev.weir.engine.guard.TallyNoteCodec;
import dev.weir.engine.guard.TallyReportCodec;
import dev.weir.engine.identity.SessionStateCodec;
import dev.weir.engine.join.DecisionPartCodec;
import dev.weir.engine.label.LabelStateCodec;
import dev.weir.engine.message.AcknowledgementCodec;
import dev.weir.engine.message.InForceEntryCodec;
import dev.weir.engine.message.RoutedCodec;
import dev.weir.engine.message.RulebookUpdateCodec;
import dev.weir.engine.message.SubjectMessageCodec;
import dev.weir.engine.profile.ProfileStateCodec;
import dev.weir.engine.train.ExampleCodec;
import dev.weir.engine.train.LabelledExampleCodec;
import dev.weir.engine.train.LearningCodec;
import dev.weir.engine.train.LessonCodec;
import dev.weir.engine.train.ModelChangeCodec;
import dev.weir.engine.train.PublicationCodec;
import dev.weir.engine.train.WaitingExamplesCodec;
import dev.weir.events.binary.Codec;
import dev.weir.events.binary.DeadLetterCodec;
import dev.weir.events.binary.DecisionCodec;
import dev.weir.events.binary.ListWriteCodec;
import dev.weir.events.binary.RawRecordCodec;
import dev.weir.events.binary.RuleStatusCodec;
import dev.weir.events.definition.EventCodec;
import dev.weir.features.series.SegmentCodec;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names under which savepoints refer to the codecs of what is stored in state and sent over the network, so that
 * classes can be moved and renamed. They are a contract, like the uids of operators: a name is never changed and never
 * reused.
 */
final class CodecNames {
    private static final Map<String, Class<? extends Codec<?>>> CODECS = Map.ofEntries(
            Map.entry("acknowledgement", AcknowledgementCodec.class),
            Map.entry("dead-letter", DeadLetterCodec.class),
            Map.entry("decision", DecisionCodec.class),
            Map.entry("decision-part", DecisionPartCodec.class),
            Map.entry("example", ExampleCodec.class),
            Map.entry("labelled-example", LabelledExampleCodec.class),
            Map.entry("learning", LearningCodec.class),
            Map.entry("lesson", LessonCodec.class),
            Map.entry("model-change", ModelChangeCodec.class),
            Map.entry("publication", PublicationCodec.class),
            Map.entry("waiting-examples", WaitingExamplesCodec.class),
            Map.entry("event", EventCodec.class),
            Map.entry("guard-tally", GuardTallyCodec.class),
            Map.entry("guards", GuardsCodec.class),
            Map.entry("label-state", LabelStateCodec.class),
            Map.entry("list-write", ListWriteCodec.class),
            Map.entry("ingested", IngestedCodec.class),
            Map.entry("in-force-entry", InForceEntryCodec.class),
            Map.entry("profile-state", ProfileStateCodec.class),
            Map.entry("raw-record", RawRecordCodec.class),
            Map.entry("routed", RoutedCodec.class),
            Map.entry("rule-status", RuleStatusCodec.class),
            Map.entry("rulebook-memory", RulebookMemoryCodec.class),
            Map.entry("rulebook-update", RulebookUpdateCodec.class),
            Map.entry("seen-event", DeduplicationEntryCodec.class),
            Map.entry("segment", SegmentCodec.class),
            Map.entry("session-state", SessionStateCodec.class),
            Map.entry("subject-message", SubjectMessageCodec.class),
            Map.entry("subject-state", SubjectStateCodec.class),
            Map.entry("tally-note", TallyNoteCodec.class),
            Map.entry("tally-report", TallyReportCodec.class));

    private static final Map<Class<?>, String> NAMES =
            CODECS.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    /** The class names that savepoints of 2026-11 contain instead, as they were then. */
    private static final Map<String, String> CLASSES_OF_2026_11 = Map.ofEntries(
            Map.entry("dev.weir.engine.AcknowledgementCodec", "acknowledgement"),
            Map.entry("dev.weir.events.DeadLetterCodec", "dead-letter"),
            Map.entry("dev.weir.events.DecisionCodec", "decision"),
            Map.entry("dev.weir.events.EventCodec", "event"),
            Map.entry("dev.weir.engine.GuardTallyCodec", "guard-tally"),
            Map.entry("dev.weir.engine.GuardsCodec", "guards"),
            Map.entry("dev.weir.engine.ProfileStateCodec", "profile-state"),
            Map.entry("dev.weir.events.RawRecordCodec", "raw-record"),
            Map.entry("dev.weir.engine.RoutedCodec", "routed"),
            Map.entry("dev.weir.events.RuleStatusCodec", "rule-status"),
            Map.entry("dev.weir.engine.RulebookMemoryCodec", "rulebook-memory"),
            Map.entry("dev.weir.engine.RulebookUpdateCodec", "rulebook-update"),
            Map.entry("dev.weir.features.SegmentCodec", "segment"),
            Map.entry("dev.weir.engine.SubjectMessageCodec", "subject-message"),
            Map.entry("dev.weir.engine.SubjectStateCodec", "subject-state"));

    private CodecNames() {}

    /**
     * Returns the name of a codec.
     *
     * @throws IllegalArgumentException if it has no name
     */
    static String of(Class<? extends Codec<?>> codec) {
        String name = NAMES.get(codec);
        if (name == null) {
            throw new IllegalArgumentException(codec.getName() + " has no name; give it one in CodecNames");
        }
        return name;
    }

    /**
     * Returns the name of the codec whose class had this name in 2026-11.
     *
     * @throws IOException if there was no such class
     */
    static String ofClass(String className) throws IOException {
        String name = CLASSES_OF_2026_11.get(className);
        if (name == null) {
            throw new IOException("the state was written by the codec " + className + ", which nobody knows");
        }
        return name;
    }

    /**
     * Returns the codec with a name.
     *
     * @throws IOException if the name is unknown, for example because the state is of a later release
     */
    static Class<? extends Codec<?>> codec(String name) throws IOException {
        Class<? extends Codec<?>> codec = CODECS.get(name);
        if (codec == null) {
            throw new IOException("the state has a part called '" + name
                    + "', which this release does not know; restore it with the release that wrote it, or a later one");
        }
        return codec;
    }
}
