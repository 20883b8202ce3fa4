/**
 * Compiles documents to rules; all errors of a rule are found here.
 *
 * <pre>
 *   RuleCompiler ──┬──▶ Header                                   what it is called, for whom it counts
 *                  ├──▶ FeatureSet ──▶ FeatureReader ──▶ WindowReader, FeatureKeys, FeatureExpressions
 *                  ├──▶ PatternReader ──▶ StageReader ──▶ RepetitionReader
 *                  │         └──▶ PatternDraft ──▶ PatternPlanner ──▶ ConditionReader
 *                  └──▶ RuleBody ──▶ TriggerExpressions, ThenReader
 *                  all ──▶ Environments: what an expression may name from where it stands; Hints say what it may not
 *                          FeatureLookup: what a feature may be kept by, so that the rule can look it up
 *   Grammar, FeatureGrammar: which keys there are       DefinitionReader: documents with definitions that rules share
 * </pre>
 */
@NullMarked
package dev.weir.rules.compile;

import org.jspecify.annotations.NullMarked;
