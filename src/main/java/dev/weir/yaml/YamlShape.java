package dev.weir.yaml;

import java.util.List;
import java.util.Map;

/**
 * Converts a YAML document, from its leaves up.
 *
 * @param <T> the result for a node
 */
public interface YamlShape<T> {

    /**
     * Where a node begins.
     *
     * @param line from 1
     * @param column in characters, from 1
     */
    record At(int line, int column) {
        /** Returns an error there. */
        public BadYaml bad(String problem) {
            return new BadYaml(problem, line, column);
        }
    }

    /** Returns a map, in the order of the text. */
    T map(Map<String, T> fields, At at);

    /** Returns a list. */
    T list(List<T> elements, At at);

    /**
     * Returns a scalar.
     *
     * @param written as it stands in the text, without its quotes
     * @throws BadYaml if it is refused
     */
    T scalar(Scalar scalar, String written, At at) throws BadYaml;
}
