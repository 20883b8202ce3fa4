package dev.weir.operators;

import dev.weir.engine.decide.SubjectState;
import dev.weir.engine.decide.SubjectStateCodec;
import dev.weir.engine.dedup.DeduplicationEntry;
import dev.weir.engine.dedup.DeduplicationEntryCodec;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.RulebookMemoryCodec;
import dev.weir.engine.guard.Guards;
import dev.weir.engine.guard.GuardsCodec;
import dev.weir.engine.guard.TallyNote;
import dev.weir.engine.guard.TallyNoteCodec;
import dev.weir.engine.guard.TallyReport;
import dev.weir.engine.guard.TallyReportCodec;
import dev.weir.engine.identity.SessionState;
import dev.weir.engine.identity.SessionStateCodec;
import dev.weir.engine.join.DecisionPart;
import dev.weir.engine.join.DecisionPartCodec;
import dev.weir.engine.label.LabelState;
import dev.weir.engine.label.LabelStateCodec;
import dev.weir.engine.message.Acknowledgement;
import dev.weir.engine.message.AcknowledgementCodec;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.InForceEntryCodec;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RoutedCodec;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.RulebookUpdateCodec;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.message.SubjectMessageCodec;
import dev.weir.engine.profile.ProfileState;
import dev.weir.engine.profile.ProfileStateCodec;
import dev.weir.engine.score.Example;
import dev.weir.engine.train.ExampleCodec;
import dev.weir.engine.train.LabelledExample;
import dev.weir.engine.train.LabelledExampleCodec;
import dev.weir.engine.train.Learning;
import dev.weir.engine.train.LearningCodec;
import dev.weir.engine.train.Lesson;
import dev.weir.engine.train.LessonCodec;
import dev.weir.engine.train.ModelChange;
import dev.weir.engine.train.ModelChangeCodec;
import dev.weir.engine.train.Publication;
import dev.weir.engine.train.PublicationCodec;
import dev.weir.engine.train.WaitingExamples;
import dev.weir.engine.train.WaitingExamplesCodec;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.binary.DeadLetterCodec;
import dev.weir.events.binary.DecisionCodec;
import dev.weir.events.binary.ListWriteCodec;
import dev.weir.events.binary.RawRecordCodec;
import dev.weir.events.binary.RuleStatusCodec;
import dev.weir.events.definition.EventCodec;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.features.series.Segment;
import dev.weir.features.series.SegmentCodec;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The Flink types of everything that is sent over the network or stored in state, each with our codec for it. */
public final class RecordTypes {
    /** A record that has not been parsed. */
    public static final TypeInformation<RawRecord> RAW_RECORD =
            new CodecTypeInformation<>(RawRecord.class, RawRecordCodec.class);
    /** An event with its origin. */
    public static final TypeInformation<Ingested> INGESTED =
            new CodecTypeInformation<>(Ingested.class, IngestedCodec.class);
    /** An event. */
    public static final TypeInformation<Event> EVENT = new CodecTypeInformation<>(Event.class, EventCodec.class);
    /** A record that could not be read. */
    public static final TypeInformation<DeadLetter> DEAD_LETTER =
            new CodecTypeInformation<>(DeadLetter.class, DeadLetterCodec.class);
    /** An event for a key. */
    public static final TypeInformation<Routed> ROUTED = new CodecTypeInformation<>(Routed.class, RoutedCodec.class);
    /** An event or a signal for a subject. */
    public static final TypeInformation<SubjectMessage> SUBJECT_MESSAGE =
            new CodecTypeInformation<>(SubjectMessage.class, SubjectMessageCodec.class);
    /** An entry that a rule puts on a list. */
    public static final TypeInformation<ListWrite> LIST_WRITE =
            new CodecTypeInformation<>(ListWrite.class, ListWriteCodec.class);
    /** A decision. */
    public static final TypeInformation<Decision> DECISION =
            new CodecTypeInformation<>(Decision.class, DecisionCodec.class);
    /** A part of a decision. */
    public static final TypeInformation<DecisionPart> DECISION_PART =
            new CodecTypeInformation<>(DecisionPart.class, DecisionPartCodec.class);
    /** An update of the rulebook. */
    public static final TypeInformation<RulebookUpdate> RULEBOOK_UPDATE =
            new CodecTypeInformation<>(RulebookUpdate.class, RulebookUpdateCodec.class);
    /** An entry of what is in force. */
    public static final TypeInformation<InForceEntry> IN_FORCE =
            new CodecTypeInformation<>(InForceEntry.class, InForceEntryCodec.class);
    /** A confirmation that an instance uses an epoch. */
    public static final TypeInformation<Acknowledgement> ACKNOWLEDGEMENT =
            new CodecTypeInformation<>(Acknowledgement.class, AcknowledgementCodec.class);
    /** An answer to a rule update. */
    public static final TypeInformation<RuleStatus> RULE_STATUS =
            new CodecTypeInformation<>(RuleStatus.class, RuleStatusCodec.class);

