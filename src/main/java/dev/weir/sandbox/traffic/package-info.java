/**
 * Generated events of a town: people look around and pay, thieves steal, products sell out. All of it is a function of
 * a seed.
 *
 * <pre>
 *   Traffic ──▶ EverydayStories, FraudStories, ShoppingStories ──▶ Script
 *      │                │
 *      ▼                ▼
 *   World ──▶ Population, Shelf          Payment, Browse ──▶ UntimedEvent
 *   Playback ──▶ EventFile               events of files instead; both are an EventSource
 * </pre>
 */
@NullMarked
package dev.weir.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
