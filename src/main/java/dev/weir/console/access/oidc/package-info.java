/**
 * Logins with a provider of OpenID Connect: its library checks what the provider says.
 *
 * <pre>
 *   Provider ──┬──▶ ProviderFacts ──▶ OidcClient      where its addresses and keys are, and what it knows this console by
 *              └──▶ Claims ──▶ Identity               who it says somebody is
 * </pre>
 */
@NullMarked
package dev.weir.console.access.oidc;

import org.jspecify.annotations.NullMarked;