    /** A note of what rules do, event by event. */
    public static final TypeInformation<TallyNote> TALLY_NOTE =
            new CodecTypeInformation<>(TallyNote.class, TallyNoteCodec.class);
    /** A report of what rules did. */
    public static final TypeInformation<TallyReport> TALLY_REPORT =
            new CodecTypeInformation<>(TallyReport.class, TallyReportCodec.class);

    /** The state of Guard. */
    public static final TypeInformation<Guards> GUARDS =
            new CodecTypeInformation<>(Guards.class, new CodecSerializer<>(GuardsCodec.class, false));

    /** The deduplication entry of an event in the overflow of a busy key. */
    public static final TypeInformation<DeduplicationEntry> SEEN_EVENT =
            new CodecTypeInformation<>(DeduplicationEntry.class, DeduplicationEntryCodec.class);
    /** A segment of a long series. */
    public static final TypeInformation<Segment> SEGMENT =
            new CodecTypeInformation<>(Segment.class, SegmentCodec.class);
    /** The state of a key in Profile. */
    public static final CodecTypeInformation<ProfileState> PROFILE =
            new CodecTypeInformation<>(ProfileState.class, new CodecSerializer<>(ProfileStateCodec.class, false));
    /** The state of a subject in Decide. */
    public static final CodecTypeInformation<SubjectState> SUBJECT =
            new CodecTypeInformation<>(SubjectState.class, new CodecSerializer<>(SubjectStateCodec.class, false));
    /** What is remembered of a session. */
    public static final TypeInformation<SessionState> SESSION =
            new CodecTypeInformation<>(SessionState.class, new CodecSerializer<>(SessionStateCodec.class, false));
    /** What is kept of a transaction until its label comes. */
    public static final TypeInformation<LabelState> LABELS =
            new CodecTypeInformation<>(LabelState.class, new CodecSerializer<>(LabelStateCodec.class, false));
    /** The state of the Rulebook operator. */
    public static final TypeInformation<RulebookMemory> RULEBOOK =
            new CodecTypeInformation<>(RulebookMemory.class, new CodecSerializer<>(RulebookMemoryCodec.class, false));

    /** What a model was given for a transaction. */
    public static final TypeInformation<Example> EXAMPLE =
            new CodecTypeInformation<>(Example.class, ExampleCodec.class);
    /** The same with its label. */
    public static final TypeInformation<LabelledExample> LABELLED_EXAMPLE =
            new CodecTypeInformation<>(LabelledExample.class, LabelledExampleCodec.class);
    /** What those that train a model are told of it. */
    public static final TypeInformation<Lesson> LESSON = new CodecTypeInformation<>(Lesson.class, LessonCodec.class);
    /** What waits for the label of a transaction. */
    public static final TypeInformation<WaitingExamples> WAITING_EXAMPLES =
            new CodecTypeInformation<>(WaitingExamples.class, new CodecSerializer<>(WaitingExamplesCodec.class, false));
    /** A change of a model. */
    public static final TypeInformation<ModelChange> MODEL_CHANGE =
            new CodecTypeInformation<>(ModelChange.class, ModelChangeCodec.class);
    /** A version that the job trained. */
    public static final TypeInformation<Publication> PUBLICATION =
            new CodecTypeInformation<>(Publication.class, PublicationCodec.class);
    /** A model that learns. */
    public static final TypeInformation<Learning> LEARNING =
            new CodecTypeInformation<>(Learning.class, new CodecSerializer<>(LearningCodec.class, false));

    private RecordTypes() {}
}
