/**
 * The commands about lists.
 *
 * <pre>
 *   ListsCommand: push, list, show, remove ──▶ ListsOnTopic
 * </pre>
 */
@NullMarked
package dev.weir.cli.lists;

import org.jspecify.annotations.NullMarked;
