package dev.weir.console.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * What a provider says of itself, and what its tokens are checked by.
 *
 * @param login where browsers log in
 * @param token where codes become tokens
 * @param takesSecretInBody whether the secret of a client is expected in the request and not in its header
 * @param validator checks signature, issuer, audience, times and nonce
 */
record ProviderFacts(URI login, URI token, boolean takesSecretInBody, IDTokenValidator validator) {
    static final int CONNECT_MILLIS = 3_000;
    static final int READ_MILLIS = 5_000;

    private static final int MOST_BYTES = 256 * 1024;
    private static final int SKEW_SECONDS = 60;

    /** Signatures with a key that only the provider has: with a shared key, or none, anybody could be anybody. */
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** Asks a provider. */
    static ProviderFacts of(OidcClient client) throws LoginException {
        Issuer issuer = new Issuer(client.issuer());
        try {
            OIDCProviderMetadata said = OIDCProviderMetadata.resolve(issuer, CONNECT_MILLIS, READ_MILLIS);
            URI login = said.getAuthorizationEndpointURI();
            URI token = said.getTokenEndpointURI();
            URI keys = said.getJWKSetURI();
            for (URI address : new URI[] {login, token, keys}) {
                if (address == null || !OidcClient.isPrivate(address)) {
                    throw new LoginException(client.issuer() + " names no https address for each of the login, the"
                            + " token and its keys");
                }
            }
            JWSVerificationKeySelector<SecurityContext> selector = new JWSVerificationKeySelector<>(
                    SIGNATURES,
                    JWKSourceBuilder.create(
                                    keys.toURL(), new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES))
                            .build());
            IDTokenValidator validator = new IDTokenValidator(issuer, new ClientID(client.id()), selector, null);
            validator.setMaxClockSkew(SKEW_SECONDS);
            List<ClientAuthenticationMethod> ways = said.getTokenEndpointAuthMethods();
            return new ProviderFacts(
                    login,
                    token,
                    ways != null
                            && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                            && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC),
                    validator);
        } catch (GeneralException | IOException e) {
            throw new LoginException("cannot read what " + client.issuer() + " says of itself", e);
        }
    }
}
