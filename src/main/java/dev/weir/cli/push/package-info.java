/**
 * Pushes changes of rules and lists, and waits for the job's answers.
 *
 * <pre>
 *   PushTask ──┬──▶ ChangePublisher ──▶ Change ──▶ VersionedContent
 *              └──▶ ArtifactPublisher   the bytes of models, before their documents
 * </pre>
 */
@NullMarked
package dev.weir.cli.push;

import org.jspecify.annotations.NullMarked;
