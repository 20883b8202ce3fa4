/**
 * Documents of models: their grammar, and how they become a {@link dev.weir.rules.model.Model}.
 *
 * <pre>
 *   ModelCompiler ──▶ ModelReader ──▶ ModelGrammar    the keys of a document
 *        │                 └──▶ KindReader            what its kind needs
 *        │                          └──▶ TrainingReader (PromotionReader), TreeReader
 *        └──▶ CompiledModel ──▶ Model ──▶ ModelGuard, Training    what the engine works with
 *   ModelIds: the names of models, of their documents, and the keys of their records
 * </pre>
 */
@NullMarked
package dev.weir.rules.model;

import org.jspecify.annotations.NullMarked;
