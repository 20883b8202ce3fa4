/**
 * The commands about lists.
 *
 * <pre>
 *   ListsCommand: push, add, list, show, remove ──▶ EditTask ──▶ ListsOnTopic, ListEdit
 * </pre>
 */
@NullMarked
package dev.weir.cli.lists;

import org.jspecify.annotations.NullMarked;
