/**
 * The job config: immutable records, read once from YAML, overrides and the environment.
 *
 * <pre>
 *   JobConfigs ──┬──▶ ConfigTree, Overrides             the file, and what goes over it
 *                └──▶ JobConfigReader ──▶ JobConfig     with its parts: EventRecords, OutputLimits, RuleBudgets, RuleSigners
 *                            │
 *                            ├──▶ EventSettings ──▶ StreamSettings
 *                            ├──▶ ClientProperties ──▶ Secrets
 *                            └──▶ ConfigSection ──▶ ConfigDiagnostics
 * </pre>
 *
 * <p>Every key except the addresses of the brokers has a default. Unknown keys, and values of the wrong type or out of
 * bounds, are refused, all at once. Imports {@code events}, and Kafka's list of client properties; how a setting takes
 * effect is decided where it is used.
 */
@NullMarked
package dev.weir.config;

import org.jspecify.annotations.NullMarked;
