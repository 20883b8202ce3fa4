package dev.weir.yaml;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Accepts plain YAML, and stops at aliases, anchors and tags, and beyond a depth and a number of nodes. */
final class StrictParser extends ParserImpl {
    private final int maxDepth;
    private final int maxNodes;
    private int depth;
    private int nodes;

    /** A feature of YAML that documents of Weir must not use. */
    static final class Trap extends YAMLException {
        private static final long serialVersionUID = 1;

        private final transient Mark mark;

        Trap(String problem, Mark mark) {
            super(problem);
            this.mark = mark;
        }

        Mark mark() {
            return mark;
        }
    }

    StrictParser(StreamReader reader, LoaderOptions options, int maxDepth, int maxNodes) {
        super(reader, options);
        this.maxDepth = maxDepth;
        this.maxNodes = maxNodes;
    }

    @Override
    public Event getEvent() {
        Event event = super.getEvent();
        if (event instanceof NodeEvent node) {
            check(node);
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        }
        return event;
    }

    private void check(NodeEvent node) {
        if (++nodes > maxNodes) {
            throw trap("the document has more than " + maxNodes + " keys and values; make two of it", node);
        }
        if (node instanceof AliasEvent) {
            throw trap(
                    "'*" + node.getAnchor() + "' is an alias, and there are no anchors and aliases here; write what it"
                            + " stands for, or put a value that begins with '*' in quotes",
                    node);
        }
        if (node.getAnchor() != null) {
            throw trap(
                    "'&" + node.getAnchor()
                            + "' is an anchor, and there are no anchors and aliases here; leave it out and"
                            + " write the value wherever it is needed, or put a value that begins with '&' in quotes",
                    node);
        }
        String tag = node instanceof ScalarEvent scalar
                ? scalar.getTag()
                : node instanceof CollectionStartEvent collection ? collection.getTag() : null;
        if (tag != null) {
            throw trap(YamlProblems.TAG, node);
        }
        if (node instanceof CollectionStartEvent && ++depth > maxDepth) {
            throw trap("maps and lists are nested more than " + maxDepth + " deep; write it flatter", node);
        }
    }

    private static Trap trap(String problem, Event at) {
        return new Trap(problem, at.getStartMark());
    }
}
