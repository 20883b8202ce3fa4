package dev.weir.operators.train;

import dev.weir.engine.train.LabelledExample;
import dev.weir.engine.train.Learning;
import dev.weir.engine.train.Lesson;
import dev.weir.engine.train.ModelChange;
import dev.weir.engine.train.ModelReading;
import dev.weir.engine.train.Publication;
import dev.weir.engine.train.ShownExample;
import dev.weir.engine.train.Trainer;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.rules.model.ModelCompiler;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Trains models. Its key is the id of the model. Examples are learned in the order of {@link LabelledExample#place} as the
 * watermark passes the time of their labels; one whose time has passed already is learned with the next watermark, before
 * those that are due then. Shows the figures of {@link LearningMetrics}.
 *
 * <p>There are few models, and each learns often: so what is known of them is in memory, and is written to the state of
 * their keys when a checkpoint begins. In memory wait only examples that are ahead of the watermark here and not where
 * they come from: at most {@value #MOST_WAITING} a model, beyond which the earliest is learned ahead of its time. A model
 * that needs no labels is shown examples as they come, and takes them in as the watermark passes.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
public final class Learn extends AbstractStreamOperator<Publication>
        implements TwoInputStreamOperator<Lesson, ModelChange, Publication> {
    private static final long serialVersionUID = 1L;

    /** The largest number of labelled examples of a model that wait for the watermark. */
    static final int MOST_WAITING = 100_000;

    private static final String LEARNING = "learning";

    private final JobSettings settings;
    private transient ValueState<Learning> learnings;
    private transient ListState<LabelledExample> waitings;
    private transient TypeSerializer<Learning> copies;
    private transient ModelReading reading;
    private transient LearningMetrics figures;
    private transient Map<String, Student> students;
    /** The models whose state is older than what is in memory. */
    private transient Set<String> changed;

    /** Creates an operator with these settings. */
    public Learn(JobSettings settings) {
        this.settings = settings;
    }

    /** A model that learns, and its examples whose time has not come, in their order. */
    private record Student(Trainer trainer, TreeMap<String, LabelledExample> waiting) {}

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        learnings = context.getKeyedStateStore().getState(new ValueStateDescriptor<>(LEARNING, RecordTypes.LEARNING));
        waitings = context.getKeyedStateStore()
                .getListState(new ListStateDescriptor<>("waiting", RecordTypes.LABELLED_EXAMPLE));
        reading = new ModelReading(settings.documents(), new ModelCompiler(settings.compiler()));
        copies = RecordTypes.LEARNING.createSerializer(getExecutionConfig().getSerializerConfig());
        students = new TreeMap<>();
        changed = new HashSet<>();
        Set<String> models = new HashSet<>();
        try (Stream<Object> keys = getKeyedStateBackend().getKeys(LEARNING, VoidNamespace.INSTANCE)) {
            keys.forEach(key -> models.add((String) key));
        }
        for (String model : models) {
            setCurrentKey(model);
            TreeMap<String, LabelledExample> waiting = new TreeMap<>();
            waitings.get().forEach(labelled -> waiting.put(labelled.place(), labelled));
            students.put(model, new Student(new Trainer(model, copies.copy(learnings.value()), reading), waiting));
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        figures = new LearningMetrics(getMetricGroup());
        students.forEach((model, student) -> figures.show(model, student.trainer()));
    }

    @Override
    public void processElement1(StreamRecord<Lesson> element) {
        Lesson lesson = element.getValue();
        String model = lesson.example().model();
        Student student = student(model);
        if (lesson instanceof LabelledExample labelled) {
            keep(student, labelled);
        } else if (lesson instanceof ShownExample shown) {
            student.trainer().show(shown.example());
        }
        changed.add(model);
    }

    private void keep(Student student, LabelledExample labelled) {
        student.waiting().put(labelled.place(), labelled);
        if (student.waiting().size() > MOST_WAITING) {
            LabelledExample first = student.waiting().pollFirstEntry().getValue();
            if (student.trainer().isReady()) {
                learn(student, first);
            }
        }
    }

    @Override
    public void processElement2(StreamRecord<ModelChange> element) {
        ModelChange change = element.getValue();
        Student student = student(change.model());
        student.trainer().receive(change);
        changed.add(change.model());
        figures.show(change.model(), student.trainer());
    }

    private Student student(String model) {
        return students.computeIfAbsent(
                model, first -> new Student(new Trainer(model, new Learning(), reading), new TreeMap<>()));
    }

    /** Learns what is due before anything else hears of the time. */
    @Override
    public void processWatermark(Watermark mark) throws Exception {
        students.forEach((model, student) -> {
            while (!student.waiting().isEmpty()
                    && student.trainer().isReady()
                    && student.waiting().firstEntry().getValue().labelMillis() <= mark.getTimestamp()) {
                learn(student, student.waiting().pollFirstEntry().getValue());
                changed.add(model);
            }
            if (student.trainer().hearsOfTime()) {
                student.trainer().pass(mark.getTimestamp()).forEach(made -> output.collect(new StreamRecord<>(made)));
                changed.add(model);
            }
            figures.refresh(model, student.trainer(), getProcessingTimeService().getCurrentProcessingTime());
        });
        super.processWatermark(mark);
    }

    private void learn(Student student, LabelledExample labelled) {
        student.trainer().learn(labelled).ifPresent(made -> output.collect(new StreamRecord<>(made)));
    }

    /** Flink stores keyed state by itself, right after this: so all of it has to be there. */
    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (String model : changed) {
            Student student = students.get(model);
            setCurrentKey(model);
            if (student == null) {
                continue;
            }
            if (student.trainer().state().isOver() && student.waiting().isEmpty()) {
                learnings.clear();
                waitings.clear();
                students.remove(model);
            } else {
                learnings.update(copies.copy(student.trainer().state())); // it goes on changing meanwhile
                waitings.update(List.copyOf(student.waiting().values()));
            }
        }
        changed.clear();
    }
}
