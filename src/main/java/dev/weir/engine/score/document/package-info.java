/**
 * The models in force, read from their documents, each compiled and loaded once for all instances of a process.
 *
 * <pre>
 *   ModelDocuments ──▶ ModelInForce ──▶ LoadableModel    loaded ahead of the first decision that asks it
 *         ▲                 ▲
 *         └─ ExpectedModel ─┘    what comes into force next
 * </pre>
 */
@NullMarked
package dev.weir.engine.score.document;

import org.jspecify.annotations.NullMarked;
