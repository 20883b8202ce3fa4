package dev.weir.rules.expression.eval;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.expression.value.CelValues;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;
import dev.weir.rules.list.AddressBlock;
import dev.weir.text.SaltedHash;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** The functions over texts that rules have on top of CEL's strings extension. */
@SuppressWarnings("Immutable") // it holds a meter, which threads can share, and a measure without state
public final class TextFunctions {
    /** The length of the IPv6 prefix that one subscriber usually has (RFC 6177). */
    private static final int BITS_OF_A_V6_SITE = 64;

    private static final int STEPS_PER_HASH = 20;
    private static final int STEPS_PER_ADDRESS = 20;
    private static final int CHARS_COMPARED_PER_STEP = 4;
    private static final int DIGITS = 10;
    private static final CelType INT = SimpleType.INT;
    private static final CelType TEXT = SimpleType.STRING;

    private final Meter meter;
    private final JaroWinklerSimilarity jaroWinkler = new JaroWinklerSimilarity();

    private TextFunctions(Meter meter) {
        this.meter = meter;
    }

    /** Returns the declarations of the functions. */
    public static List<CelFunctionDecl> declarations() {
        return List.of(
                declared("similarity", SimpleType.DOUBLE, TEXT, TEXT),
                declared("bucket", INT, TEXT, TEXT),
                declared("hash", TEXT, TEXT, TEXT),
                declared("luhn", SimpleType.BOOL, TEXT),
                declared("emailDomain", TEXT, TEXT),
                CelFunctionDecl.newFunctionDeclaration(
                        "network",
                        CelOverloadDecl.newGlobalOverload("network_string_int", TEXT, TEXT, INT),
                        CelOverloadDecl.newGlobalOverload("network_string_int_int", TEXT, TEXT, INT, INT)));
    }

    /** Returns the implementations of the functions. */
    public static List<CelFunctionBinding> bindings(Meter meter) {
        TextFunctions functions = new TextFunctions(meter);
        return List.of(
                CelFunctionBinding.from("similarity", String.class, String.class, functions::similarity),
                CelFunctionBinding.from("bucket", String.class, String.class, functions::bucket),
                CelFunctionBinding.from(
                        "hash",
                        String.class,
                        String.class,
                        (salt, text) -> HexFormat.of().formatHex(functions.digest(salt, text))),
                CelFunctionBinding.from("luhn", String.class, functions::luhn),
                CelFunctionBinding.from("emailDomain", String.class, functions::emailDomain),
                CelFunctionBinding.from(
                        "network_string_int",
                        String.class,
                        Long.class,
                        (address, bits) -> functions.network(address, bits, BITS_OF_A_V6_SITE)),
                CelFunctionBinding.from(
                        "network_string_int_int",
                        List.of(String.class, Long.class, Long.class),
                        at -> functions.network((String) at[0], (long) at[1], (long) at[2])));
    }

    private static CelFunctionDecl declared(String name, CelType result, CelType... parameters) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name, result, Arrays.asList(parameters)));
    }

    /**
     * Computes the Jaro–Winkler similarity of two texts, 0 to 1 (Winkler 1990), ignoring case; each pair of characters
     * is charged.
     */
    private Object similarity(String a, String b) {
        meter.charge(stepsToCompare(a, b));
        return jaroWinkler.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }

    /** Returns the steps that it takes to compare two texts by their characters. */
    static long stepsToCompare(String a, String b) {
        return 1 + (long) a.length() * b.length() / CHARS_COMPARED_PER_STEP;
    }

    /** Returns 0 to 99: the first eight bytes of the digest, as an unsigned number, modulo 100. */
    private Object bucket(String salt, String text) {
        chargeHash(salt, text);
        return SaltedHash.bucket(salt, text);
    }

    /** Returns the SHA-256 of the salt, a zero byte, and the text, both in UTF-8. */
    private byte[] digest(String salt, String text) {
        chargeHash(salt, text);
        return SaltedHash.of(salt, text);
    }

    private void chargeHash(String salt, String text) {
        meter.charge(STEPS_PER_HASH);
        meter.chargeMaking(salt.length() + text.length());
    }

    /**
     * Returns whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B); spaces and hyphens do
     * not count.
     */
    private Object luhn(String number) {
        meter.charge(1 + number.length() / CHARS_COMPARED_PER_STEP);
        int sum = 0;
        int digits = 0;
        for (int i = number.length() - 1; i >= 0; i--) {
            char c = number.charAt(i);
            if (c == ' ' || c == '-') {
                continue;
            }
            if (c < '0' || c > '9') {
                return false;
            }
            int digit = (c - '0') << (digits & 1);
            sum += digit < DIGITS ? digit : digit - DIGITS + 1;
            digits++;
        }
        return digits > 1 && sum % DIGITS == 0;
    }

    /** Returns what follows the last @, in lower case; absent if nothing precedes or nothing follows the @. */
    private Object emailDomain(String email) {
        meter.chargeMaking(email.length());
        String trimmed = email.strip();
        int at = trimmed.lastIndexOf('@');
        return at < 1 || at == trimmed.length() - 1
                ? CelValues.ABSENT
                : trimmed.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    private Object network(String address, long bitsOfV4, long bitsOfV6) {
        if (bitsOfV4 < 0 || bitsOfV4 > AddressBlock.MAX_V4 || bitsOfV6 < 0 || bitsOfV6 > AddressBlock.MAX_V6) {
            throw Failure.of("'network' takes 0 to 32 bits of an IPv4 address and 0 to 128 of an IPv6 address;"
                    + " write network(transaction.ip, 24)");
        }
        meter.charge(STEPS_PER_ADDRESS);
        Optional<String> block = AddressBlock.of(address, (int) bitsOfV4, (int) bitsOfV6);
        return block.isPresent() ? block.get() : CelValues.ABSENT;
    }
}
