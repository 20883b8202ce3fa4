package dev.weir.sandbox.traffic;

/**
 * Somebody who shops.
 *
 * @param usualSpend the amount of a typical payment, in the currency of their home
 */
record Customer(
        String customerId, String cardId, String deviceId, String ip, String sessionId, City home, double usualSpend) {}
