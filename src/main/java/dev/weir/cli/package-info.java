/**
 * The commands of the job jar, {@code java -jar weir.jar rules push rules --wait}: what a person does with rules,
 * lists, events and decisions, without a Flink cluster around.
 *
 * <pre>
 *         Main
 *           ▼
 *       decisions ◀── events
 *           ▼
 *         rules ──▶ cases          rules test themselves
 *           ▼
 *  lists ──▶ push                  what changes, and what the job answers
 *           ▼
 *        terminal                  options and output
 * </pre>
 *
 * <p>{@link dev.weir.cli.Main} is the main class of the jar, and tells the job from the commands. One class for each
 * command, whose fields are its command line (picocli), beside what several share. May import what the job is made of;
 * nothing may import it. Must load no class of Flink but those in the jar: flink-cep, and what its NFA needs.
 */
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
