package dev.weir.console.access;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/** Believes the headers of a proxy, and answers nobody but the proxy. */
final class ProxyGate implements Gate {
    private static final Pattern NUMERIC =
            Pattern.compile("(([0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)(/[0-9]{1,3})?");
    private static final int MOST_GROUPS = 1_000;

    private final Login.Proxy login;
    private final BrowserCookie cookie;
    private final InetAddressSet addresses = new InetAddressSet();

    ProxyGate(Login.Proxy login, BrowserCookie cookie) {
        this.login = login;
        this.cookie = cookie;
        for (String address : login.addresses()) {
            add(address);
        }
    }

    private void add(String address) {
        try {
            if (NUMERIC.matcher(address).matches()) {
                addresses.add(address);
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(notAnAddress(address), e);
        }
        throw new IllegalArgumentException(notAnAddress(address));
    }

    private static String notAnAddress(String address) {
        return "'" + address + "' is no address and no network; write one such as 10.0.0.7 or 10.0.0.0/24";
    }

    @Override
    public Optional<Guest> guest(Context request) {
        if (!isProxy(request.req().getRemoteAddr())) {
            return Gate.refuse(request, HttpStatus.FORBIDDEN, "this console answers through its proxy only");
        }
        List<String> names = Collections.list(request.req().getHeaders(login.header()));
        Optional<String> name = names.size() == 1 ? Gate.name(names.get(0)) : Optional.empty();
        if (name.isEmpty()) {
            return Gate.refuse(
                    request,
                    HttpStatus.UNAUTHORIZED,
                    "the proxy does not say who asks: it has to set the header " + login.header()
                            + " once, and to take away what a browser sends under that name");
        }
        Optional<Role> role = login.roles().of(groups(request));
        if (role.isEmpty()) {
            return Gate.refuse(
                    request, HttpStatus.FORBIDDEN, AccessControl.withoutRole(name.orElseThrow(), login.roles()));
        }
        return Optional.of(new Guest(name.orElseThrow(), role.orElseThrow(), cookie.of(request), () -> true));
    }

    private List<String> groups(Context request) {
        return Collections.list(request.req().getHeaders(login.rolesHeader())).stream()
                .flatMap(line -> Arrays.stream(line.split(",", MOST_GROUPS)))
                .map(String::strip)
                .toList();
    }

    private boolean isProxy(String address) {
        try {
            return addresses.test(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
