package dev.weir.patterns.match;

import dev.weir.patterns.path.EarlierPaths;
import dev.weir.patterns.path.HeldEvent;
import dev.weir.patterns.path.OpenPaths;
import dev.weir.patterns.path.TakenEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.DeweyNumber;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferEdge;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Converts the open matches of Flink's NFA to paths. The sharing that version numbers express is resolved once and for
 * all: each edge of the shared buffer is one event that was taken.
 */
final class NfaConverter {
    private final CompiledPattern pattern;
    private final PatternState state;
    private final Map<EventId, HeldEvent> events = new HashMap<>();
    private final Map<NodeId, List<Edge>> edges = new HashMap<>();
    private final Map<Edge, TakenEvent> taken = new HashMap<>();

    private NfaConverter(CompiledPattern pattern, PatternState state) {
        this.pattern = pattern;
        this.state = state;
        state.events().forEach((id, held) -> {
            Candidate candidate = held.getElement();
            events.put(id, new HeldEvent(candidate.event(), candidate.epoch(), events.size() + 1L));
        });
    }

    /** Returns all open matches, in the order of their heaps. */
    static OpenPaths paths(CompiledPattern pattern, PatternState state) {
        NfaConverter from = new NfaConverter(pattern, state);
        EarlierPaths paths = new EarlierPaths(pattern.graph(), from.events.size());
        NFAState nfa = state.nfa();
        if (nfa != null) {
            for (ComputationState open : nfa.getPartialMatches()) {
                paths.add(open.getCurrentStateName(), from.last(open), digits(open));
            }
        }
        for (ComputationState open : state.aside()) {
            paths.addAside(open.getCurrentStateName(), from.last(open), digits(open));
        }
        return paths.paths();
    }

    private static int digits(ComputationState open) {
        return NfaRun.isOpen(open) ? open.getVersion().length() : 1;
    }

    private @Nullable TakenEvent last(ComputationState open) {
        return NfaRun.isOpen(open) ? taken(open.getPreviousBufferEntry(), open.getVersion()) : null;
    }

    private @Nullable TakenEvent taken(@Nullable NodeId node, DeweyNumber version) {
        if (node == null) {
            return null;
        }
        Edge edge = edge(node, version);
        TakenEvent known = taken.get(edge);
        if (known == null) {
            HeldEvent event = events.get(node.getEventId());
            if (event == null) {
                throw new IllegalStateException("an open match holds an event that is not there");
            }
            known = new TakenEvent(event, pattern.placeOf(node.getPageName()), taken(edge.target(), edge.version()));
            taken.put(edge, known);
        }
        return known;
    }

    /** Returns the edge of a node that a version number leads to. */
    private Edge edge(NodeId node, DeweyNumber version) {
        Edge found = null;
        for (Edge edge : edges.computeIfAbsent(node, this::edges)) {
            found = version.isCompatibleWith(edge.version()) ? edge : found;
        }
        if (found == null) {
            throw new IllegalStateException("an open match has lost what it took");
        }
        return found;
    }

    private List<Edge> edges(NodeId node) {
        Lockable<SharedBufferNode> known = state.nodes().get(node);
        List<Edge> read = new ArrayList<>();
        if (known != null) {
            for (Lockable<SharedBufferEdge> edge : known.getElement().getEdges()) {
                read.add(Edge.of(edge.getElement()));
            }
        }
        return read;
    }

    /** An edge as Flink writes it; Flink gives no other access to its parts. */
    private static final class Edge {
        private static final TypeSerializer<SharedBufferEdge> EDGES = new SharedBufferEdge.SharedBufferEdgeSerializer();
        private static final TypeSerializer<NodeId> NODES = new NodeId.NodeIdSerializer();

        private final @Nullable NodeId target;
        private final DeweyNumber version;

        private Edge(@Nullable NodeId target, DeweyNumber version) {
            this.target = target;
            this.version = version;
        }

        static Edge of(SharedBufferEdge edge) {
            try {
                DataOutputSerializer out = new DataOutputSerializer(64);
                EDGES.serialize(edge, out);
                DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
                return new Edge(NODES.deserialize(in), DeweyNumber.DeweyNumberSerializer.INSTANCE.deserialize(in));
            } catch (IOException e) {
                throw new UncheckedIOException("what an open match took cannot be read", e);
            }
        }

        @Nullable
        NodeId target() {
            return target;
        }

        DeweyNumber version() {
            return version;
        }
    }
}
