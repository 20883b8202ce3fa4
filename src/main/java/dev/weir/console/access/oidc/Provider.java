package dev.weir.console.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider of OpenID Connect. It is asked when somebody logs in for the first time, so the console starts without it.
 * Thread-safe.
 */
public final class Provider {
    private final OidcClient client;
    private final URI callback;
    private volatile @Nullable ProviderFacts facts;

    /**
     * Creates one.
     *
     * @param callback where it sends browsers back to, as registered with it
     */
    public Provider(OidcClient client, URI callback) {
        this.client = client;
        this.callback = callback;
    }

    /**
     * Returns the address where somebody logs in.
     *
     * @param state what the browser brings back
     * @param nonce what the token has to have
     * @param verifier what is shown when the token is fetched, 43 to 128 characters
     * @throws LoginException if the provider cannot be asked
     */
    public String loginAddress(String state, String nonce, String verifier) throws LoginException {
        Scope scopes = new Scope("openid", "profile", "email");
        client.scopes().forEach(scopes::add);
        return new AuthenticationRequest.Builder(ResponseType.CODE, scopes, new ClientID(client.id()), callback)
                .endpointURI(facts().login())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
                .build()
                .toURI()
                .toString();
    }

    /**
     * Fetches the token for a code and checks it.
     *
     * @param issuer whom the browser says it comes from, if it says so
     * @throws LoginException if there is no token, or it does not hold
     */
    public Identity identity(String code, Optional<String> issuer, String nonce, String verifier)
            throws LoginException {
        if (issuer.isPresent() && !issuer.get().equals(client.issuer().toString())) {
            throw new LoginException("the answer comes from another provider");
        }
        ProviderFacts provider = facts();
        JWT token = fetch(provider, code, verifier);
        try {
            Claims claims = new Claims(provider.validator()
                    .validate(token, new Nonce(nonce))
                    .toJWTClaimsSet()
                    .getClaims());
            return new Identity(claims.name().orElse(""), claims.groups(client.groupsClaim()));
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw new LoginException("the token does not hold", e);
        }
    }

    private JWT fetch(ProviderFacts provider, String code, String verifier) throws LoginException {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), callback, new CodeVerifier(verifier));
        HTTPRequest request = tokenRequest(provider, grant).toHTTPRequest();
        request.setConnectTimeout(ProviderFacts.CONNECT_MILLIS);
        request.setReadTimeout(ProviderFacts.READ_MILLIS);
        request.setFollowRedirects(false);
        try {
            TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
            if (answer instanceof OIDCTokenResponse tokens
                    && tokens.getOIDCTokens().getIDToken() != null) {
                return tokens.getOIDCTokens().getIDToken();
            }
            throw new LoginException("there is no token: "
                    + (answer.indicatesSuccess() ? "" : answer.toErrorResponse().getErrorObject()));
        } catch (IOException | ParseException e) {
            throw new LoginException("the token cannot be fetched", e);
        }
    }

    private TokenRequest tokenRequest(ProviderFacts provider, AuthorizationCodeGrant grant) {
        ClientID id = new ClientID(client.id());
        if (client.secret().isEmpty()) {
            return new TokenRequest.Builder(provider.token(), id, grant).build();
        }
        Secret secret = new Secret(client.secret().orElseThrow());
        return new TokenRequest.Builder(
                        provider.token(),
                        provider.takesSecretInBody()
                                ? new ClientSecretPost(id, secret)
                                : new ClientSecretBasic(id, secret),
                        grant)
                .build();
    }

    private ProviderFacts facts() throws LoginException {
        ProviderFacts known = facts;
        if (known == null) {
            known = ProviderFacts.of(client); // two at once ask twice, which does no harm
            facts = known;
        }
        return known;
    }
}
