/**
 * The command that serves the console, and what the console asks for when rules are changed.
 *
 * <pre>
 *   RunConsole ──▶ AccessOptions, EditOptions ──▶ TopicRules
 *                                                     ├──▶ ChangePlanner ──▶ ChangePlan      what is to be pushed
 *                                                     │         └──▶ DraftCheck, Proposals    what hinders it
 *                                                     ├──▶ PushNames, PushCheck               who pushes, with which key
 *                                                     ├──▶ HourPlay ──▶ HourEvents, HourTally what a draft would have done
 *                                                     └──▶ EditorWords                        what an editor completes
 * </pre>
 */
@NullMarked
package dev.weir.cli.console;

import org.jspecify.annotations.NullMarked;
