/** Logins with a provider of OpenID Connect: its library checks what the provider says. */
@NullMarked
package dev.weir.console.access.oidc;

import org.jspecify.annotations.NullMarked;
