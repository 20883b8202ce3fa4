/**
 * Pushes changes of rules and lists, and waits for what the job answers.
 *
 * <pre>
 *   PushTask ──▶ ChangePublisher ──▶ Change ──▶ Contents
 * </pre>
 */
@NullMarked
package dev.weir.cli.push;

import org.jspecify.annotations.NullMarked;
