package dev.weir.console.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A provider of OpenID Connect that logs everybody in as ann, and that can be made to lie. */
final class SmallIssuer implements AutoCloseable {
    static final String CLIENT = "weir";
    static final String SECRET = "a secret: with % and ä";

    /** Making one takes a second or more. */
    private static final RSAKey KEY = key();

    private final HttpServer server;
    private final Map<String, String> asked = new HashMap<>();
    private volatile List<String> groups = List.of("weir-shadow");
    private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    private volatile UnaryOperator<String> state = UnaryOperator.identity();
    private volatile Signing signing = this::signed;

    interface Signing {
        JWT sign(JWTClaimsSet claims) throws JOSEException;
    }

    private SmallIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, metadata()));
        server.createContext("/keys", exchange -> json(exchange, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    static SmallIssuer start() throws IOException {
        return new SmallIssuer();
    }

    static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** From now on ann belongs to these. */
    void groups(String... names) {
        groups = List.of(names);
    }

    /** From now on tokens say something else. */
    void says(UnaryOperator<JWTClaimsSet.Builder> other) {
        claims = other;
    }

    /** From now on browsers bring back another state. */
    void sendsBack(UnaryOperator<String> other) {
        state = other;
    }

    /** From now on tokens are signed in another way. */
    void signs(Signing other) {
        signing = other;
    }

    JWT signed(JWTClaimsSet content) throws JOSEException {
        return signed(content, KEY);
    }

    static JWT signed(JWTClaimsSet content, RSAKey with) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), content);
        token.sign(new RSASSASigner(with));
        return token;
    }

    /** Signed with what everybody may know, as if it were a shared secret. */
    JWT signedWithThePublicKey(JWTClaimsSet content) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), content);
        token.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
        return token;
    }

    static JWT unsigned(JWTClaimsSet content) {
        return new PlainJWT(content);
    }

    private String metadata() {
        String at = address().toString();
        return "{\"issuer\":\"" + at + "\",\"authorization_endpoint\":\"" + at + "/authorize\",\"token_endpoint\":\""
                + at
                + "/token\",\"jwks_uri\":\"" + at + "/keys\",\"response_types_supported\":[\"code\"],"
                + "\"subject_types_supported\":[\"public\"],\"id_token_signing_alg_values_supported\":[\"RS256\"]}";
    }

    private synchronized void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        asked.putAll(query);
        String back = query.get("redirect_uri") + "?code=the-code&state="
                + URLEncoder.encode(state.apply(query.get("state")), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private synchronized void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean holds = "the-code".equals(form.get("code"))
                && challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))
                && "S256".equals(asked.get("code_challenge_method"))
                && isClient(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!holds) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Instant now = Instant.now();
        JWTClaimsSet.Builder content = new JWTClaimsSet.Builder()
                .issuer(address().toString())
                .audience(CLIENT)
                .subject("1234")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", asked.get("nonce"))
                .claim("preferred_username", "ann")
                .claim("groups", groups);
        try {
            json(
                    exchange,
                    "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\""
                            + signing.sign(claims.apply(content).build()).serialize() + "\"}");
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    private static boolean isClient(String header) {
        String both = URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return ("Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8))).equals(header);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 200, body);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
