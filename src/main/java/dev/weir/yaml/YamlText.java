package dev.weir.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a YAML text, and therefore also JSON: one document of maps, lists and scalars. */
public final class YamlText {
    private final int maxDepth;
    private final int maxNodes;

    /** Creates a reader with these bounds. The caller limits the length of the text. */
    public YamlText(int maxDepth, int maxNodes) {
        this.maxDepth = maxDepth;
        this.maxNodes = maxNodes;
    }

    /**
     * Reads a text into a tree of nodes.
     *
     * @return its nodes, in which the keys of maps are distinct scalars; empty if the text is empty
     * @throws BadYaml at the first error
     */
    public Optional<Node> read(String text) throws BadYaml {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(maxDepth + 1);
        StreamReader reader = new StreamReader(new StringReader(text));
        try {
            StrictParser parser = new StrictParser(reader, options, maxDepth, maxNodes);
            Optional<Node> document =
                    Optional.ofNullable(new Composer(parser, new Resolver(), options).getSingleNode());
            if (document.isPresent()) {
                check(document.get());
            }
            return document;
        } catch (StrictParser.Trap e) {
            throw bad(String.valueOf(e.getMessage()), e.mark());
        } catch (MarkedYAMLException e) {
            throw YamlProblems.of(e, text.lines().toList());
        } catch (ReaderException e) {
            throw YamlProblems.of(e, text);
        } catch (IllegalArgumentException e) {
            throw bad(
                    "the number in this escape is that of no character; write the character itself", reader.getMark());
        } catch (YAMLException e) {
            throw bad("this cannot be read: " + e.getMessage(), reader.getMark());
        }
    }

    /**
     * Reads a text into a shape.
     *
     * @return what the document becomes; empty if there is nothing in it
     * @throws BadYaml at the first thing that is wrong, or that the shape refuses
     */
    public <T> Optional<T> read(String text, YamlShape<T> shape) throws BadYaml {
        Optional<Node> document = read(text);
        return document.isEmpty() ? Optional.empty() : Optional.of(shaped(document.get(), shape));
    }

    private static <T> T shaped(Node node, YamlShape<T> shape) throws BadYaml {
        Mark start = node.getStartMark();
        YamlShape.At at = new YamlShape.At(start.getLine() + 1, start.getColumn() + 1);
        if (node instanceof MappingNode map) {
            Map<String, T> fields = new LinkedHashMap<>();
            for (NodeTuple field : map.getValue()) {
                fields.put(((ScalarNode) field.getKeyNode()).getValue(), shaped(field.getValueNode(), shape));
            }
            return shape.map(fields, at);
        }
        if (node instanceof SequenceNode list) {
            List<T> elements = new ArrayList<>(list.getValue().size());
            for (Node element : list.getValue()) {
                elements.add(shaped(element, shape));
            }
            return shape.list(elements, at);
        }
        ScalarNode scalar = (ScalarNode) node;
        return shape.scalar(Scalar.of(scalar), scalar.getValue(), at);
    }

    private static void check(Node node) throws BadYaml {
        if (node instanceof MappingNode map) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple field : map.getValue()) {
                checkKey(field.getKeyNode(), keys);
                check(field.getValueNode());
            }
        } else if (node instanceof SequenceNode list) {
            for (Node element : list.getValue()) {
                check(element);
            }
        }
    }

    private static void checkKey(Node node, Set<String> keys) throws BadYaml {
        if (!(node instanceof ScalarNode key)) {
            throw bad(
                    "a key is a text, and this is a " + (node instanceof MappingNode ? "map" : "list")
                            + "; put a value that begins with '{' or '[' in quotes",
                    node.getStartMark());
        }
        if (key.isPlain() && key.getValue().equals("<<")) {
            throw bad("'<<' merges another map, which is not read; write its keys here", key.getStartMark());
        }
        if (!keys.add(key.getValue())) {
            throw bad("the key '" + key.getValue() + "' is there twice; write it once", key.getStartMark());
        }
    }

    /** Creates an error at a mark. */
    static BadYaml bad(String problem, Mark mark) {
        return new BadYaml(problem, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
