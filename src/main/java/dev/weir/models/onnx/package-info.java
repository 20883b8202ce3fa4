/**
 * Scores of models in ONNX form, by ONNX Runtime: a native library that is loaded when the first such model is, and
 * never if there is none. Its jar is no part of the job jar.
 *
 * <pre>
 *   bytes ──▶ OnnxFile ──▶ OnnxModel ──▶ OnnxScorer      a session for all threads, buffers for each
 *     ProtoBytes ─┘            ▲
 *              OnnxLibrary ────┴── OnnxPorts      is it there? · which tensors go in and come out
 * </pre>
 */
@NullMarked
package dev.weir.models.onnx;

import org.jspecify.annotations.NullMarked;
