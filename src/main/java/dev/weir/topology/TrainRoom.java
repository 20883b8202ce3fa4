package dev.weir.topology;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.score.Example;
import dev.weir.engine.train.Lesson;
import dev.weir.engine.train.ModelChange;
import dev.weir.engine.train.Publication;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.label.FraudLabel;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.rulebook.ModelsAtStart;
import dev.weir.operators.rulebook.RulebookOperator;
import dev.weir.operators.stream.Decide;
import dev.weir.operators.train.Examples;
import dev.weir.operators.train.Learn;
import dev.weir.operators.train.ModelChanges;
import dev.weir.operators.train.SealVersions;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The part of the graph that trains models.
 *
 * <pre>
 * Decide ─────────────────▶ Learn ──▶ Seal versions ──▶ topic of models ──▶ Rulebook
 *    └─────▶ Examples ─────▶ ▲
 * labels ──▶ (with labels)   models in force
 * </pre>
 */
final class TrainRoom {
    private static final long AT_ONCE = 0;

    private final JobSettings settings;
    private final SingleOutputStreamOperator<Decision> decisions;

    /** Creates the room for what these decisions gave models. */
    TrainRoom(JobSettings settings, SingleOutputStreamOperator<Decision> decisions) {
        this.settings = settings;
        this.decisions = decisions;
    }

    /**
     * Returns the versions that the job trains.
     *
     * @param labels joined with their transactions; empty if the job reads none
     */
    DataStream<Publication> trained(
            Optional<? extends DataStream<Event>> labels, SingleOutputStreamOperator<RulebookUpdate> rulebook) {
        DataStream<Lesson> shown = decisions.getSideOutput(Decide.SHOWN);
        DataStream<Lesson> lessons =
                labels.map(said -> shown.union(examples(said))).orElse(shown);
        return lessons.keyBy(lesson -> lesson.example().model(), Types.STRING)
                .connect(changes(rulebook, true, OperatorIds.MODEL_CHANGES)
                        .union(changes(
                                rulebook.getSideOutput(ModelsAtStart.UPDATES), false, OperatorIds.MODELS_AT_START))
                        .keyBy(ModelChange::model, Types.STRING))
                .transform("Learn", RecordTypes.PUBLICATION, new Learn(settings))
                .uid(OperatorIds.LEARN)
                .setBufferTimeout(AT_ONCE)
                .setDescription("Learn trains each model, and says when what it learned becomes a version")
                .connect(rulebook.getSideOutput(RulebookOperator.SEAL_KEYS))
                .process(new SealVersions(), RecordTypes.PUBLICATION)
                .uid(OperatorIds.SEAL_VERSIONS)
                .setBufferTimeout(AT_ONCE)
                .name("Seal versions")
                .setDescription("Seal versions proves that the job trained them")
                .startNewChain()
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    private DataStream<Lesson> examples(DataStream<Event> labels) {
        return decisions
                .getSideOutput(Decide.EXAMPLES)
                .keyBy(Example::transactionId, Types.STRING)
                .connect(labels.keyBy(label -> ((FraudLabel) label).transactionId(), Types.STRING))
                .process(new Examples(settings), RecordTypes.LESSON)
                .uid(OperatorIds.EXAMPLES)
                .name("Examples")
                .setDescription("Examples keeps what models were given until the label comes");
    }

    private static DataStream<ModelChange> changes(DataStream<RulebookUpdate> rulebook, boolean areNews, String uid) {
        return rulebook.flatMap(new ModelChanges(areNews))
                .returns(RecordTypes.MODEL_CHANGE)
                .uid(uid)
                .name("Model changes")
                .setBufferTimeout(AT_ONCE)
                .setParallelism(1)
                .setMaxParallelism(1);
    }
}
