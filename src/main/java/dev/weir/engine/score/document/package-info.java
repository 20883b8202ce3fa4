/**
 * The models in force, read from their documents, each compiled and loaded once for all instances of a process.
 *
 * <pre>
 *   ModelDocuments ──▶ ModelInForce ──▶ LoadableModel    loaded when the first decision asks for it
 * </pre>
 */
@NullMarked
package dev.weir.engine.score.document;

import org.jspecify.annotations.NullMarked;
