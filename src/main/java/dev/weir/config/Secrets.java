package dev.weir.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in plain text: by the name of a setting, as used by Kafka, its plug-ins and the clouds, and by the form
 * of a value, whatever its name. A reference to a secret is always allowed: {@code ${file:…}}, {@code ${dir:…}}, {@code
 * ${env:…}}. Errors never repeat a value.
 */
final class Secrets {
    private static final String REF = "\\$\\{[^}:]+:[^}]+}";
    private static final Pattern REFERENCE = Pattern.compile(REF);

    /** A user name may precede it: {@code weir:${env:PASSWORD}}. */
    private static final Pattern REFERENCE_OF_USER = Pattern.compile("(?:" + REF + "|[^:$]*):" + REF);

    /** Words, also joined by dots, that occur in the names of secrets. */
    private static final Pattern NAME = Pattern.compile(
            ".*(?:passw|pwd|passphrase|passcode|secret|token|credential|user\\.?info|auth\\.header|authorization|private\\.?key"
                    + "|(?:api|access|account|shared|storage|license|encryption|signing|ssl|sas|client|subscription)\\.?key(?![a-z])"
                    + "|keystore\\.key|shared\\.?access|connection\\.?string|conn\\.?str|sas\\.?url|jwt|bearer(?!\\.auth)).*",
            Pattern.DOTALL);

    /** Endings of names that are about a secret but do not contain one. */
    private static final Pattern ABOUT = Pattern.compile(
            ".*\\.(?:url|uri|endpoint|location|file|path|dir|source|provider|providers|class|type|algorithm|format|enabled|enable"
                    + "|ms|seconds|bytes|name|scope|audience|issuer|alias|version)|.*\\.callback\\.handler\\.class",
            Pattern.DOTALL);

    /**
     * Starts at the beginning of a name and does not backtrack, so that the time is linear in the length of the text.
     */
    private static final Pattern OPTION = Pattern.compile(
            "(?<![\\w.-])([\\w.-]++)\\s*+=\\s*+(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|[^\\s;&,\"']++)");

    /** A private key, a web token, a key of Amazon, Google or GitHub, an address with a password. */
    private static final List<Pattern> VALUES = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"),
            Pattern.compile("\\beyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\."),
            Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
            Pattern.compile("\\bAIza[\\w-]{35}"),
            Pattern.compile("\\bgh[pousr]_\\w{36}"),
            Pattern.compile("\"private_key\"\\s*:"),
            Pattern.compile("[a-zA-Z0-9+.-]://[^/?#\\s:@]*+:(?!" + REF + "@)[^/?#\\s@]+@"));

    private Secrets() {}

    /** Returns whether a setting with this name is a secret. */
    static boolean isName(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1.$2")
                .replaceAll("[-_\\s]", ".")
                .toLowerCase(Locale.ROOT);
        return NAME.matcher(words).matches() && !ABOUT.matcher(words).matches();
    }

    /**
     * Returns the error about a secret in plain text.
     *
     * @param isSecret whether the setting is a secret
     * @return empty if there is no secret in plain text
     */
    static Optional<String> error(String name, String value, boolean isSecret) {
        if (isSecret && !isHarmless(value)) {
            return Optional.of("is a secret in plain text; write a reference to it instead, " + advice(name, "%s"));
        }
        Optional<String> option = optionIn(value);
        if (option.isPresent()) {
            return Optional.of("has a secret in plain text at '" + option.get() + "'; write a reference to it instead, "
                    + advice(option.get(), option.get() + "=\"%s\""));
        }
        return isLikeSecret(value)
                ? Optional.of(
                        "looks like a secret in plain text; write a reference to it instead, " + advice(name, "%s"))
                : Optional.empty();
    }

    /** Returns whether a value looks like a private key, a token or an address with a password. */
    static boolean isLikeSecret(String value) {
        return VALUES.stream().anyMatch(like -> like.matcher(value).find());
    }

    private static boolean isHarmless(String value) {
        return value.isEmpty()
                || value.equalsIgnoreCase("true")
                || value.equalsIgnoreCase("false")
                || REFERENCE.matcher(value).matches()
                || REFERENCE_OF_USER.matcher(value).matches();
    }

    /** Returns the first option of a JAAS config, a connection string or a query that is a secret. */
    private static Optional<String> optionIn(String value) {
        Matcher option = OPTION.matcher(value);
        while (option.find()) {
            if (isName(option.group(1)) && !isHarmless(option.group(2).replaceAll("^[\"']|[\"']$", ""))) {
                return Optional.of(option.group(1));
            }
        }
        return Optional.empty();
    }

    private static String advice(String name, String form) {
        String variable = name.replace('.', '_').toUpperCase(Locale.ROOT);
        return String.format(form, "${file:/etc/weir/secrets.properties:" + name + "}")
                + " for an entry of a file, or ${dir:/etc/weir/secrets:" + name + "} for a file of a folder, or ${env:"
                + variable + "} for a variable";
    }
}
