package dev.weir.topology;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.score.Example;
import dev.weir.engine.train.ModelChange;
import dev.weir.engine.train.Publication;
import dev.weir.events.Event;
import dev.weir.events.label.FraudLabel;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.rulebook.ModelsAtStart;
import dev.weir.operators.rulebook.RulebookOperator;
import dev.weir.operators.train.Examples;
import dev.weir.operators.train.Learn;
import dev.weir.operators.train.ModelChanges;
import dev.weir.operators.train.SealVersions;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The part of the graph that trains models. Only a job that reads labels has it.
 *
 * <pre>
 * Decide ──▶ Examples ──▶ Learn ──▶ topic of models ──▶ Rulebook
 * labels ──▶             ◀── models in force
 * </pre>
 */
final class TrainRoom {
    private static final long AT_ONCE = 0;

    private final JobSettings settings;

    TrainRoom(JobSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the versions that the job trains.
     *
     * @param examples what models were given in decisions
     * @param labels joined with their transactions
     */
    DataStream<Publication> trained(
            DataStream<Example> examples,
            DataStream<Event> labels,
            SingleOutputStreamOperator<RulebookUpdate> rulebook) {
        return examples.keyBy(Example::transactionId, Types.STRING)
                .connect(labels.keyBy(label -> ((FraudLabel) label).transactionId(), Types.STRING))
                .process(new Examples(settings), RecordTypes.LESSON)
                .uid(OperatorIds.EXAMPLES)
                .name("Examples")
                .setDescription("Examples keeps what models were given until the label comes")
                .keyBy(lesson -> lesson.example().model(), Types.STRING)
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
