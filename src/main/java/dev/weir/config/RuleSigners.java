package dev.weir.config;

import dev.weir.events.record.Sender;
import dev.weir.events.record.Signing;
import dev.weir.text.Spelling;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The signers whose signatures are accepted on the topics of rules and lists. If there are none, no signature is
 * required.
 *
 * @param keys by name, Ed25519 public keys, X.509 SubjectPublicKeyInfo in base64
 * @param mayWrite the lists on which rules may put entries
 * @param tables the topics of captured tables with rules and with entries of lists
 */
public record RuleSigners(Map<String, String> keys, List<String> mayWrite, Tables tables) {
    private static final int MOST_LISTS = 32;
    private static final Pattern LIST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** Makes defensive copies. */
    public RuleSigners {
        keys = Map.copyOf(keys);
        mayWrite = List.copyOf(mayWrite);
    }

    /**
     * The topics of captured tables of a database.
     *
     * @param rules of the table whose rows are rules, {@code ""} for none
     * @param lists of the table whose rows are entries of lists, {@code ""} for none
     */
    public record Tables(String rules, String lists) {
        private static final String RULES = "fromTable";
        private static final String LISTS = "listsFromTable";

        /** No tables. */
        public static final Tables NONE = new Tables("", "");

        static Tables read(ConfigSection rules, boolean signed) {
            Tables tables = new Tables(
                    rules.text(RULES, "", "the name of a topic"), rules.text(LISTS, "", "the name of a topic"));
            if (signed && !tables.equals(NONE)) {
                rules.note(
                        tables.rules().isEmpty() ? LISTS : RULES,
                        "lets rows of a database be rules or entries of lists, which nobody signs, and there are"
                                + " rules.signers; leave one of them out");
            }
            return tables;
        }

        /** Returns those that there are, by the keys of the job config. */
        public Map<String, String> topics() {
            Map<String, String> topics = new TreeMap<>(Map.of(RULES, rules, LISTS, lists));
            topics.values().removeIf(String::isEmpty);
            return topics;
        }
    }

    static RuleSigners read(ConfigSection rules) {
        ConfigSection signers = rules.section("signers");
        Map<String, String> keys = signers.open("an Ed25519 public key in base64");
        keys.forEach((name, key) -> {
            if (name.isBlank() || name.length() > Sender.MOST_CHARS) {
                signers.note(name, "is the name of a signer; write 1 to " + Sender.MOST_CHARS + " characters");
            }
            if (!isKey(key)) {
                signers.note(
                        name,
                        "is no Ed25519 public key (X.509, base64, in one line); print it:"
                                + " openssl pkey -in KEY.pem -pubout -outform DER | base64 -w0");
            }
        });
        List<String> mayWrite = lists(rules);
        if (!mayWrite.isEmpty() && !keys.isEmpty()) {
            rules.note(
                    "mayWrite",
                    "lets rules put entries on lists, which nobody signs, and there are rules.signers; leave one of them"
                            + " out");
        }
        Tables tables = Tables.read(rules, !keys.isEmpty());
        rules.end();
        return new RuleSigners(keys, mayWrite, tables);
    }

    private static List<String> lists(ConfigSection rules) {
        List<String> lists = rules.textsOrNone("mayWrite");
        if (lists.size() > MOST_LISTS) {
            rules.note("mayWrite", "has " + lists.size() + " lists; write at most " + MOST_LISTS);
        }
        for (String list : lists) {
            if (!LIST.matcher(list).matches()) {
                rules.note(
                        "mayWrite",
                        "has '" + Spelling.shortened(list) + "', which is no name of a list; write up to 128 letters,"
                                + " digits, '.', '_' and '-', beginning with a letter or a digit");
            }
        }
        return lists;
    }

    private static boolean isKey(String key) {
        try {
            return Signing.publicKey(Base64.getDecoder().decode(key)).getEncoded().length > 0;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return false; // the error says what is expected
        }
    }

    /** Returns the keys as bytes. */
    public Map<String, byte[]> encoded() {
        Map<String, byte[]> encoded = new HashMap<>();
        keys.forEach((name, key) -> encoded.put(name, Base64.getDecoder().decode(key)));
        return encoded;
    }
}
