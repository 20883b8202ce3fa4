/**
 * What happens in a town: people look around and pay, thieves go about it, goods run out. All of it a function of a
 * seed.
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
