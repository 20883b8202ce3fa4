package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.topology.OperatorIds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.runtime.partitioner.BroadcastPartitioner;
import org.apache.flink.streaming.runtime.partitioner.ForwardPartitioner;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One instance takes all of a partition from the topic to Route: else two events of a key could overtake each other. */
@ResourceLock(value = FlinkEnvironment.LOCK, mode = ResourceAccessMode.READ)
final class EdgesFromTopicsTest {
    /** From source to Ingest, from there to event time, from there to Route, of three streams. */
    private static final int EDGES = 9;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void nothingBetweenATopicOfEventsAndRouteDealsOutWhatAPartitionHolds(int parallelism) throws Exception {
        assertThat(edgesUpTo(OperatorIds.ROUTE, graph(parallelism)))
                .hasSize(EDGES)
                .allSatisfy(edge -> assertThat(edge.getPartitioner()).isInstanceOf(ForwardPartitioner.class));
    }

    /** All that events pass on their way there; rules come by a broadcast. */
    private static List<StreamEdge> edgesUpTo(String uid, StreamGraph graph) {
        Deque<StreamNode> open = new ArrayDeque<>();
        graph.getStreamNodes().stream()
                .filter(node -> uid.equals(node.getTransformationUID()))
                .forEach(open::add);
        List<StreamEdge> edges = new ArrayList<>();
        while (!open.isEmpty()) {
            for (StreamEdge edge : open.remove().getInEdges()) {
                if (!(edge.getPartitioner() instanceof BroadcastPartitioner)) {
                    edges.add(edge);
                    open.add(graph.getStreamNode(edge.getSourceId()));
                }
            }
        }
        return edges;
    }

    private static StreamGraph graph(int parallelism) throws Exception {
        JobConfig config = new JobConfigs()
                .read("kafka: {bootstrapServers: 'b:1'}\nparallelism: " + parallelism, Map.of(), Map.of());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        DecisionJob.build(env, config);
        return env.getStreamGraph();
    }
}
