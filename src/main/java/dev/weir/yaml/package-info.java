/**
 * YAML as people write it, and nothing that they did not: one reader for rules, cases, lists and job configs. A text becomes
 * what a {@link dev.weir.yaml.YamlShape} makes of its maps, lists and scalars, or the tree of snakeyaml's nodes for whoever
 * looks for places in it; no alias, tag, merge or doubled key is left. Else it becomes an error with its place that says what
 * to write instead. What a word without quotes means is said once, in {@link dev.weir.yaml.Scalar}. May import nothing
 * of ours but events.
 *
 * <pre>
 *   YamlText ──▶ StrictParser ──▶ YamlProblems ──▶ BadYaml
 *      └──▶ YamlShape ──▶ Scalar
 * </pre>
 */
@NullMarked
package dev.weir.yaml;

import org.jspecify.annotations.NullMarked;
