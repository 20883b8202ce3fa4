/**
 * The job config: immutable records, read once from YAML, overrides and the environment.
 *
 * <pre>
 *   JobConfigs ──┬──▶ ConfigTree, Overrides             the file, and what goes over it
 *                └──▶ JobConfigReader ──▶ JobConfig     with its parts: EventRecords, OutputLimits, RuleBudgets, RuleSigners
 *                            │
 *                            ├──▶ EventSettings ──▶ StreamSettings
 *                            ├──▶ ClientProperties ──▶ Secrets
 *                            └──▶ ConfigSection ──▶ ConfigDiagnostics ──▶ Setting
 * </pre>
 *
 * <p>Every key has a default but the addresses of the brokers. What is unknown, of the wrong type or out of bounds is
 * refused, all of it at once. Imports {@code events}, and Kafka's own list of client properties; what to do with a setting is decided where it is used.
 */
@NullMarked
package dev.weir.config;

import org.jspecify.annotations.NullMarked;
