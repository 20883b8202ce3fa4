/**
 * The commands about models.
 *
 * <pre>
 *   ModelsCommand ──▶ PushModels, ListModels, ShowModel, PromoteModel, RollBackModel, RemoveModel, TrainModel
 * </pre>
 */
@NullMarked
package dev.weir.cli.models;

import org.jspecify.annotations.NullMarked;
