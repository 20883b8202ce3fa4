package dev.weir.rules.expression.message;

import dev.weir.rules.expression.environment.EarlierDecisions;
import dev.weir.rules.expression.environment.Lookup;
import dev.weir.rules.expression.environment.Membership;
import dev.weir.rules.expression.environment.ModelScores;
import java.util.List;
import java.util.Map;

/** The names of functions, for advice about mistyped ones. */
public final class KnownFunctions {
    private static final String NETWORKS =
            "write inNetworks('blocked-networks', transaction.ip) with a list of networks, or"
                    + " network(transaction.ip, 24) == '203.0.113.0/24' for one";

    private static final String FEATURE =
            "what happened before is a feature, such as features: {payments5m: {count: transaction, by: [cardId], over:"
                    + " 5m}}, and has a name here: payments5m > 3";

    /** What to write instead of functions that other languages have. */
    static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("cidr", NETWORKS),
            Map.entry("containsIP", NETWORKS),
            Map.entry("ip", "an address is a text: write transaction.ip == '203.0.113.7'"),
            Map.entry("len", "write size(...)"),
            Map.entry("length", "write size(...)"),
            Map.entry("lower", "write lowerAscii(), as in click.query.lowerAscii()"),
            Map.entry("upper", "write upperAscii(), as in click.query.upperAscii()"),
            Map.entry("toLowerCase", "write lowerAscii(), as in click.query.lowerAscii()"),
            Map.entry("toUpperCase", "write upperAscii(), as in click.query.upperAscii()"),
            Map.entry("abs", "write math.abs(...)"),
            Map.entry("round", "write math.round(...)"),
            Map.entry("floor", "write math.floor(...)"),
            Map.entry("ceil", "write math.ceil(...)"),
            Map.entry("now", "'now' is the time of the decision, without parentheses"),
            Map.entry("isNull", "write !has(...)"),
            Map.entry("ifNull", "write orElse(value, default)"),
            Map.entry("mod", "write x % y"),
            Map.entry("count", FEATURE),
            Map.entry("countDistinct", FEATURE),
            Map.entry("toString", "write string(...)"),
            Map.entry("str", "write string(...)"),
            Map.entry("parseInt", "write int(...)"),
            Map.entry("toInt", "write int(...)"),
            Map.entry("toNumber", "write double(...)"),
            Map.entry("float", "write double(...)"),
            Map.entry("equals", "write x == y"),
            Map.entry("equalsIgnoreCase", "write x.lowerAscii() == 'text'"),
            Map.entry("isEmpty", "write x == '' for a text, size(x) == 0 for a list, and !has(x) for what is missing"),
            Map.entry("isPresent", "write has(...)"),
            Map.entry("defined", "write has(...)"),
            Map.entry("nvl", "write orElse(value, default)"),
            Map.entry("ifnull", "write orElse(value, default)"),
            Map.entry("includes", "write x.contains('text'), or x in ['a', 'b']"),
            Map.entry("regex", "write x.matches('a.*')"),
            Map.entry("match", "write x.matches('a.*')"),
            Map.entry("concat", "write x + y"),
            Map.entry("any", "write list.exists(x, condition)"),
            Map.entry("every", "write list.all(x, condition)"),
            Map.entry("some", "write list.exists(x, condition)"),
            Map.entry("if", "write condition ? value : otherwise, in quotes as YAML wants it"),
            Map.entry("random", "write bucket(...), which is the same for the same text each time"),
            Map.entry("dayOfWeek", "write now.getDayOfWeek('Europe/Berlin')"),
            Map.entry("weekday", "write now.getDayOfWeek('Europe/Berlin')"),
            Map.entry("today", "write localDate(now, 'Europe/Berlin')"));

    /** Usage of functions with a special form. */
    static final Map<String, String> USAGE = Map.of(
            Membership.NAME,
            Membership.USAGE,
            Membership.NETWORKS_NAME,
            Membership.NETWORKS_USAGE,
            Membership.FUZZY_NAME,
            Membership.FUZZY_USAGE,
            Lookup.NAME,
            Lookup.USAGE,
            EarlierDecisions.RECENTLY.inRules(),
            EarlierDecisions.RECENTLY.usage(),
            EarlierDecisions.DECIDED.inRules(),
            EarlierDecisions.DECIDED.usage(),
            EarlierDecisions.FIRED.inRules(),
            EarlierDecisions.FIRED.usage(),
            ModelScores.NAME,
            ModelScores.USAGE);

    /** All functions that an expression may call. */
    public static final List<String> NAMES = List.of(
            // of rules
            "sum",
            "avg",
            "stddev",
            "min",
            "max",
            "distanceKm",
            "zscore",
            "hour",
            "isWeekend",
            "localDate",
            "daysBetween",
            "similarity",
            "bucket",
            "hash",
            "luhn",
            "emailDomain",
            "network",
            "orElse",
            "coalesce",
            "has",
            "inList",
            "inNetworks",
            "fuzzyMatch",
            "lookup",
            "recently",
            "decided",
            "fired",
            "score",
            // macros
            "all",
            "exists",
            "exists_one",
            "map",
            "filter",
            // the standard library
            "size",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "int",
            "uint",
            "double",
            "string",
            "bool",
            "bytes",
            "timestamp",
            "duration",
            "type",
            "dyn",
            "getDate",
            "getDayOfMonth",
            "getDayOfWeek",
            "getDayOfYear",
            "getFullYear",
            "getHours",
            "getMilliseconds",
            "getMinutes",
            "getMonth",
            "getSeconds",
            // the strings extension
            "charAt",
            "format",
            "indexOf",
            "join",
            "lastIndexOf",
            "lowerAscii",
            "quote",
            "replace",
            "reverse",
            "split",
            "strings.quote",
            "substring",
            "trim",
            "upperAscii",
            // the math extension
            "math.abs",
            "math.bitAnd",
            "math.bitNot",
            "math.bitOr",
            "math.bitShiftLeft",
            "math.bitShiftRight",
            "math.bitXor",
            "math.ceil",
            "math.floor",
            "math.greatest",
            "math.isFinite",
            "math.isInf",
            "math.isNaN",
            "math.least",
            "math.round",
            "math.sign",
            "math.sqrt",
            "math.trunc",
            // the sets extension
            "sets.contains",
            "sets.equivalent",
            "sets.intersects");

    private KnownFunctions() {}
}
