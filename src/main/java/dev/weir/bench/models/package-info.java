/**
 * What a score costs, by kind of model, and what swapping a large model does to those who score meanwhile.
 *
 * <pre>
 *   ModelsBench ──▶ RecordMeter      what a score costs
 *       ├──▶ BenchTrees, OnnxBytes (ProtoWriter)      models that are made, not trained
 *       └──▶ SwapMeter      the slowest scores meanwhile
 * </pre>
 */
@NullMarked
package dev.weir.bench.models;

import org.jspecify.annotations.NullMarked;
