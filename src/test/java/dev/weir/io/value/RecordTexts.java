package dev.weir.io.value;

import static dev.weir.io.Records.INVENTORY;
import static dev.weir.io.Records.TRANSACTIONS;
import static dev.weir.io.Records.record;
import static dev.weir.io.Records.rejected;

import dev.weir.io.Records;

/** Records as texts with single quotes, and why they are rejected. */
final class RecordTexts {
    static final String GOOD =
            "{'transactionId':'t','timestamp':0,'amount':1,'cardId':'k','items':[{'sku':'s'}],'attributes':{'risk':1}}";

    private RecordTexts() {}

    static String rejectedStock(String json) {
        return rejected(Records.reader().read(record(INVENTORY, json(json))));
    }

    static String goodBut(String field, String value) {
        return GOOD.substring(0, GOOD.length() - 1) + ",'" + field + "':" + value + "}";
    }

    static String rejectedTransaction(String json) {
        return rejected(Records.reader().read(record(TRANSACTIONS, json(json))));
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
