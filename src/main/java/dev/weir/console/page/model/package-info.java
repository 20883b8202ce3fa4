/**
 * The pages of models.
 *
 * <pre>
 *   ModelsPage ──▶ ModelFigures ◀── ModelPage
 * </pre>
 */
@NullMarked
package dev.weir.console.page.model;

import org.jspecify.annotations.NullMarked;
