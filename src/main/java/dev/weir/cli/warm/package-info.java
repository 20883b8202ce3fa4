/**
 * The warm start: writes a savepoint in which keys hold what the features of new rules need, computed from history.
 *
 * <pre>
 *   WarmStart ──┬──▶ ColdSeries      what the rules need and the savepoint does not have
 *               ├──▶ FolderHistory   what happened before the topics begin
 *               └──▶ TopicHistory    the records that the job had read when the savepoint was taken
 * </pre>
 */
@NullMarked
package dev.weir.cli.warm;

import org.jspecify.annotations.NullMarked;
