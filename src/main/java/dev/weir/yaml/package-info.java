/**
 * YAML as people write it, without surprising features: one reader for rules, cases, lists and job configs. A text
 * becomes what a {@link dev.weir.yaml.YamlShape} makes of its maps, lists and scalars, or the tree of snakeyaml's nodes
 * for whoever looks for places in it; no alias, tag, merge or doubled key is left. Otherwise it becomes an error with
 * its place that says what to write instead. The meaning of an unquoted word is defined in one place, {@link
 * dev.weir.yaml.Scalar}. May import nothing of ours but events.
 *
 * <pre>
 *   YamlText ──▶ StrictParser ──▶ YamlProblems ──▶ BadYaml
 *      └──▶ YamlShape ──▶ Scalar
 * </pre>
 */
@NullMarked
package dev.weir.yaml;

import org.jspecify.annotations.NullMarked;
