package dev.weir.topology;

import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.operators.JobSettings;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.history.HistoryPeriod;
import dev.weir.operators.history.InOrderOperator;
import dev.weir.operators.history.InOrderRoute;
import dev.weir.operators.history.OrderStamp;
import dev.weir.operators.stream.Decide;
import dev.weir.operators.stream.Profile;
import dev.weir.operators.stream.Route;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job graph over a history: the functions of {@link DecisionTopology}, in operators that process everything at its
 * place in the order of time. All rules are there before the first event.
 *
 * <p>Guards are left out, and so is what the job reads again from its own topics: decisions as events, and entries that
 * rules put on lists. Sessions are not linked. Whoever builds this refuses rules and settings that need one of these.
 */
public final class HistoryTopology {
    /** The time before which all events have to be, in the year 2109. */
    public static final long END_MILLIS = OrderStamp.MOST_MILLIS;

    private HistoryTopology() {}

    /**
     * Builds the graph in an environment that takes no checkpoints.
     *
     * @param inputs of which only the rules are read
     * @param events in order of time, as a stream with parallelism 1
     * @param period of which decisions are wanted; those before have an earlier {@link Decision#decidedAtMillis}
     * @param outputs of which decisions are written, and what rules in shadow mode say
     */
    public static void build(
            StreamExecutionEnvironment env,
            Inputs inputs,
            DataStream<Event> events,
            Outputs outputs,
            JobSettings settings,
            HistoryPeriod period) {
        DecisionTopology graph = new DecisionTopology(env, inputs, outputs, settings);
        long lateness = settings.latenessMillis();
        SingleOutputStreamOperator<RulebookUpdate> rulebook = graph.rulebook();
        SingleOutputStreamOperator<Routed> routed = events.forward()
                .connect(rulebook.broadcast())
                .transform("Route", RecordTypes.ROUTED, new InOrderRoute(new Route(settings), lateness, period))
                .uid(OperatorIds.ROUTE)
                .setParallelism(1);
        DataStream<SubjectMessage> signals =
                DecisionTopology.profile(routed, rulebook, new InOrderOperator<>(new Profile(settings), settings));
        SingleOutputStreamOperator<Decision> decisions = DecisionTopology.decide(
                signals.union(routed.getSideOutput(Route.ANNOUNCED)),
                rulebook,
                new InOrderOperator<>(new Decide(settings), settings));
        outputs.decisions(decisions, OperatorIds.ACT);
        outputs.decisions(graph.join(decisions), OperatorIds.ACT_JOINED);
        outputs.inShadow(decisions.getSideOutput(Decide.IN_SHADOW));
    }
}
