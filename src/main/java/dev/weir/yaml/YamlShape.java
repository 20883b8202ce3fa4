package dev.weir.yaml;

import java.util.List;
import java.util.Map;

/**
 * What becomes of a document of YAML, from its leaves up.
 *
 * @param <T> what a node becomes
 */
public interface YamlShape<T> {

    /**
     * Where a node begins.
     *
     * @param line from 1
     * @param column in characters, from 1
     */
    record At(int line, int column) {
        /** An error there. */
        public BadYaml bad(String problem) {
            return new BadYaml(problem, line, column);
        }
    }

    /** A map, in the order of the text. */
    T map(Map<String, T> fields, At at);

    /** A list. */
    T list(List<T> elements, At at);

    /**
     * A scalar.
     *
     * @param written as it stands in the text, without its quotes
     * @throws BadYaml if it is refused
     */
    T scalar(Scalar scalar, String written, At at) throws BadYaml;
}
