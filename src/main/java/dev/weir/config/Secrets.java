package dev.weir.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets that stand in the open: by the name of a setting, as Kafka, its plug-ins and the clouds call theirs, and by
 * what a value looks like, whatever it is called. Where a secret stands may always be said instead: {@code ${file:…}}, {@code
 * ${dir:…}}, {@code ${env:…}}. No error repeats a value.
 */
final class Secrets {
    private static final String REF = "\\$\\{[^}:]+:[^}]+}";
    private static final Pattern REFERENCE = Pattern.compile(REF);

    /** Somebody's name may stand before it: {@code weir:${env:PASSWORD}}. */
    private static final Pattern REFERENCE_OF_USER = Pattern.compile("(?:" + REF + "|[^:$]*):" + REF);

    /** Words of a name, with a dot between them, that say secret. */
    private static final Pattern NAME = Pattern.compile(
            ".*(?:passw|pwd|passphrase|passcode|secret|token|credential|user\\.?info|auth\\.header|authorization|private\\.?key"
                    + "|(?:api|access|account|shared|storage|license|encryption|signing|ssl|sas|client|subscription)\\.?key(?![a-z])"
                    + "|keystore\\.key|shared\\.?access|connection\\.?string|conn\\.?str|sas\\.?url|jwt|bearer(?!\\.auth)).*",
            Pattern.DOTALL);

    /** What such a name ends with where it says something about a secret, and is none. */
    private static final Pattern ABOUT = Pattern.compile(
            ".*\\.(?:url|uri|endpoint|location|file|path|dir|source|provider|providers|class|type|algorithm|format|enabled|enable"
                    + "|ms|seconds|bytes|name|scope|audience|issuer|alias|version)|.*\\.callback\\.handler\\.class",
            Pattern.DOTALL);

    /** Begins where a name does and gives nothing back, so that it takes no longer than the text is long. */
    private static final Pattern OPTION = Pattern.compile(
            "(?<![\\w.-])([\\w.-]++)\\s*+=\\s*+(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|[^\\s;&,\"']++)");

    /** A private key, a web token, a key of Amazon's, Google's or GitHub's, an address with a password in it. */
    private static final List<Pattern> VALUES = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"),
            Pattern.compile("\\beyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\."),
            Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
            Pattern.compile("\\bAIza[\\w-]{35}"),
            Pattern.compile("\\bgh[pousr]_\\w{36}"),
            Pattern.compile("\"private_key\"\\s*:"),
            Pattern.compile("[a-zA-Z0-9+.-]://[^/?#\\s:@]*+:(?!" + REF + "@)[^/?#\\s@]+@"));

    private Secrets() {}

    /** Whether a setting of this name holds a secret. */
    static boolean isName(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1.$2")
                .replaceAll("[-_\\s]", ".")
                .toLowerCase(Locale.ROOT);
        return NAME.matcher(words).matches() && !ABOUT.matcher(words).matches();
    }

    /**
     * What to write instead of a secret.
     *
     * @param isSecret whether the setting holds one
     * @return empty if there is none in the open
     */
    static Optional<String> error(String name, String value, boolean isSecret) {
        if (isSecret && !isHarmless(value)) {
            return Optional.of("is a secret in the open; write where it stands instead, " + advice(name, "%s"));
        }
        Optional<String> option = optionIn(value);
        if (option.isPresent()) {
            return Optional.of("has a secret in the open at '" + option.get() + "'; write where it stands instead, "
                    + advice(option.get(), option.get() + "=\"%s\""));
        }
        return isLikeSecret(value)
                ? Optional.of("looks like a secret in the open; write where it stands instead, " + advice(name, "%s"))
                : Optional.empty();
    }

    /** Whether a value is what private keys, tokens and passwords in addresses look like. */
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

    /** The first option of a JAAS config, a connection string or a query that is a secret. */
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
