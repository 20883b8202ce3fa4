/**
 * The commands of the job jar, {@code java -jar weir.jar rules push rules --wait}: working with rules, lists, events
 * and decisions without a Flink cluster.
 *
 * <pre>
 *         Main
 *           ▼
 *       decisions ◀── events
 *           ▼
 *         rules ──▶ cases          rules test themselves
 *         ▲ ▼
 *  lists ─│─▶ push                 what changes, and what the job answers
 *    ▲    │ ▼
 *    backtest ──▶ terminal         options and output
 * </pre>
 *
 * <p>{@link dev.weir.cli.Main} is the main class of the jar, and distinguishes the job from the commands. One class for
 * each command, with the options as fields (picocli), and what several commands share. May import what the job is made
 * of; nothing may import it. Must load no class of Flink except those in the jar: flink-cep, and what its NFA needs.
 */
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
