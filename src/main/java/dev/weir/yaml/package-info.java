/**
 * YAML as people write it, and nothing that they did not: one reader for rules, cases, lists and job configs. A text becomes
 * a tree of snakeyaml's nodes, in which no alias, tag, merge or doubled key is left, or an error with its place that says
 * what to write instead. What a word without quotes means is said once, in {@link dev.weir.yaml.Scalar}. May import nothing
 * of ours but events.
 *
 * <pre>
 *   YamlText ──▶ StrictParser ──▶ YamlProblems ──▶ BadYaml
 * </pre>
 */
@NullMarked
package dev.weir.yaml;

import org.jspecify.annotations.NullMarked;
