package dev.weir.operators;

import dev.weir.engine.Acknowledgement;
import dev.weir.engine.AcknowledgementCodec;
import dev.weir.engine.GuardTally;
import dev.weir.engine.GuardTallyCodec;
import dev.weir.engine.Guards;
import dev.weir.engine.GuardsCodec;
import dev.weir.engine.InForceEntry;
import dev.weir.engine.InForceEntryCodec;
import dev.weir.engine.ProfileState;
import dev.weir.engine.ProfileStateCodec;
import dev.weir.engine.Routed;
import dev.weir.engine.RoutedCodec;
import dev.weir.engine.RulebookMemory;
import dev.weir.engine.RulebookMemoryCodec;
import dev.weir.engine.RulebookUpdate;
import dev.weir.engine.RulebookUpdateCodec;
import dev.weir.engine.SeenEvent;
import dev.weir.engine.SeenEventCodec;
import dev.weir.engine.SubjectMessage;
import dev.weir.engine.SubjectMessageCodec;
import dev.weir.engine.SubjectState;
import dev.weir.engine.SubjectStateCodec;
import dev.weir.events.DeadLetter;
import dev.weir.events.DeadLetterCodec;
import dev.weir.events.Decision;
import dev.weir.events.DecisionCodec;
import dev.weir.events.Event;
import dev.weir.events.EventCodec;
import dev.weir.events.RawRecord;
import dev.weir.events.RawRecordCodec;
import dev.weir.events.RuleStatus;
import dev.weir.events.RuleStatusCodec;
import dev.weir.features.Segment;
import dev.weir.features.SegmentCodec;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The types of all that crosses the network or rests in state, each with the codec of ours that serializes it. */
public final class RecordTypes {
    /** A record before anybody read it. */
    public static final TypeInformation<RawRecord> RAW_RECORD =
            new CodecTypeInformation<>(RawRecord.class, RawRecordCodec.class);
    /** An event with where it came from. */
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
    /** A decision. */
    public static final TypeInformation<Decision> DECISION =
            new CodecTypeInformation<>(Decision.class, DecisionCodec.class);
    /** A change of the rulebook. */
    public static final TypeInformation<RulebookUpdate> RULEBOOK_UPDATE =
            new CodecTypeInformation<>(RulebookUpdate.class, RulebookUpdateCodec.class);
    /** What is in force. */
    public static final TypeInformation<InForceEntry> IN_FORCE =
            new CodecTypeInformation<>(InForceEntry.class, InForceEntryCodec.class);
    /** An instance that decides by an epoch. */
    public static final TypeInformation<Acknowledgement> ACKNOWLEDGEMENT =
            new CodecTypeInformation<>(Acknowledgement.class, AcknowledgementCodec.class);
    /** An answer to a rule update. */
    public static final TypeInformation<RuleStatus> RULE_STATUS =
            new CodecTypeInformation<>(RuleStatus.class, RuleStatusCodec.class);

    /** What rules did. */
    public static final TypeInformation<GuardTally> GUARD_TALLY =
            new CodecTypeInformation<>(GuardTally.class, GuardTallyCodec.class);

    static final TypeInformation<Guards> GUARDS =
            new CodecTypeInformation<>(Guards.class, new CodecSerializer<>(GuardsCodec.class, false));

    static final TypeInformation<SeenEvent> SEEN_EVENT =
            new CodecTypeInformation<>(SeenEvent.class, SeenEventCodec.class);
    static final TypeInformation<Segment> SEGMENT = new CodecTypeInformation<>(Segment.class, SegmentCodec.class);
    static final TypeInformation<ProfileState> PROFILE =
            new CodecTypeInformation<>(ProfileState.class, new CodecSerializer<>(ProfileStateCodec.class, false));
    static final TypeInformation<SubjectState> SUBJECT =
            new CodecTypeInformation<>(SubjectState.class, new CodecSerializer<>(SubjectStateCodec.class, false));
    static final TypeInformation<RulebookMemory> RULEBOOK =
            new CodecTypeInformation<>(RulebookMemory.class, new CodecSerializer<>(RulebookMemoryCodec.class, false));

    private RecordTypes() {}
}
