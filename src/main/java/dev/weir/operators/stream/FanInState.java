package dev.weir.operators.stream;

import dev.weir.engine.decide.FanIn;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.operators.RecordTypes;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** The open events of one instance, in memory, and their messages, in each checkpoint. */
record FanInState(FanIn fanIn, ListState<SubjectMessage> messages) {

    /**
     * After a restore every instance sees the open events of all instances, and takes over those of its own subjects.
     */
    static FanInState restored(OperatorStateStore store, TaskInfo task) throws Exception {
        ListState<SubjectMessage> messages =
                store.getUnionListState(new ListStateDescriptor<>("gatherings", RecordTypes.SUBJECT_MESSAGE));
        FanIn fanIn = new FanIn();
        for (SubjectMessage message : messages.get()) {
            if (isOf(task, message.subject())) {
                fanIn.receive(message);
            }
        }
        return new FanInState(fanIn, messages);
    }

    private static boolean isOf(TaskInfo task, String subject) {
        int instance = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                subject, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
        return instance == task.getIndexOfThisSubtask();
    }

    /** Writes the messages of all open events to the checkpoint. */
    void save() throws Exception {
        messages.update(List.copyOf(fanIn.messages()));
    }
}
