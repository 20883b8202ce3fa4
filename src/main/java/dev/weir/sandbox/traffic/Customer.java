package dev.weir.sandbox.traffic;

/**
 * Somebody who shops.
 *
 * @param usualSpend what a payment of theirs is about, in the currency of their home
 */
record Customer(
        String customerId, String cardId, String deviceId, String ip, String sessionId, City home, double usualSpend) {}
