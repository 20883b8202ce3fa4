package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds addresses that are compared with a network, as {@code transaction.ip == "203.0.113.0/24"} or {@code "203.0.113.*"}:
 * a field with an address never has such a text.
 */
final class NetworkTexts {
    private static final Pattern NETWORK =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}|[0-9a-fA-F:]*:[0-9a-fA-F:]*/[0-9]{1,3}");

    private static final Pattern WILDCARD = Pattern.compile("([0-9]{1,3}\\.){1,3}(\\*|[*0-9]+\\.)*\\*");
    private static final Set<String> EQUALS = Set.of("_==_", "_!=_", Nodes.IN);
    private static final Set<String> PARTS = Set.of("startsWith", "endsWith", "contains");

    /** Notes a comparison with a network. */
    void check(CelExpr expr, Notes warnings) {
        if (expr.getKind() != Kind.CALL) {
            return;
        }
        String function = expr.call().function();
        if (EQUALS.contains(function) || PARTS.contains(function)) {
            List<CelExpr> sides = Stream.concat(expr.call().target().stream(), expr.call().args().stream())
                    .map(Nodes::bare)
                    .toList();
            if (sides.stream().anyMatch(NetworkTexts::isAddress)) {
                sides.stream()
                        .flatMap(side -> network(side).stream())
                        .findFirst()
                        .ifPresent(network -> warnings.note(expr, message(network)));
            }
        }
    }

    private static String message(String network) {
        return "no address is the text '" + network
                + "'; write network(transaction.ip, 24) == '203.0.113.0/24', or put the"
                + " networks into a list and write inNetworks('blocked-networks', transaction.ip)";
    }

    private static boolean isAddress(CelExpr side) {
        String path = Nodes.path(side);
        return path.endsWith(".ip") || path.equals("ip");
    }

    private static Optional<String> network(CelExpr side) {
        List<CelExpr> texts = side.getKind() == Kind.LIST ? side.list().elements() : List.of(side);
        return texts.stream()
                .map(Nodes::bare)
                .filter(Nodes::isText)
                .map(Nodes::text)
                .filter(text -> NETWORK.matcher(text).matches()
                        || WILDCARD.matcher(text).matches())
                .findFirst();
    }
}
