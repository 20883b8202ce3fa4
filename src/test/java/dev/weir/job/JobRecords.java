package dev.weir.job;

/** Records as the wire formats have them, with what matters named. */
public final class JobRecords {
    /** 2026-03-01T10:00:00Z. */
    public static final long MORNING = 1_772_359_200_000L;

    private JobRecords() {}

    public static String transaction(String id, String customer, double amount, long millis) {
        return """
                {"transactionId":"%s","customerId":"%s","cardId":"card-%s","timestamp":%d,"amount":%s,"currency":"EUR"}""".formatted(id, customer, customer, millis, amount);
    }

    public static String order(String id, String customer, String sku, int quantity, long millis) {
        return """
                {"transactionId":"%s","customerId":"%s","timestamp":%d,"amount":10,
                 "items":[{"sku":"%s","quantity":%d,"price":10}]}""".formatted(id, customer, millis, sku, quantity);
    }

    public static String click(String id, String customer, String type, String sku, long millis) {
        return """
                {"eventId":"%s","customerId":"%s","timestamp":%d,"type":"%s","sku":"%s"}""".formatted(id, customer, millis, type, sku);
    }

    public static String stock(String sku, String warehouse, int available, long millis) {
        return """
                {"sku":"%s","warehouse":"%s","available":%d,"reserved":0,"price":9.5,"timestamp":%d}""".formatted(sku, warehouse, available, millis);
    }
}
